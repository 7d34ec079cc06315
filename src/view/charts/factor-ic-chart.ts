import type { FactorStudyAnswer, FactorStudyHorizon } from "../../contract.ts";
import { plain, signed } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { factorName } from "../words/studied-factor-names.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";

const TOP = 14;
const BOTTOM = 150;
const LEFT = 44;
const RIGHT = 12;

/** Mean rank coefficient by horizon, with two standard errors corrected for overlap either way. */
export function factorIcChart(answer: FactorStudyAnswer, width: number, look: Look): Drawing {
  const { palette } = look;
  const { horizons } = answer;
  const errors = horizons.map(standardError);
  const ends = horizons.flatMap(({ meanRankIc }, i) =>
    meanRankIc === null ? [] : [meanRankIc - 2 * (errors[i] ?? 0), meanRankIc + 2 * (errors[i] ?? 0)],
  );
  const range = growing([-0.02, 0.02], ends, 0.02);
  const where = panel(TOP, BOTTOM, range);
  const frame = { left: LEFT, right: width - RIGHT };
  const step = (frame.right - frame.left) / Math.max(1, horizons.length);
  const ticks = { at: roundTicks(...range, 5), label: (value: number) => plain(value, 2), base: 0 };
  const marks: Mark[] = [...gridMarks(where, frame, ticks, look)];
  horizons.forEach(({ days, meanRankIc }, i) => {
    const x = frame.left + (i + 0.5) * step;
    marks.push(textMark(String(days), [x, BOTTOM + 13], { colour: palette.ink3, align: "center" }));
    if (meanRankIc === null) return;
    const [from, to] = [where.y(0), where.y(meanRankIc)];
    const box = { x: x - step * 0.28, y: Math.min(from, to), width: step * 0.56, height: Math.abs(to - from) };
    marks.push(rectMark(box, { fill: palette.im, opacity: answer.synthetic ? 0.45 : 1 }, LAYER.series));
    const error = errors[i];
    if (error !== null)
      marks.push(...whisker(x, where.y(meanRankIc - 2 * error), where.y(meanRankIc + 2 * error), look));
  });
  return markDrawing(width, BOTTOM + 24, marks);
}

function standardError({ meanRankIc, overlapTStat }: FactorStudyHorizon): number | null {
  return meanRankIc === null || overlapTStat === null || overlapTStat === 0
    ? null
    : Math.abs(meanRankIc / overlapTStat);
}

function whisker(x: number, low: number, high: number, { palette }: Look): Mark[] {
  const line = { colour: palette.ink1, width: 1.2, z: LAYER.dot };
  const cap = (y: number) => lineMark([x - 4, y], [x + 4, y], line);
  return [lineMark([x, low], [x, high], line), cap(low), cap(high)];
}

/** The picture as a sentence. */
export function factorIcLabel({ factor, horizons }: FactorStudyAnswer, lang: Lang): string {
  const parts = horizons.map(({ days, meanRankIc }) =>
    say(lang, `${days} 日 ${signed(meanRankIc, 3)}`, `${days} d ${signed(meanRankIc, 3)}`),
  );
  const name = factorName(factor, lang);
  return say(lang, `${name}的平均秩 IC：${parts.join("，")}`, `Mean rank IC of ${name}: ${parts.join(", ")}`);
}

/** The picture's numbers. */
export function factorIcNumbers({ horizons, turnover }: FactorStudyAnswer, lang: Lang): NumberTable {
  return {
    title: say(lang, "各期限的数据", "Numbers by horizon"),
    head: say(
      lang,
      "期限|秩 IC|标准差|t（修正）|为正|可交易者|秩自相关|最高组换手|最低组换手",
      "Days|Rank IC|Std dev|t (corrected)|Positive|Tradable|Rank autocorrelation|Top turnover|Bottom turnover",
    ).split("|"),
    rows: horizons.map((horizon, i) => [
      String(horizon.days),
      signed(horizon.meanRankIc, 4),
      plain(horizon.icStdDev, 4),
      signed(horizon.overlapTStat, 2),
      plain(horizon.positiveShare, 2),
      signed(horizon.tradable.meanRankIc, 4),
      plain(turnover[i]?.autocorrelation, 4),
      plain(turnover[i]?.top, 3),
      plain(turnover[i]?.bottom, 3),
    ]),
  };
}
