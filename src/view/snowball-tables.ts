import type { SnowballDay, SnowballMarket } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { level, longDate, percent, plain, signed, signedPercent } from "./format.ts";
import type { SnowballIndexBook } from "./snowball-book.ts";
import { type Lang, say } from "./words/lang.ts";
import { moneyNumber, roundMoney, snowballIndexName } from "./words/snowball-names.ts";

/** The largest clusters of knock-ins of all indices, and what dealers trade as the index falls through each. */
export function clusterTable({ clusters }: Pick<SnowballMarket, "clusters">, lang: Lang): FigureTable {
  const days = clusters[0]?.chances.map((chance) => chance.days) ?? [];
  return {
    columns: [
      { head: say(lang, "指数与敲入价", "Index and level") },
      { head: say(lang, "距现价", "From spot") },
      { head: say(lang, "未敲入 亿元", "Alive, CNY bn") },
      { head: say(lang, "占比", "Share") },
      ...days.map((day) => ({ head: say(lang, `${day} 日内敲入`, `In ${day} d`) })),
      { head: say(lang, "跳变 手", "Cliff, lots"), bold: true },
      { head: say(lang, "不设上限", "No cap") },
      { head: say(lang, "占持仓", "Of OI") },
    ],
    rows: clusters.map((cluster) => [
      `${snowballIndexName(cluster.index, lang)}  ${level(cluster.low)}–${level(cluster.high)}`,
      signedPercent(-cluster.distance),
      moneyNumber(cluster.aliveCny, lang),
      percent(cluster.share, 0),
      ...cluster.chances.map(({ chance }) => percent(chance, 0)),
      signed(cluster.cliff.cappedLots, 0),
      signed(cluster.cliff.lots, 0),
      signedPercent(cluster.cliff.cappedOfOpenInterest),
    ]),
  };
}

/** The next days on which notes on an index can knock out. */
export function knockOutTable({ knockOutDates, spot }: SnowballIndexBook, most: number, lang: Lang): FigureTable {
  return {
    columns: [
      { head: say(lang, "日期", "Date") },
      { head: say(lang, "笔数", "Notes") },
      { head: say(lang, "名义本金 亿元", "CNY bn"), bold: true },
      { head: say(lang, "最低敲出价", "Lowest barrier") },
      { head: say(lang, "距现价", "From spot") },
      { head: say(lang, "现价即敲出 亿元", "Out at spot") },
    ],
    rows: knockOutDates
      .slice(0, most)
      .map((day) => [
        longDate(day.date, lang),
        plain(day.contracts, 0),
        moneyNumber(day.notionalCny, lang),
        level(day.lowestBarrier),
        signedPercent(day.lowestBarrier / spot - 1),
        moneyNumber(day.atSpotCny, lang),
      ]),
  };
}

/** What the day's move made dealers of this book trade, beside what the futures market did; a column an index. */
export function lastDayTable(days: readonly SnowballDay[], lang: Lang): FigureTable {
  const row = (name: string, cell: (day: SnowballDay) => string) => [name, ...days.map(cell)];
  return {
    columns: [
      { head: say(lang, "项目", "Item") },
      ...days.map(({ index }) => ({ head: snowballIndexName(index, lang) })),
    ],
    rows: [
      row(say(lang, "指数", "Index"), (day) => signedPercent(day.move)),
      row(say(lang, "新敲入 亿元", "Knocked in, CNY bn"), (day) => moneyNumber(day.knockedInCny, lang)),
      row(say(lang, "模型买卖 手", "Model trades, lots"), (day) => signed(day.cappedLots, 0)),
      row(say(lang, "不设上限 手", "Without the cap, lots"), (day) => signed(day.lots, 0)),
      row(say(lang, "模型占持仓", "Model of open interest"), (day) => signedPercent(day.cappedOfOpenInterest)),
      row(say(lang, "模型占成交", "Model of turnover"), (day) => signedPercent(day.cappedOfTurnover)),
      row(say(lang, "实际持仓变动 手", "Open interest, change in lots"), (day) => signed(day.openInterestChange, 0)),
      row(say(lang, "年化基差 前一日", "Annualised basis, before"), (day) => signedPercent(day.basisBefore)),
      row(say(lang, "年化基差 当日", "Annualised basis, after"), (day) => signedPercent(day.basis)),
    ],
  };
}

/** Every number that an assumed market rests on, with its source or the word that it is assumed. */
export function assumptionTable({ assumptions }: SnowballMarket, lang: Lang): FigureTable {
  return {
    columns: [
      { head: say(lang, "项目", "Item") },
      { head: say(lang, "取值", "Value"), bold: true },
      { head: say(lang, "来源", "Source"), words: true },
    ],
    rows: assumptions.map(({ name, value, source }) => [
      name[lang],
      typeof value === "number" ? assumedNumber(value, lang) : value,
      source ?? say(lang, "假设", "assumed"),
    ]),
  };
}

const LEAST_MONEY = 1e7;

/** Large numbers are yuan; others keep the digits that they have. */
function assumedNumber(value: number, lang: Lang): string {
  if (Math.abs(value) >= LEAST_MONEY) return roundMoney(value, lang);
  return plain(value, Math.min(4, String(value).split(".")[1]?.length ?? 0));
}

/** Published figures beside what the assumptions make of them. */
export function checkTable({ checks }: SnowballMarket, lang: Lang): FigureTable {
  const show = (value: number | null, unit: SnowballMarket["checks"][number]["unit"]) =>
    unit === "cny" ? roundMoney(value, lang) : unit === "share" ? percent(value) : level(value);
  return {
    columns: [
      { head: say(lang, "项目", "Item") },
      { head: say(lang, "日期", "Date") },
      { head: say(lang, "模型", "Model"), bold: true },
      { head: say(lang, "公开", "Published") },
      { head: say(lang, "来源", "Source"), words: true },
    ],
    rows: checks.map(({ name, date, unit, modelled, published, source }) => [
      name[lang],
      longDate(date, lang),
      show(modelled, unit),
      show(published, unit),
      source,
    ]),
  };
}
