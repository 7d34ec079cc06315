import { useCallback, useMemo } from "preact/hooks";
import type { ChainRunAnswer } from "../../src/contract.ts";
import { CHAIN_WINDOW, type ChainChoice } from "../../src/view/chain-choice.ts";
import {
  errorsTable,
  eventsTable,
  implausibleTable,
  missingTable,
  signatureTable,
} from "../../src/view/chain-tables.ts";
import { chainFlowsChart, chainFlowsLabel, chainFlowsNumbers } from "../../src/view/charts/chain-flows-chart.ts";
import {
  type ChainPath,
  chainPathChart,
  chainPathLabel,
  chainPathNumbers,
} from "../../src/view/charts/chain-path-chart.ts";
import { longDate } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { chainLine, chainSentence, chainSource, implausibleNames } from "../../src/view/words/chain.ts";
import { Chart } from "../charts/chart.tsx";
import { ChainControls } from "../parts/chain-controls.tsx";
import { ChainCuts } from "../parts/chain-cuts.tsx";
import { ChainSales } from "../parts/chain-sales.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge, Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { ChainRunning } from "../state/use-chain.ts";

interface ChainPageProps {
  readonly running: ChainRunning;
  readonly choice: ChainChoice;
  readonly onChoice: (choice: ChainChoice) => void;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The unwind chain replayed: cut a link, slide a number, and see the path against the record as it runs. */
export function ChainPage(props: ChainPageProps) {
  const { running, choice, onChoice } = props;
  const { lang } = useLook();
  const say = useSay();
  const { answer, failure, begun } = running;
  return (
    <>
      <PageVerdict
        sentence={
          answer ? chainSentence(answer, lang) : say("踩踏链：2024 年 1 月重演", "The chain: January 2024 replayed")
        }
        line={answer ? chainLine(answer, lang) : []}
        badge={answer && <PlausibilityBadge answer={answer} />}
      />
      <ChainControls choice={choice} onChoice={onChoice} answer={answer} />
      {!begun && (
        <Nothing
          failure={{
            kind: "empty",
            sentence: say(
              `重演自 ${CHAIN_WINDOW.from} 收盘开始，晚于所选日期。`,
              `The replay starts from the close of ${longDate(CHAIN_WINDOW.from, lang)}, not before the evening shown.`,
            ),
          }}
          fill={say("选择更晚的日期。", "Choose a later evening.")}
        />
      )}
      {failure && <Nothing failure={failure} />}
      {begun && !failure && <Shown {...props} />}
    </>
  );
}

function PlausibilityBadge({ answer }: { readonly answer: ChainRunAnswer }) {
  const say = useSay();
  const isImplausible = implausibleNames(answer).length > 0;
  return (
    <Badge kind={isImplausible ? "error" : "assumption"}>
      {isImplausible ? say("✕ 参数不可信", "✕ implausible numbers") : say("假设", "assumption")}
    </Badge>
  );
}

function Shown({ running, cursor, onCursor }: ChainPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const { answer, dates, days, stage } = running;
  const told = days ?? answer?.days ?? [];
  const path: ChainPath = useMemo(() => ({ dates, days: told }), [dates.length, told]);
  const drawPath = useCallback(
    (width: number, look: Look, date: string | null) => chainPathChart(path, width, look, date),
    [path],
  );
  const drawFlows = useCallback(
    (width: number, look: Look, date: string | null) => chainFlowsChart(path, width, look, date),
    [path],
  );
  const source = answer ? chainSource(answer, lang) : say("多主体模拟", "simulated agents");
  return (
    <div aria-busy={stage !== "idle"}>
      <p class="chain-stage" role="status">
        {stage === "book" &&
          say("正在为雪球存量逐一定价，约数秒，只此一次…", "valuing the dealers' book: some seconds, once…")}
        {stage === "running" && `${say("模拟至", "simulated to")} ${told.at(-1)?.date ?? CHAIN_WINDOW.from}`}
      </p>
      <div class="columns">
        <Section>
          <Chart draw={drawPath} label={chainPathLabel(path, lang)} cursor={cursor} onCursor={onCursor} />
          <SourceLine numbers={() => chainPathNumbers(path, lang)}>{source}</SourceLine>
        </Section>
        {answer && <Judgement answer={answer} />}
      </div>
      <div class="columns halves">
        <Section title={say("谁在交易", "Who traded")} note={say("逐日净买入", "net purchases by day")}>
          <Chart draw={drawFlows} label={chainFlowsLabel(path, lang)} cursor={cursor} onCursor={onCursor} />
          <SourceLine numbers={() => chainFlowsNumbers(path, lang)}>{source}</SourceLine>
        </Section>
        {answer && <ChainSales answer={answer} />}
      </div>
      {answer && <ChainCuts key={answer.to} to={answer.to} />}
      {answer && <Events answer={answer} />}
      {answer && <Notes notes={answer.notes} />}
    </div>
  );
}

/** What the run explains, what it does not, and whether its numbers can be believed. */
function Judgement({ answer }: { readonly answer: ChainRunAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const implausible = implausibleTable(answer, lang);
  return (
    <div>
      <Section
        title={say("平仓的特征", "Signature of an unwind")}
        note={say("模拟与实际各自是否具备", "does the run bear it, does the record")}
      >
        <Figures table={signatureTable(answer, lang)} name="signature" />
      </Section>
      <Section title={say("误差", "Errors")} note={say("模拟减实际", "model minus record")}>
        <Figures table={errorsTable(answer, lang)} name="chain-errors" />
      </Section>
      <Section
        title={say("仍未解释", "What stays unexplained")}
        note={say("按此深度折算的资金", "as money, at the depth of this run")}
      >
        <Figures table={missingTable(answer, lang)} name="chain-missing" />
      </Section>
      <Section
        title={say("可信与否", "Plausible or not")}
        note={say("参数与其合理范围", "numbers against their ranges")}
      >
        {implausible.rows.length === 0 ? (
          <p class="source">{say("每个参数都在合理范围之内。", "Every number lies inside its plausible range.")}</p>
        ) : (
          <Figures table={implausible} name="chain-implausible" />
        )}
      </Section>
    </div>
  );
}

function Events({ answer }: { readonly answer: ChainRunAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const events = eventsTable(answer, lang);
  return (
    <Section
      title={say("追保、清盘与敲入", "Calls, closures, knock-ins")}
      note={say("发生之日", "the days on which something happened")}
    >
      {events.rows.length === 0 ? (
        <p class="source">{say("没有追保、清盘或成片敲入。", "No calls, no closures, no wave of knock-ins.")}</p>
      ) : (
        <Figures table={events} name="chain-events" />
      )}
    </Section>
  );
}
