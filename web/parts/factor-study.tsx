import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import type { FactorStudyAnswer } from "../../src/contract.ts";
import { factorIcChart, factorIcLabel, factorIcNumbers } from "../../src/view/charts/factor-ic-chart.ts";
import {
  factorQuantilesChart,
  factorQuantilesLabel,
  factorQuantilesNumbers,
} from "../../src/view/charts/factor-quantiles-chart.ts";
import { longShortChart, longShortLabel, longShortNumbers } from "../../src/view/charts/long-short-chart.ts";
import { industryTable, sizeGroupTable } from "../../src/view/factor-tables.ts";
import type { Look } from "../../src/view/look.ts";
import { studySource, untradableWords } from "../../src/view/words/factors-verdict.ts";
import { marked, plainText } from "../../src/view/words/lang.ts";
import { factorName, STUDIED_FACTORS } from "../../src/view/words/studied-factor-names.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import { Figures } from "./figure-table.tsx";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

interface FactorStudyProps {
  readonly answer: FactorStudyAnswer;
  readonly change: ChangeView;
  readonly badge: ComponentChildren;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** One factor against the returns that followed: coefficients by horizon, quantiles, the long-short curve, groups. */
export function FactorStudy(props: FactorStudyProps) {
  return (
    <div class="columns">
      <div>
        <LongShort {...props} />
        <Quantiles {...props} />
      </div>
      <div>
        <Coefficients {...props} />
        <Groups {...props} />
      </div>
    </div>
  );
}

function hatchedIf(answer: FactorStudyAnswer): string {
  return answer.synthetic ? "hatched" : "";
}

interface FactorChoiceProps {
  readonly factor: string;
  readonly change: ChangeView;
}

/** The factors that can be studied alone. */
export function FactorChoice({ factor, change }: FactorChoiceProps) {
  const { lang } = useLook();
  const say = useSay();
  return (
    <label class="factor-choice">
      {say("因子 ", "Factor ")}
      <select value={factor} onChange={(event) => change({ factor: event.currentTarget.value })}>
        {STUDIED_FACTORS.map((name) => (
          <option key={name} value={name}>
            {factorName(name, lang)}
          </option>
        ))}
      </select>
    </label>
  );
}

function LongShort(props: FactorStudyProps) {
  const { answer, badge, cursor, onCursor } = props;
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => longShortChart(answer, width, look, date),
    [answer],
  );
  return (
    <Section
      title={say(
        `单因子检验：${factorName(answer.factor, lang)}`,
        `One factor alone: ${factorName(answer.factor, lang)}`,
      )}
      note={<FactorChoice factor={answer.factor} change={props.change} />}
      badge={badge}
    >
      <div class={hatchedIf(answer)}>
        <Chart draw={draw} label={longShortLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
      </div>
      <SourceLine numbers={() => longShortNumbers(answer, lang)}>{studySource(answer, lang)}</SourceLine>
    </Section>
  );
}

function Coefficients({ answer }: FactorStudyProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback((width: number, look: Look) => factorIcChart(answer, width, look), [answer]);
  return (
    <Section title={say("各期限的秩 IC", "Rank IC by horizon")} note={say("横轴为交易日", "trading days")}>
      <div class={hatchedIf(answer)}>
        <Chart draw={draw} label={factorIcLabel(answer, lang)} />
      </div>
      <SourceLine numbers={() => factorIcNumbers(answer, lang)}>
        {say(
          "竖线为两倍标准误，收益重叠已按 Newey-West 修正。",
          "Lines: two standard errors either way, corrected for overlapping returns after Newey and West.",
        )}
      </SourceLine>
    </Section>
  );
}

function Quantiles({ answer }: FactorStudyProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback((width: number, look: Look) => factorQuantilesChart(answer, width, look), [answer]);
  return (
    <Section
      title={say("分组收益", "Quantile returns")}
      note={say("%，减当日均值，1 为因子最低组", "%, less the day's mean; 1 is the lowest factor")}
    >
      <div class={hatchedIf(answer)}>
        <Chart draw={draw} label={factorQuantilesLabel(answer, lang)} />
      </div>
      <SourceLine numbers={() => factorQuantilesNumbers(answer, lang)}>
        {plainText(marked(untradableWords(answer, lang)))}
      </SourceLine>
    </Section>
  );
}

function Groups({ answer }: FactorStudyProps) {
  const { lang } = useLook();
  const say = useSay();
  const industries = industryTable(answer, lang);
  return (
    <>
      <Section title={say("市值组内的秩 IC", "Rank IC inside size groups")}>
        <Figures table={sizeGroupTable(answer, lang)} name="size-ics" />
      </Section>
      {industries.rows.length > 0 && (
        <Section
          title={say("行业内的秩 IC", "Rank IC inside industries")}
          note={say("最高与最低各 3 个", "the 3 highest and lowest")}
        >
          <Figures table={industries} name="industry-ics" />
        </Section>
      )}
    </>
  );
}
