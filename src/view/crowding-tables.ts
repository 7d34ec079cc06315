import type { CrowdingAnswer, CrowdSizeGrid } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { longDate, money, percent, plain } from "./format.ts";
import { CROWDING_GROUP_NAMES, CROWDING_RUNG_NAMES, MEASURE_NAMES } from "./words/crowding-names.ts";
import { rank } from "./words/crowding-verdict.ts";
import { type Lang, say } from "./words/lang.ts";

/** The rungs on the last day: shares, measures, ranks. */
export function ladderTable({ days }: CrowdingAnswer, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "级|成交占比|市值占比|成交/市值|换手比|强弱|波动比|相关|综合",
    "Rung|Trading|Capital|Ratio|Turnover|Strength|Vol.|Corr.|Rank",
  ).split("|");
  const rungs = Object.entries(days.at(-1)?.buckets ?? {}) as [keyof typeof CROWDING_RUNG_NAMES, never][];
  const rows = rungs.flatMap(([rung]) => {
    const bucket = days.at(-1)?.buckets[rung];
    if (!bucket || (bucket.members === 0 && bucket.relativeStrength === null)) return [];
    return [
      [
        CROWDING_RUNG_NAMES[rung][lang],
        percent(bucket.amountShare),
        percent(bucket.capShare),
        plain(bucket.amountRatio, 2),
        plain(bucket.turnoverRatio, 2),
        percent(bucket.relativeStrength),
        plain(bucket.volatilityRatio, 2),
        plain(bucket.pairwiseCorrelation, 3),
        rank(bucket.percentile),
      ],
    ];
  });
  return { columns: heads.map((head, i) => ({ head, bold: i === heads.length - 1 })), rows };
}

/** Peaks of the trailing window in the order of their dates, by share of trading and by composite. */
export function peakTable({ peaks }: CrowdingAnswer, lang: Lang): FigureTable {
  const heads = say(lang, "级|以何计|见顶日|峰值|现值", "Rung|By|Peak|Value|Now").split("|");
  const rows = peaks.map(({ rung, measure, date, value, now, rising }) => {
    const print = (x: number | null) => (measure === "percentile" ? rank(x) : plain(x, 2));
    const by = measure === "percentile" ? say(lang, "综合", "composite") : MEASURE_NAMES.amountRatio[lang];
    return [
      CROWDING_RUNG_NAMES[rung][lang],
      by,
      rising ? say(lang, "仍在上行", "still rising") : longDate(date, lang),
      print(value),
      print(now),
    ];
  });
  return { columns: heads.map((head, i) => ({ head, words: i === 1 })), rows };
}

/** The grid of assumed sizes, a row a pair of assumptions. */
export function crowdTable({ grid }: CrowdSizeGrid, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "资金|占成交|卖出|需几日卖完|占成交份额|冲击（平方根）|冲击（线性）|持有日数|相当于几日成交",
    "Capital|Of trading|Sold|Days to sell|Share|Impact, root|Impact, linear|Days held|Days of trading",
  ).split("|");
  const rows = grid.map((cell) => [
    money(cell.capitalCny, lang),
    percent(cell.turnoverShare, 0),
    money(cell.soldCny, lang),
    plain(cell.daysToLiquidate),
    percent(cell.shareOfTurnover),
    percent(cell.impactSquareRoot),
    percent(cell.impactLinear),
    plain(cell.holdingDays),
    plain(cell.daysOfTurnover, 2),
  ]);
  return { columns: heads.map((head) => ({ head })), rows };
}

/** The middle of the grid by group of stocks. */
export function crowdGroupTable({ grid, market }: CrowdSizeGrid, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "级|日成交|日波动|卖出|需几日卖完|占成交份额|冲击（平方根）|冲击（线性）",
    "Rung|Trades a day|Vol. a day|Sold|Days to sell|Share|Root|Linear",
  ).split("|");
  const cell = middleCell(grid);
  const rows = (cell?.groups ?? []).map((group) => {
    const here = market.find((other) => other.group === group.group);
    return [
      CROWDING_GROUP_NAMES[group.group][lang],
      money(here?.turnoverCny, lang),
      percent(here?.dailyVolatility),
      money(group.soldCny, lang),
      plain(group.daysToLiquidate),
      percent(group.shareOfTurnover),
      percent(group.impactSquareRoot),
      percent(group.impactLinear),
    ];
  });
  return { columns: heads.map((head) => ({ head })), rows };
}

/** The cell of the grid in its middle, which the table by group shows. */
export function middleCell(grid: CrowdSizeGrid["grid"]): CrowdSizeGrid["grid"][number] | undefined {
  return grid[Math.floor(grid.length / 2)];
}

/** Every assumption behind the grid. */
export function crowdAssumptionTable({ assumptions }: CrowdSizeGrid, lang: Lang): FigureTable {
  const heads = say(lang, "假设|取值|选项|出处", "Assumption|Value|Option|Source").split("|");
  const rows = assumptions.map(({ name, value, parameter, source }) => [
    name[lang],
    value.replaceAll(",", ", "),
    `--${parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    source ?? say(lang, "假设", "assumption"),
  ]);
  return { columns: heads.map((head) => ({ head, words: true })), rows };
}

/** What could not be measured, a row each. */
export function absentTable({ absent }: CrowdingAnswer, lang: Lang): FigureTable {
  const names: Readonly<Record<string, { zh: string; en: string }>> = {
    ...CROWDING_RUNG_NAMES,
    ...MEASURE_NAMES,
    stocks: { zh: "个股", en: "Stocks" },
  };
  const heads = say(lang, "缺|原因", "Absent|Why").split("|");
  return {
    columns: heads.map((head) => ({ head, words: true })),
    rows: absent.map(({ what, reason }) => [names[what][lang], reason[lang]]),
  };
}
