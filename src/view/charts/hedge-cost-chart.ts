import { longDate, plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { BookPath } from "../neutral-books.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { SHORT_PNL_WORDS } from "../words/neutral.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { LAYER, lineMark, type Mark, textMark, textWidth, titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const PLACE = { title: 8, top: 30, bottom: 200 };

/** What the short in futures brought by its basis, summed: accrual, revaluation and both; dotted where a contract began. */
export function hedgeCostChart(path: BookPath, width: number, look: Look, cursor: string | null): Drawing {
  const { palette, lang } = look;
  const frame = timeFrame(path.dates, width, look);
  const { carry, basis, both } = hedgeCost(path);
  const where = panel(PLACE.top, PLACE.bottom, growing([-2, 2], [...carry, ...basis, ...both], 2));
  const labelled: Labelled[] = [
    { name: SHORT_PNL_WORDS.carry[lang], values: carry, colour: palette.im, panel: where, print },
    {
      name: SHORT_PNL_WORDS.basis[lang],
      values: basis,
      colour: palette.reference,
      textColour: palette.ink3,
      panel: where,
      print,
    },
    { name: say(lang, "合计", "Together"), values: both, colour: palette.ink1, panel: where, print },
  ];
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const note = look.phone
    ? "%"
    : say(lang, "占本金 %，累计；点线为换约", "% of capital, summed; dotted: a new contract");
  const marks = [
    titleMark(say(lang, "对冲成本", "Cost of the hedge"), note, [0, PLACE.title], look),
    ...gridMarks(
      where,
      frame,
      { at: roundTicks(where.min, where.max, 5), label: (value) => plain(value, 0), base: 0 },
      look,
    ),
    ...contractMarks(path, frame, look),
    ...timeAxisMarks(frame, PLACE.bottom, look),
    ...endLabelMarks(labelled, frame, path.days.length - 1, at, look),
    ...(at === null ? [] : cursorMarks(frame, at, PLACE.top, PLACE.bottom, look)),
  ];
  const series = labelled.map(({ values, colour }, k) =>
    lineSeries(where, values, { colour, width: k === 2 ? 2 : 1.4, dashed: path.synthetic }),
  );
  return timeDrawing(frame, PLACE.bottom + 24, series, marks);
}

const print = (value: number) => `${signed(value)}%`;

/** Carry, revaluation and their sum in per cent of the capital. */
function hedgeCost({ parts }: BookPath): { carry: number[]; basis: number[]; both: number[] } {
  const carry = parts.carry.map((value) => value * 100);
  const basis = parts.basis.map((value) => value * 100);
  return { carry, basis, both: carry.map((value, i) => value + basis[i]) };
}

/** The first day of each contract. */
export function contractStarts({ days }: BookPath): { index: number; contract: string }[] {
  return days.flatMap(({ contract }, index) =>
    contract !== null && contract !== days[index - 1]?.contract ? [{ index, contract }] : [],
  );
}

function contractMarks(path: BookPath, frame: TimeFrame, { palette }: Look): Mark[] {
  let end = Number.NEGATIVE_INFINITY;
  return contractStarts(path).flatMap(({ index, contract }) => {
    const x = frame.x(index);
    const line = lineMark([x, PLACE.top], [x, PLACE.bottom], {
      colour: palette.ink3,
      dash: [1.5, 2.5],
      z: LAYER.grid + 0.5,
    });
    const width = textWidth(contract, 11);
    if (x + 3 < end || x + 3 + width > frame.right) return [line];
    end = x + 3 + width + 8;
    return [line, textMark(contract, [x + 3, PLACE.bottom - 9], { colour: palette.ink3 })];
  });
}

/** The picture as a sentence. */
export function hedgeCostLabel(path: BookPath, lang: Lang): string {
  const { carry, basis, both } = hedgeCost(path);
  const told = [carry, basis, both].map((values) => signedPercent((values.at(-1) ?? 0) / 100));
  const contracts = contractStarts(path)
    .map(({ contract }) => contract)
    .join(" ");
  const [first, last] = [path.dates[0], path.dates[path.dates.length - 1]];
  return say(
    lang,
    `对冲成本，${first} 至 ${last}：贴水成本 ${told[0]}，基差变动 ${told[1]}，合计 ${told[2]}；合约 ${contracts}`,
    `Cost of the hedge, ${longDate(first, lang)} to ${longDate(last, lang)}: carry ${told[0]}, revaluation ${told[1]}, together ${told[2]}; contracts ${contracts}`,
  );
}

/** Contract, lots, and the sums by day, newest first. */
export function hedgeCostNumbers(path: BookPath, lang: Lang): NumberTable {
  const { carry, basis, both } = hedgeCost(path);
  return {
    title: say(lang, "对冲成本的数据", "Numbers of the cost of the hedge"),
    head: say(lang, "日期|合约|手数|贴水成本|基差变动|合计", "Date|Contract|Lots|Carry|Revaluation|Together").split(
      "|",
    ),
    rows: path.days
      .map(({ date, contract, lots }, i) => [
        date,
        contract ?? "–",
        plain(lots, 0),
        `${signed(carry[i], 2)}%`,
        `${signed(basis[i], 2)}%`,
        `${signed(both[i], 2)}%`,
      ])
      .reverse(),
  };
}
