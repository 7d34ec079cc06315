import { useCallback } from "preact/hooks";
import type { FactorStudyAnswer, FactorsAnswer } from "../../src/contract.ts";
import {
  factorReturnsChart,
  factorReturnsLabel,
  factorReturnsNumbers,
} from "../../src/view/charts/factor-returns-chart.ts";
import { factorTable } from "../../src/view/factor-tables.ts";
import type { Look } from "../../src/view/look.ts";
import { absentNotes, factorsLine, factorsSentence, factorsSource } from "../../src/view/words/factors-verdict.ts";
import { Chart } from "../charts/chart.tsx";
import { FactorChoice, FactorStudy } from "../parts/factor-study.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge } from "../parts/nothing.tsx";
import { Outlined } from "../parts/outlined.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { Asked } from "../state/use-answer.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import type { ViewState } from "../state/view-state.ts";

interface FactorsPageProps {
  readonly factors: Asked<FactorsAnswer>;
  readonly study: Asked<FactorStudyAnswer>;
  /** Seed of simulated stocks. */
  readonly seed: number;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** Cumulative factor returns with R2, every factor's figures, and the study of the chosen one. */
export function FactorsPage(props: FactorsPageProps) {
  const { factors, study, seed, view, change } = props;
  const say = useSay();
  return (
    <Waiting asked={factors}>
      {(answer) =>
        answer.days.length === 0 ? (
          <NoStocks answer={answer} onSynthetic={() => change({ synthetic: true })} />
        ) : (
          <>
            <Returns {...props} answer={answer} />
            {study.failure && (
              <p class="source">
                <FactorChoice factor={view.factor} change={change} />
              </p>
            )}
            <Waiting asked={study}>
              {(studied) => (
                <FactorStudy {...props} answer={studied} badge={<Simulated is={studied.synthetic} seed={seed} />} />
              )}
            </Waiting>
            <div class="columns halves">
              <Notes notes={answer.notes} />
              <Notes notes={absentNotes(answer)} />
            </div>
            {answer.synthetic && (
              <p class="source">
                {say("合成个股只为演示画面。", "Simulated stocks show only what the page looks like.")}{" "}
                <button type="button" class="switch inline" onClick={() => change({ synthetic: false })}>
                  {say("不用合成个股", "without simulated stocks")}
                </button>
              </p>
            )}
          </>
        )
      }
    </Waiting>
  );
}

function Simulated({ is, seed }: { readonly is: boolean; readonly seed: number }) {
  const say = useSay();
  return is ? <Badge kind="synthetic">{say(`▨ 合成数据 种子 ${seed}`, `▨ synthetic, seed ${seed}`)}</Badge> : null;
}

function NoStocks({ answer, onSynthetic }: { readonly answer: FactorsAnswer; readonly onSynthetic: () => void }) {
  const { lang } = useLook();
  const say = useSay();
  return (
    <>
      <PageVerdict sentence={factorsSentence(answer, lang)} line={[]} />
      <Section title={say("因子累计收益", "Cumulative factor returns")}>
        <Outlined
          what={say("尚未计算：库中没有个股日线。", "Not computed: no daily closes of single stocks are loaded.")}
          fill={say(
            "导入个股日线与股本行业表后，此处显示因子收益、IC 与分组。",
            "Import stock closes and the list of stocks with shares and industries; then factor returns, IC and quantiles show here.",
          )}
        >
          <p>
            <button type="button" class="plain-button" onClick={onSynthetic}>
              {say("先看合成个股的演示", "See it with simulated stocks")}
            </button>
          </p>
        </Outlined>
      </Section>
    </>
  );
}

function Returns({
  answer,
  study,
  seed,
  view,
  cursor,
  onCursor,
}: FactorsPageProps & { readonly answer: FactorsAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => factorReturnsChart(answer, view.factor, width, look, date),
    [answer, view.factor],
  );
  const badge = <Simulated is={answer.synthetic} seed={seed} />;
  return (
    <>
      <PageVerdict
        sentence={factorsSentence(answer, lang)}
        line={factorsLine(answer, study.answer, lang)}
        badge={badge}
      />
      <div class="columns">
        <Section>
          <div class={answer.synthetic ? "hatched" : ""}>
            <Chart draw={draw} label={factorReturnsLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
          </div>
          <SourceLine numbers={() => factorReturnsNumbers(answer, lang)}>
            {factorsSource(answer, lang)}{" "}
            {say(
              "灰线为其余因子，只标出得失最多者。",
              "Grey: the other factors, named where they gained or lost most.",
            )}
          </SourceLine>
        </Section>
        <Section
          title={say("各因子", "Every factor")}
          note={say("每一标准差暴露的收益", "return of one standard deviation")}
          badge={badge}
        >
          <Figures table={factorTable(answer, lang)} name="factors" />
        </Section>
      </div>
    </>
  );
}
