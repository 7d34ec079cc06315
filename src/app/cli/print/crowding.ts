import type { CrowdingAnswer, CrowdSizeGrid } from "../../../contract.ts";
import {
  crowdAssumptionTable,
  crowdGroupTable,
  crowdTable,
  ladderTable,
  middleCell,
  peakTable,
} from "../../../view/crowding-tables.ts";
import type { FigureTable } from "../../../view/figure-table.ts";
import { money, percent, plain, signedPercent } from "../../../view/format.ts";
import { crowdingLine, crowdingSentence, rank } from "../../../view/words/crowding-verdict.ts";
import { plainText } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { bullets, lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** The verdict, the composite by day, the ladder of the last day, peaks, the size of the crowd, a factor, what is absent. */
export function printCrowding(answer: CrowdingAnswer, page: Page): string {
  const { lang } = page;
  return sheet(
    [...paragraph(crowdingSentence(answer, lang), page), ...paragraph(plainText(crowdingLine(answer, lang)), page)],
    days(answer, page),
    figures(say({ zh: "末日各级", en: "Rungs on the last day" }, page), ladderTable(answer, lang), page),
    figures(say({ zh: "见顶次序（近 250 日）", en: "Order of peaks, 250 days" }, page), peakTable(answer, lang), page),
    ...(answer.crowd === null ? [] : crowd(answer.crowd, page)),
    factor(answer, page),
    absent(answer, page),
    notesBlock(answer.notes, page),
  );
}

function days({ days }: CrowdingAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...[
      { zh: "小盘综合", en: "Composite" },
      { zh: "300", en: "300" },
      { zh: "500", en: "500" },
      { zh: "1000", en: "1000" },
      { zh: "2000", en: "2000" },
      { zh: "微盘", en: "Micro" },
      { zh: "微盘成交占比", en: "Micro trading" },
      { zh: "市值占比", en: "Capital" },
      { zh: "共动", en: "Comomentum" },
    ].map((words) => right(words, page)),
  ];
  const { shown, omitted } = lastDays(days, page);
  const rows = shown.map(({ date, composite, comomentum, buckets }) => [
    date,
    rank(composite),
    ...(["300", "500", "1000", "2000", "micro"] as const).map((rung) => rank(buckets[rung].percentile)),
    percent(buckets.micro.amountShare, 2),
    percent(buckets.micro.capShare, 2),
    plain(comomentum, 3),
  ]);
  const title = say({ zh: "拥挤度分位（0 至 100）", en: "Crowding, rank 0 to 100" }, page);
  return section(title, [...omitted, ...table(columns, rows, page)], page);
}

function figures(title: string, { columns, rows }: FigureTable, page: Page): string[] {
  if (rows.length === 0) return [];
  const shown = columns.map(({ head, words }, i) => ({
    head,
    align: words || i === 0 ? ("left" as const) : ("right" as const),
    ...(words ? { mayCut: true } : {}),
  }));
  return section(title, table(shown, rows, page), page);
}

function crowd(grid: CrowdSizeGrid, page: Page): string[][] {
  const { lang } = page;
  const market = {
    zh: `市场日成交 ${money(grid.turnoverCny, lang)}（20 日均值，至 ${grid.date}）；其余皆为假设。`,
    en: `The market trades ${money(grid.turnoverCny, lang)} a day (mean of 20 days to ${grid.date}); all else is assumed.`,
  };
  const middle = middleCell(grid.grid);
  const of = middle && `${money(middle.capitalCny, lang)}, ${percent(middle.turnoverShare, 0)}`;
  return [
    [
      ...figures(
        say({ zh: "量化资金规模的推演（假设）", en: "Size of the crowd (assumption)" }, page),
        crowdTable(grid, lang),
        page,
      ),
      ...paragraph(say(market, page), page),
    ],
    figures(say({ zh: `按级：${of}`, en: `By rung: ${of}` }, page), crowdGroupTable(grid, lang), page),
    figures(say({ zh: "假设", en: "Assumptions" }, page), crowdAssumptionTable(grid, lang), page),
  ];
}

function factor({ factor }: CrowdingAnswer, page: Page): string[] {
  if (factor === null) return [];
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...[
      { zh: "得分", en: "Score" },
      { zh: "两两相关", en: "Correlation" },
      { zh: "波动比", en: "Volatility" },
      { zh: "长期反转", en: "Reversal" },
      { zh: "多空收益", en: "Top less bottom" },
    ].map((words) => right(words, page)),
  ];
  const { shown, omitted } = lastDays(factor.days, page);
  const rows = shown.map((day) => [
    day.date,
    plain(day.score, 2),
    plain(day.pairwiseCorrelation, 3),
    plain(day.factorVolatility, 2),
    signedPercent(day.factorReversal),
    signedPercent(day.return, 2),
  ]);
  const title = say(
    {
      zh: `因子 ${factor.name}：${factor.top.zh} 减 ${factor.bottom.zh}`,
      en: `Factor ${factor.name}: ${factor.top.en} less ${factor.bottom.en}`,
    },
    page,
  );
  return section(title, [...omitted, ...table(columns, rows, page)], page);
}

function absent({ absent }: CrowdingAnswer, page: Page): string[] {
  const lines = absent.map(({ reason }) => say(reason, page));
  return section(say({ zh: "缺", en: "Absent" }, page), bullets(lines, page), page);
}
