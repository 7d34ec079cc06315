import type { FactorStudyAnswer, FactorStudyHorizon } from "../../contract.ts";
import { plain, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { factorName } from "../words/studied-factor-names.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, type Mark, rectMark, textMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { roundTicks } from "./scale.ts";

const TOP = 34;
const BOTTOM = 140;
const LEFT = 40;
const GAP = 52;

/** Horizons that stand beside each other. */
const SHOWN = [1, 5, 20];

/** Mean return of each quantile less the day's mean, a panel for each of three horizons, each on a scale of its own. */
export function factorQuantilesChart(answer: FactorStudyAnswer, width: number, look: Look): Drawing {
  const shown = shownHorizons(answer);
  const each = (width - LEFT - GAP * Math.max(0, shown.length - 1) - 8) / Math.max(1, shown.length);
  const marks = shown.flatMap((horizon, i) => {
    const left = LEFT + i * (each + GAP);
    return panelMarks(horizon, left, left + each, answer.synthetic, look);
  });
  return markDrawing(width, BOTTOM + 24, marks);
}

function shownHorizons({ horizons }: FactorStudyAnswer): FactorStudyHorizon[] {
  const found = horizons.filter(({ days }) => SHOWN.includes(days));
  return found.length > 0 ? found : horizons.slice(0, SHOWN.length);
}

function panelMarks(horizon: FactorStudyHorizon, left: number, right: number, synthetic: boolean, look: Look): Mark[] {
  const { palette, lang, rise, fall } = look;
  const values = horizon.quantileReturns.map((value) => (value === null ? null : value * 100));
  const known = values.filter((value) => value !== null);
  const most = Math.max(0.01, ...known.map(Math.abs)) * 1.08;
  const where = panel(TOP, BOTTOM, [-most, most]);
  const step = (right - left) / Math.max(1, values.length);
  const digits = most < 0.2 ? 2 : most < 2 ? 1 : 0;
  const ticks = { at: roundTicks(-most, most, 5), label: (value: number) => plain(value, digits), base: 0 };
  const title = say(lang, `${horizon.days} 日`, horizon.days === 1 ? "1 day" : `${horizon.days} days`);
  const marks: Mark[] = [
    textMark(title, [left, 12], { colour: palette.ink1, size: 12, bold: true }),
    ...gridMarks(where, { left, right }, ticks, look),
  ];
  values.forEach((value, k) => {
    const x = left + k * step;
    if (k === 0 || k === values.length - 1) {
      marks.push(textMark(String(k + 1), [x + step / 2, BOTTOM + 13], { colour: palette.ink3, align: "center" }));
    }
    if (value === null) return;
    const [from, to] = [where.y(0), where.y(value)];
    const box = { x: x + step * 0.15, y: Math.min(from, to), width: step * 0.7, height: Math.abs(to - from) };
    marks.push(rectMark(box, { fill: value < 0 ? fall : rise, opacity: synthetic ? 0.45 : 1 }, LAYER.series));
  });
  return marks;
}

/** The picture as a sentence. */
export function factorQuantilesLabel(answer: FactorStudyAnswer, lang: Lang): string {
  const name = factorName(answer.factor, lang);
  const parts = shownHorizons(answer).map(({ days, quantileReturns, longShort }) => {
    const [low, high] = [quantileReturns[0], quantileReturns.at(-1)].map((value) => signedPercent(value, 2));
    return say(
      lang,
      `${days} 日 最低组 ${low}、最高组 ${high}、差 ${signedPercent(longShort, 2)}`,
      `${days} d lowest ${low}, highest ${high}, difference ${signedPercent(longShort, 2)}`,
    );
  });
  return say(lang, `${name}分组收益：${parts.join("；")}`, `Quantile returns of ${name}: ${parts.join("; ")}`);
}

/** The picture's numbers, every horizon. */
export function factorQuantilesNumbers({ quantiles, horizons }: FactorStudyAnswer, lang: Lang): NumberTable {
  return {
    title: say(lang, "分组收益的数据", "Numbers of the quantile returns"),
    head: [say(lang, "分组", "Quantile"), ...horizons.map(({ days }) => say(lang, `${days} 日`, `${days} d`))],
    rows: Array.from({ length: quantiles }, (_, k) => [
      String(k + 1),
      ...horizons.map(({ quantileReturns }) => signedPercent(quantileReturns[k], 3)),
    ]),
  };
}
