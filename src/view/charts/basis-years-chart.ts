import type { BasisProduct, BasisYear } from "../../contract.ts";
import { plain, signed } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, rectMark, ringMark, textMark } from "./marks.ts";
import { linear, stepTicks } from "./scale.ts";

const ROW = 29;
const HEAD = 22;
const LEFT = 44;
const LABELLED = 3;

/** Years that some product knows, oldest first, and the range in % that holds them all and today. */
export interface YearsFrame {
  readonly years: readonly number[];
  readonly range: readonly [number, number];
}

/** One frame for all products, so that their pictures share years and scale. */
export function yearsFrame(products: readonly BasisProduct[]): YearsFrame {
  const all = products.flatMap((product) => product.years);
  const years = [...new Set(all.map(({ year }) => year))].sort();
  const low = Math.min(-20, ...all.map((year) => year.low * 100));
  const high = Math.max(2, ...all.map((year) => year.high * 100), ...products.map(todayOf).map((value) => value ?? 0));
  const pad = (high - low) * 0.03;
  return { years, range: [low - pad, high + pad] };
}

/** Basis of the last day answered, in %. */
function todayOf({ days }: BasisProduct): number | null {
  const last = days.at(-1)?.oiWeighted;
  return last === null || last === undefined ? null : last * 100;
}

/** How normal moved with the years: thin line 5-95%, thick 25-75%, a tick at the median, dots at the extremes, today across. */
export function basisYearsChart(
  product: BasisProduct,
  { years, range }: YearsFrame,
  width: number,
  look: Look,
): Drawing {
  const { palette } = look;
  const right = width - 14;
  const x = linear(range[0], range[1], LEFT, right);
  const bottom = HEAD + years.length * ROW;
  const colour = product.product === "IC" ? palette.ic : palette.im;
  const deepest = [...product.years].sort((a, b) => a.low - b.low).slice(0, LABELLED);
  const marks: Mark[] = [textMark(product.product, [0, 10], { colour, size: 12, bold: true })];
  for (const value of stepTicks(range, 20)) {
    const line = { colour: value === 0 ? palette.ink3 : palette.hairline };
    marks.push(lineMark([x(value), HEAD], [x(value), bottom], line));
    marks.push(textMark(plain(value, 0), [x(value), 10], { colour: palette.ink3, align: "center" }));
  }
  for (const [i, year] of years.entries()) {
    const y = HEAD + (i + 0.5) * ROW;
    const known = product.years.find((candidate) => candidate.year === year);
    if (!known) continue;
    marks.push(textMark(String(year), [0, y], { colour: palette.ink2, size: 12 }));
    marks.push(...yearMarks(known, y, x, colour, deepest.includes(known), look));
  }
  marks.push(...listedMarks(product, years, look));
  const today = todayOf(product);
  if (today !== null)
    marks.push(lineMark([x(today), HEAD - 4], [x(today), bottom], { colour: palette.ink1, width: 1.8, z: LAYER.text }));
  return markDrawing(width, bottom + 4, marks);
}

/** Why the years before the first are empty, where there are two or more of them. */
function listedMarks(
  { product, years: known }: BasisProduct,
  years: readonly number[],
  { palette, lang }: Look,
): Mark[] {
  const empty = known.length === 0 ? 0 : years.filter((year) => year < known[0].year).length;
  if (empty < 2) return [];
  const text =
    product === "IM"
      ? say(lang, "IM 于 2022-07-22 上市", "IM listed on 22 Jul 2022")
      : say(lang, "此前无数据", "no data before");
  const label = { colour: palette.ink3, size: 12 as const, ground: palette.page, z: LAYER.cursor };
  return [textMark(text, [0, HEAD + (empty / 2) * ROW], label)];
}

function yearMarks(
  year: BasisYear,
  y: number,
  x: (value: number) => number,
  colour: string,
  labelled: boolean,
  look: Look,
): Mark[] {
  const at = (ratio: number) => x(ratio * 100);
  const box = { x: at(year.p25), y: y - 4, width: Math.max(1, at(year.p75) - at(year.p25)), height: 8 };
  const marks = [
    lineMark([at(year.p5), y], [at(year.p95), y], { colour, width: 1.4, z: LAYER.series }),
    rectMark(box, { fill: colour, opacity: 0.45 }, LAYER.series),
    lineMark([at(year.median), y - 6], [at(year.median), y + 6], { colour, width: 2, z: LAYER.dot }),
    {
      type: "circle",
      z: LAYER.dot,
      silent: true,
      shape: { cx: at(year.low), cy: y, r: 2.2 },
      style: { fill: colour },
    } as Mark,
    ringMark([at(year.high), y], colour, look.palette, 2),
  ];
  const text = `${signed(year.low * 100)}%`;
  if (labelled) marks.push(textMark(text, [at(year.low) + 4, y - 9], { colour: look.palette.ink2 }));
  return marks;
}

/** The spread of each year as a sentence. */
export function basisYearsLabel({ product, years }: BasisProduct, { lang }: Look): string {
  const parts = years.map(({ year, p5, median, p95 }) => {
    const [low, middle, high] = [p5, median, p95].map((value) => `${signed(value * 100)}%`);
    return say(lang, `${year} 年 ${low} 至 ${high}，中位 ${middle}`, `${year} ${low} to ${high}, median ${middle}`);
  });
  return `${product}: ${parts.join("; ")}`;
}
