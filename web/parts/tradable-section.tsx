import { useCallback } from "preact/hooks";
import type { MicrocapAnswer } from "../../src/contract.ts";
import { tradableChart, tradableLabel } from "../../src/view/charts/tradable-chart.ts";
import { percent, plain } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { Asked } from "../state/use-answer.ts";
import { Badge } from "./nothing.tsx";
import { Outlined } from "./outlined.tsx";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";
import { Waiting } from "./waiting.tsx";

export interface TradableSectionProps {
  readonly answer: MicrocapAnswer;
  /** The same question asked of simulated stocks; null until the reader wants it. */
  readonly synthetic: Asked<MicrocapAnswer> | null;
  readonly seed: number;
  readonly onSynthetic: () => void;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The index as it could be traded against the frictionless one, or what is missing for it. */
export function TradableSection(props: TradableSectionProps) {
  const { answer, synthetic, seed, onSynthetic } = props;
  const say = useSay();
  if (answer.days.length > 0) return <Tradable {...props} />;
  if (synthetic)
    return <Waiting asked={synthetic}>{(simulated) => <Tradable {...props} answer={simulated} seed={seed} />}</Waiting>;
  return (
    <Section
      title={say("可交易版本", "Tradable version")}
      note={say("定期调仓、T+1、涨跌停、费用", "periodic rebalancing, T+1, price limits, costs")}
    >
      <Outlined
        what={say("尚未计算：库中没有个股日线。", "Not computed: no daily closes of single stocks are loaded.")}
        fill={say(
          "导入个股日线与股本表后，此处显示可交易净值与无摩擦净值之差。",
          "Import stock closes and the share table; then the gap between tradable and frictionless shows here.",
        )}
      >
        <p>
          <button type="button" class="plain-button" onClick={onSynthetic}>
            {say("先看合成个股的演示", "See it with simulated stocks")}
          </button>
        </p>
      </Outlined>
    </Section>
  );
}

function Tradable({ answer, seed, cursor, onCursor }: TradableSectionProps) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => tradableChart(answer, width, look, date),
    [answer],
  );
  const { days, synthetic, gap } = answer;
  const title = say("可交易版本", "Tradable version");
  const note = say("定期调仓、T+1、涨跌停、费用", "periodic rebalancing, T+1, price limits, costs");
  const badge = synthetic && (
    <Badge kind="synthetic">{say(`▨ 合成数据 种子 ${seed}`, `▨ synthetic, seed ${seed}`)}</Badge>
  );
  return (
    <Section title={title} note={note} badge={badge}>
      <div class={synthetic ? "hatched" : ""}>
        <Chart draw={draw} label={tradableLabel(answer, lang)} cursor={cursor} onCursor={onCursor} />
      </div>
      <SourceLine
        numbers={() => ({
          title: say("可交易版本的数据", "Numbers of the tradable version"),
          head: say("日期|无摩擦|可交易|只数", "Date|Frictionless|Tradable|Members").split("|"),
          rows: days
            .map((day) => [day.date, plain(day.level, 1), plain(day.tradableLevel, 1), plain(day.members, 0)])
            .reverse(),
        })}
      >
        {say(`${answer.size} 只最小的股票。`, `The ${answer.size} smallest stocks. `)}
        {gap.total !== null && gapWords(gap.total, say)}
        {synthetic && say("股票为合成，不说明市场。", "The stocks are synthetic and say nothing about the market.")}
      </SourceLine>
    </Section>
  );
}

function gapWords(gap: number, say: (zh: string, en: string) => string): string {
  const size = percent(Math.abs(gap));
  return gap >= 0
    ? say(`可交易版本落后 ${size}。`, `The tradable version fell ${size} behind. `)
    : say(`可交易版本领先 ${size}。`, `The tradable version came out ${size} ahead. `);
}
