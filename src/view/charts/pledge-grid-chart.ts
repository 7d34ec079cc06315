import type { PledgeAnswer, PledgeCellAnswer, PledgeGroupName } from "../../contract.ts";
import { longDate, percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { PLEDGE_SHARES, type PledgeShare, type PledgeWeight, shareName, WEIGHTED_SHARES } from "../pledge-tables.ts";
import { type Lang, say } from "../words/lang.ts";
import { groupNamed, holdsClaim, PLEDGE_GROUP_NAMES } from "../words/pledge.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, type Mark, rectMark, textMark, textWidth, titleMark } from "./marks.ts";

const TITLE = 10;
const HEAD = 42;
const CELL = { wide: 46, phone: 40 } as const;
const GAP = 32;
const FOOT = 8;
const LEFT = 46;
/** Bold and wide faces take more than the rough width of a text. */
const WIDE_FACE = 1.1;
/** From this width on the two maps stand side by side. */
const SIDE_BY_SIDE = 560;

/** Two heat maps of rates by lines: what has touched, and what is below at the close; outlined from two thirds on. */
export function pledgeGridChart(
  answer: PledgeAnswer,
  group: PledgeGroupName,
  weight: PledgeWeight,
  width: number,
  look: Look,
): Drawing {
  const beside = width >= SIDE_BY_SIDE;
  const cell = look.phone ? CELL.phone : CELL.wide;
  const mapWidth = beside ? (width - GAP) / 2 : width;
  const mapHeight = HEAD + answer.rates.length * cell + FOOT;
  const marks = WEIGHTED_SHARES[weight].flatMap((share, k) => {
    const place = beside ? { x: k * (mapWidth + GAP), y: 0 } : { x: 0, y: k * (mapHeight + 12) };
    return mapMarks(answer, group, share, { ...place, width: mapWidth, cell }, look);
  });
  return markDrawing(width, beside ? mapHeight : 2 * mapHeight + 12, marks);
}

interface MapPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly cell: number;
}

function mapMarks(
  answer: PledgeAnswer,
  group: PledgeGroupName,
  share: PledgeShare,
  { x, y, width, cell }: MapPlace,
  look: Look,
): Mark[] {
  const { lang, palette } = look;
  const cells = groupNamed(answer, group)?.cells ?? [];
  const step = (width - LEFT) / answer.lines.length;
  const title = shareName(share, lang);
  const axis = say(lang, "列：平仓线，行：质押率", "across: close-out line, down: pledge rate");
  const hasRoom = textWidth(`${title} ${axis}`, 12) * WIDE_FACE < width;
  return [
    titleMark(title[0].toUpperCase() + title.slice(1), hasRoom ? axis : "", [x, y + TITLE], look),
    ...answer.lines.map((line, k) =>
      textMark(percent(line, 0), [x + LEFT + (k + 0.5) * step, y + HEAD - 10], {
        colour: palette.ink3,
        align: "center",
      }),
    ),
    ...answer.rates.flatMap((rate, row) => [
      textMark(percent(rate, 0), [x + LEFT - 8, y + HEAD + (row + 0.5) * cell], {
        colour: palette.ink3,
        align: "right",
      }),
      ...cells
        .filter((one) => one.rate === rate)
        .flatMap((one, k) =>
          cellMarks(one[share], { x: x + LEFT + k * step, y: y + HEAD + row * cell, width: step, height: cell }, look),
        ),
    ]),
  ];
}

/** Shade of a share: the least share of each, and how much ink. Text stays readable on the darkest. */
const SHADES = [
  { from: 0.8, opacity: 0.4 },
  { from: 2 / 3, opacity: 0.32 },
  { from: 0.5, opacity: 0.24 },
  { from: 0.3, opacity: 0.16 },
  { from: 0.1, opacity: 0.09 },
  { from: 0, opacity: 0.04 },
] as const;

function cellMarks(
  share: number | null,
  box: { x: number; y: number; width: number; height: number },
  { palette }: Look,
): Mark[] {
  const inner = { x: box.x + 2, y: box.y + 2, width: Math.max(0, box.width - 4), height: box.height - 4 };
  const isHeld = holdsClaim(share);
  const middle: [number, number] = [box.x + box.width / 2, box.y + box.height / 2];
  const opacity = share === null ? 0 : (SHADES.find(({ from }) => share >= from)?.opacity ?? 0);
  const outline = { fill: "none", stroke: palette.ink1, lineWidth: 1.8 };
  return [
    rectMark(inner, { fill: palette.ink1, opacity }, LAYER.band),
    ...(isHeld ? [rectMark(inner, outline, LAYER.grid)] : []),
    textMark(percent(share), middle, { colour: palette.ink1, size: 12, bold: isHeld, align: "center" }),
  ];
}

/** The pictures as a sentence. */
export function pledgeGridLabel(
  answer: PledgeAnswer,
  group: PledgeGroupName,
  weight: PledgeWeight,
  lang: Lang,
): string {
  const cells = groupNamed(answer, group)?.cells ?? [];
  const [share] = WEIGHTED_SHARES[weight];
  const held = cells.filter((cell) => holdsClaim(cell[share]));
  const named = held.map(({ rate, line }) => `${percent(rate, 0)}×${percent(line, 0)}`).join(", ");
  const name = PLEDGE_GROUP_NAMES[group][lang];
  return say(
    lang,
    `${answer.date} ${name}质押触线份额，质押率乘平仓线的网格：三分之二以上者 ${cells.length} 格中 ${held.length} 格${named && `，为 ${named}`}`,
    `Share of pledges that touched their line on ${longDate(answer.date, lang)}, ${name}, by rate and line: two thirds or more in ${held.length} of ${cells.length} cells${named && `, ${named}`}`,
  );
}

/** Every share of every cell as a table. */
export function pledgeGridNumbers(answer: PledgeAnswer, group: PledgeGroupName, lang: Lang): NumberTable {
  const cells: readonly PledgeCellAnswer[] = groupNamed(answer, group)?.cells ?? [];
  return {
    title: say(lang, "网格的数据", "Numbers of the grid"),
    head: [
      say(lang, "质押率", "Rate"),
      say(lang, "平仓线", "Line"),
      say(lang, "乘积", "Product"),
      ...PLEDGE_SHARES.map((share) => shareName(share, lang)),
    ],
    rows: cells.map((cell) => [
      percent(cell.rate, 0),
      percent(cell.line, 0),
      plain(cell.rate * cell.line, 2),
      ...PLEDGE_SHARES.map((share) => percent(cell[share])),
    ]),
  };
}
