import { useCallback, useState } from "preact/hooks";
import type { DriftAnswer, DriftMarket } from "../../src/contract.ts";
import {
  driftBandsChart,
  driftBandsLabel,
  driftFitChart,
  driftFitLabel,
} from "../../src/view/charts/drift-bands-chart.ts";
import { driftNumbers, driftStackChart, driftStackLabel } from "../../src/view/charts/drift-stack-chart.ts";
import type { DriftChoice } from "../../src/view/drift-run.ts";
import { longDate, percent } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { driftLine } from "../../src/view/words/drift.ts";
import { Chart } from "../charts/chart.tsx";
import { DriftAlarms } from "../parts/drift-alarms.tsx";
import { DriftSource } from "../parts/drift-source.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge, Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import { type NavSource, useDrift } from "../state/use-drift.ts";

interface DriftPageProps {
  readonly market: DriftMarket;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** A fund's style from its net values: the reader gives a file, which stays in this browser, or looks at the sample. */
export function DriftPage({ market, cursor, onCursor }: DriftPageProps) {
  const { lang } = useLook();
  const say = useSay();
  const [source, setSource] = useState<NavSource | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [hedge, setHedge] = useState<DriftChoice["hedge"]>("auto");
  const { answer, problem, working } = useDrift(market, source, hedge);
  const sentence = unread ?? problem;
  const shown = sentence === null ? answer : null;
  const badge = shown?.file === null && <Badge kind="synthetic">{say("▨ 合成基金", "▨ synthetic fund")}</Badge>;
  return (
    <>
      <PageVerdict
        sentence={
          shown
            ? shown.summary[lang]
            : say("给出净值，看股票部分像什么。", "Give net values; see what the stocks behave like.")
        }
        line={shown ? driftLine(shown, lang) : []}
        badge={badge}
      />
      <Section
        title={say("净值", "Net values")}
        note={say(
          "date,nav 的 CSV；只在本浏览器内计算，不上传",
          "CSV with date,nav; computed in this browser, sent nowhere",
        )}
      >
        <DriftSource
          hedge={hedge}
          onHedge={setHedge}
          onSource={(next) => {
            setUnread(null);
            setSource(next);
          }}
          onProblem={setUnread}
        />
        {working && <p class="loading-word">{say("计算中", "computing")}</p>}
        {sentence !== null && (
          <Nothing
            failure={{ kind: "error", sentence }}
            fill={say("改正文件后重新选择。", "Mend the file and choose it again.")}
          />
        )}
        {source === null && unread === null && (
          <Nothing
            failure={{ kind: "empty", sentence: say("尚未给出净值。", "No net values have been given.") }}
            fill={say(
              "选择净值文件，或先看由所载指数合成的示例基金。",
              "Choose a file, or look at the sample fund made from the loaded indices.",
            )}
          />
        )}
      </Section>
      {shown && <Shown answer={shown} working={working} cursor={cursor} onCursor={onCursor} />}
    </>
  );
}

interface ShownProps extends Omit<DriftPageProps, "market"> {
  readonly answer: DriftAnswer;
  readonly working: boolean;
}

function Shown({ answer, working, cursor, onCursor }: ShownProps) {
  const { lang } = useLook();
  const say = useSay();
  const stack = useDraw(driftStackChart, answer);
  const bands = useDraw(driftBandsChart, answer);
  const fit = useDraw(driftFitChart, answer);
  const last = answer.days[answer.days.length - 1].date;
  const share = percent(answer.confidence, 0);
  const moving = { cursor, onCursor };
  const name = answer.file ?? say("示例基金（合成）", "sample fund (synthetic)");
  return (
    <div class={working ? "loading" : ""}>
      <div class="columns">
        <div>
          <Section title={say("股票部分", "Stock leg")} note={say("占本金 %，堆叠", "% of capital, stacked")}>
            <Chart draw={stack} label={driftStackLabel(answer, lang)} {...moving} />
            <SourceLine numbers={() => driftNumbers(answer, lang)}>
              {say(
                `${name} 对指数收益的受约束回归，每日只用截至当日的最多 ${answer.window} 个收益 · 截至 ${last}`,
                `Constrained regression of ${name} on index returns, each day on up to ${answer.window} returns ending that day · to ${longDate(last, lang)}`,
              )}
            </SourceLine>
          </Section>
          <Section
            title={say("权重与区间", "Weights and bands")}
            note={say(`占本金 %，${share} 区间`, `% of capital, ${share} bands`)}
          >
            <Chart draw={bands} label={driftBandsLabel(answer, lang)} {...moving} />
            <SourceLine>{say("灰带：残差块自助法", "Grey: block bootstrap of the residuals")}</SourceLine>
          </Section>
        </div>
        <div>
          <DriftAlarms alarms={answer.alarms} />
          <Section title={say("对冲与解释", "Hedge and fit")}>
            <Chart draw={fit} label={driftFitLabel(answer, lang)} {...moving} />
            <SourceLine>
              {say(
                "IC、IM 合约按持仓加权的基差变动",
                "Change of basis of IC and IM contracts, weighted by open interest",
              )}
            </SourceLine>
          </Section>
        </div>
      </div>
      <Notes notes={answer.notes} />
    </div>
  );
}

type DriftChart = typeof driftStackChart;

/** A drawing function that changes only with its chart and answer. */
function useDraw(chart: DriftChart, answer: DriftAnswer) {
  return useCallback(
    (width: number, look: Look, date: string | null) => chart(answer, width, look, date),
    [chart, answer],
  );
}
