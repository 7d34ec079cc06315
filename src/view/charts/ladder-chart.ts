import type { LadderRung } from "../../contract.ts";
import { plain, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { say } from "../words/lang.ts";
import { RUNG_NAMES } from "../words/microcap-verdict.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, polygonMark, rectMark, ringMark, textMark } from "./marks.ts";
import { linear, roundTicks } from "./scale.ts";

const ROW = 30;
const HEAD = 46;
const LEFT = 78;

const MEASURES = ["day", "fiveDays", "yearToDate"] as const;
type Measure = (typeof MEASURES)[number];

/** Returns of each size rung over a day, five days and the year so far, on one scale. */
export function ladderChart(ladder: readonly LadderRung[], width: number, look: Look): Drawing {
  const { palette, lang } = look;
  const values = ladder
    .flatMap((rung) => MEASURES.flatMap((measure) => rung[measure] ?? []))
    .map((value) => value * 100);
  const low = Math.min(-5, ...values);
  const high = Math.max(5, ...values);
  const right = width - 10;
  const x = linear(low - (high - low) * 0.04, high + (high - low) * 0.04, LEFT, right);
  const bottom = HEAD + ladder.length * ROW;
  const marks: Mark[] = [...keyMarks(look)];
  for (const value of roundTicks(low, high, 5)) {
    marks.push(
      lineMark([x(value), HEAD - 6], [x(value), bottom], { colour: value === 0 ? palette.ink3 : palette.hairline }),
    );
    marks.push(textMark(plain(value, 0), [x(value), HEAD - 15], { colour: palette.ink3, align: "center" }));
  }
  for (const [i, rung] of ladder.entries()) {
    const y = HEAD + (i + 0.5) * ROW;
    const isMicro = rung.rung === "micro";
    marks.push(textMark(RUNG_NAMES[rung.rung][lang], [0, y], { colour: palette.ink1, size: 12, bold: isMicro }));
    marks.push(...rungMarks(rung, y, x, look));
    if (isMicro) marks.push(...valueMarks(rung, y + 15, x, look));
  }
  return markDrawing(width, bottom + 12, marks);
}

function rungMarks(rung: LadderRung, y: number, x: (value: number) => number, look: Look): Mark[] {
  const { palette } = look;
  const known = MEASURES.flatMap((measure) =>
    rung[measure] === null ? [] : [{ measure, at: x(rung[measure] * 100) }],
  );
  if (known.length === 0) return [textMark("–", [x(0) + 6, y], { colour: palette.ink3 })];
  const places = [x(0), ...known.map(({ at }) => at)];
  const span = lineMark([Math.min(...places), y], [Math.max(...places), y], { colour: palette.hairline, width: 2.5 });
  return [span, ...known.map(({ measure, at }) => symbolMark(measure, [at, y], look))];
}

/** Ring, square, diamond: told apart by shape, not by colour. */
function symbolMark(measure: Measure, [x, y]: Point, { palette }: Look): Mark {
  if (measure === "day") return ringMark([x, y], palette.ink2, palette, 4);
  if (measure === "fiveDays")
    return rectMark({ x: x - 4, y: y - 4, width: 8, height: 8 }, { fill: palette.ink3 }, LAYER.dot);
  const diamond: Point[] = [
    [x, y - 6],
    [x + 6, y],
    [x, y + 6],
    [x - 6, y],
  ];
  return polygonMark(diamond, palette.ink1, LAYER.dot);
}

function measureNames({ lang }: Look): Record<Measure, string> {
  return {
    day: say(lang, "当日", "day"),
    fiveDays: say(lang, "近 5 日", "five days"),
    yearToDate: say(lang, "年初至今", "year to date"),
  };
}

function keyMarks(look: Look): Mark[] {
  const names = measureNames(look);
  const step = look.lang === "zh" ? 66 : 84;
  return MEASURES.flatMap((measure, i) => [
    symbolMark(measure, [6 + i * step, 10], look),
    textMark(names[measure], [16 + i * step, 10], { colour: look.palette.ink2, size: 12 }),
  ]);
}

/** Figures under the marks of a row, left out where they would run into each other. */
function valueMarks(rung: LadderRung, y: number, x: (value: number) => number, { palette }: Look): Mark[] {
  let end = Number.NEGATIVE_INFINITY;
  const known = MEASURES.flatMap((measure) => (rung[measure] === null ? [] : [rung[measure]])).sort((a, b) => a - b);
  return known.flatMap((value) => {
    const at = x(value * 100);
    if (at - 20 < end) return [];
    end = at + 20;
    return [textMark(signedPercent(value), [at, y], { colour: palette.ink2, align: "center" })];
  });
}

/** The ladder as a sentence. */
export function ladderLabel(ladder: readonly LadderRung[], look: Look): string {
  const names = measureNames(look);
  return ladderRows(ladder, look)
    .map(([rung, ...cells]) => `${rung} ${MEASURES.map((measure, i) => `${names[measure]} ${cells[i]}`).join(", ")}`)
    .join("; ");
}

/** Cells of the ladder: rung, day, five days, year to date. */
export function ladderRows(ladder: readonly LadderRung[], { lang }: Pick<Look, "lang">): string[][] {
  return ladder.map((rung) => [
    RUNG_NAMES[rung.rung][lang],
    ...MEASURES.map((measure) => signedPercent(rung[measure])),
  ]);
}
