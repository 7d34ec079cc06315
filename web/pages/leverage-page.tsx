import { useCallback } from "preact/hooks";
import type { DmaAnswer } from "../../src/contract.ts";
import { DMA_REPLAYS } from "../../src/domain/dma/replays.ts";
import { leverageChart, leverageLabel, leverageNumbers } from "../../src/view/charts/leverage-chart.ts";
import { longDate } from "../../src/view/format.ts";
import { boundsTable, leverageTable, salesTable } from "../../src/view/leverage-tables.ts";
import type { Look } from "../../src/view/look.ts";
import { leverageLine, leverageSentence, leverageSource, STORM_NAMES, timesWord } from "../../src/view/words/dma.ts";
import { Chart } from "../charts/chart.tsx";
import { Choice } from "../parts/choice.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge, Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { LeverageAnswers } from "../state/use-leverage.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import { LEVERAGES, STORMS, type ViewState } from "../state/view-state.ts";

interface LeveragePageProps {
  readonly asked: LeverageAnswers;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** An episode at a leverage that the reader slides: equity, margin ratio, what is sold, and how much leverage survives. */
export function LeveragePage(props: LeveragePageProps) {
  const { asked, view } = props;
  const { lang } = useLook();
  const say = useSay();
  const { chosen, begun } = asked;
  const answer = begun && chosen.failure === null ? chosen.answer : null;
  const storm = STORM_NAMES[view.storm][lang];
  return (
    <>
      <PageVerdict
        sentence={answer ? leverageSentence(answer, lang) : say(`杠杆：${storm}`, `Leverage: ${storm}`)}
        line={answer ? leverageLine(answer, asked.survivable, lang) : []}
        badge={answer && <AssumedTerms />}
      />
      <Controls {...props} />
      {begun ? (
        <Waiting asked={chosen}>{(account) => <Shown {...props} answer={account} />}</Waiting>
      ) : (
        <Nothing
          failure={{
            kind: "empty",
            sentence: say(
              `该段行情自 ${DMA_REPLAYS[view.storm].from} 开始，晚于所选日期。`,
              `This episode begins on ${longDate(DMA_REPLAYS[view.storm].from, lang)}, not before the evening shown.`,
            ),
          }}
          fill={say("选择更晚的日期，或另一段行情。", "Choose a later evening, or the other episode.")}
        />
      )}
    </>
  );
}

function AssumedTerms() {
  const say = useSay();
  return <Badge kind="assumption">{say("假设", "assumption")}</Badge>;
}

function Controls({ view, change }: LeveragePageProps) {
  const { lang } = useLook();
  const say = useSay();
  const { leverage, storm } = view;
  return (
    <Section
      title={say("账户", "Account")}
      note={say("股票多头、期货空头，借款加杠杆", "long stocks, short futures, borrowed")}
    >
      <div class="leverage-controls">
        <label class="slider">
          <span>{say("杠杆", "Leverage")}</span>
          <input
            type="range"
            min={LEVERAGES[0]}
            max={LEVERAGES[LEVERAGES.length - 1]}
            step={0.5}
            value={leverage}
            aria-valuetext={timesWord(leverage, lang)}
            onInput={(event) => change({ leverage: Number(event.currentTarget.value) })}
          />
          <output>{timesWord(leverage, lang)}</output>
        </label>
        <Choice
          label={say("行情", "Episode")}
          chosen={storm}
          options={STORMS.map((one) => [one, STORM_NAMES[one][lang]])}
          onChoose={(one) => change({ storm: one })}
        />
      </div>
    </Section>
  );
}

function Shown({ asked, answer, cursor, onCursor }: LeveragePageProps & { readonly answer: DmaAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const { whole, survivable } = asked;
  // The whole leverages arrive one by one: the drawing changes with each, and with nothing else.
  const arrived = whole.map(({ leverage, from, to }) => `${leverage} ${from} ${to}`).join();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => leverageChart(answer, whole, width, look, date),
    [answer, arrived],
  );
  const sales = salesTable(answer, lang);
  return (
    <>
      <div class="columns">
        <Section>
          <Chart draw={draw} label={leverageLabel(answer, whole, lang)} cursor={cursor} onCursor={onCursor} />
          <SourceLine numbers={() => leverageNumbers(answer, lang)}>{leverageSource(answer, lang)}</SourceLine>
        </Section>
        <div>
          <Section
            title={say("可承受的杠杆", "Leverage that survives")}
            note={say("最小者为限，只用建仓前所知", "the least binds; known at entry")}
            badge={<AssumedTerms />}
          >
            {survivable ? (
              <Figures table={boundsTable(survivable, lang)} name="bounds" />
            ) : (
              <p class="source">{say("计算中", "computing")}</p>
            )}
            {survivable?.knownAtEntry === null && (
              <p class="source">
                {say(
                  "建仓前须有 120 日以上的标的与期货收盘价；导入更早的数据后，此处列出每一约束。",
                  "Before entry, 120 days of closes of basket and futures are needed; import earlier data and every bound is listed here.",
                )}
              </p>
            )}
          </Section>
          <Section title={say("每日所卖", "What it sells by day")} note={say("建仓权益的倍数", "in equities of entry")}>
            {sales.rows.length === 0 ? (
              <p class="source">{say("没有预警、追保或卖出。", "No warning, no call, no sale.")}</p>
            ) : (
              <Figures table={sales} name="sales" />
            )}
          </Section>
          <Section title={say("各整数杠杆", "Whole leverages")} note={say("建仓权益 = 1", "equity of entry = 1")}>
            <Figures table={leverageTable(whole, lang)} name="leverages" />
          </Section>
        </div>
      </div>
      <Notes notes={answer.notes} />
    </>
  );
}
