import type { Inventory, InventoryRow, QualityFinding } from "../../contract.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** What each table of the store holds, and what goes unanswered without it. */
export const TABLE_WORDS: Readonly<Record<string, { readonly name: Words; readonly without: Words }>> = {
  futures_daily: {
    name: { zh: "股指期货日线", en: "Index futures, daily" },
    without: { zh: "没有期限结构与对冲成本", en: "no term structure, no hedge cost" },
  },
  basis_history: {
    name: { zh: "基差历史", en: "Basis history" },
    without: { zh: "区间只从期货日线起算", en: "norms start with the futures closes" },
  },
  index_daily: {
    name: { zh: "指数日线", en: "Index closes, daily" },
    without: { zh: "没有现货，基差无从计算", en: "no spot, so no basis" },
  },
  index_weekly: {
    name: { zh: "微盘股周线", en: "Micro-cap, weekly" },
    without: { zh: "周线只从日线起算", en: "weeks start with the daily closes" },
  },
  index_total_return: {
    name: { zh: "全收益指数", en: "Total-return indices" },
    without: { zh: "基差未剔除分红", en: "basis not adjusted for dividends" },
  },
  futures_settlement: {
    name: { zh: "期货结算价", en: "Futures settlements" },
    without: { zh: "期货按收盘价盯市", en: "futures are marked at closes" },
  },
  stock_daily: {
    name: { zh: "个股日线", en: "Stocks, daily" },
    without: { zh: "没有自算的微盘股指数与分层", en: "no micro-cap index of our own" },
  },
  stock_ohlc: {
    name: { zh: "个股高低收", en: "Stocks, high and low" },
    without: { zh: "没有收盘跌停占比", en: "no limit-down share" },
  },
  stock_info: {
    name: { zh: "个股名册与股本", en: "Stock list and shares" },
    without: { zh: "无从按市值排序", en: "no ranking by market value" },
  },
  stock_fundamental: {
    name: { zh: "财务数据", en: "Published accounts" },
    without: { zh: "没有估值、成长、杠杆与股息率因子", en: "no factors of value, growth, leverage, yield" },
  },
  stock_pledge: {
    name: { zh: "股权质押", en: "Share pledges" },
    without: { zh: "质押网格以假设的贷款计算", en: "the pledge grid rests on assumed loans" },
  },
  index_member: {
    name: { zh: "指数成分", en: "Index members" },
    without: { zh: "没有成分股口径", en: "no membership" },
  },
  futures_terms: {
    name: { zh: "期货合约参数", en: "Futures: margins, fees, limits" },
    without: { zh: "保证金与手续费用假设值", en: "margins and fees are assumed" },
  },
  stock_price: {
    name: { zh: "个股不复权日线", en: "Stocks, prices as traded" },
    without: { zh: "个股只有文件中的复权价", en: "only the adjusted prices of files" },
  },
  stock_shares: {
    name: { zh: "个股逐日股本与市值", en: "Shares and values by day" },
    without: { zh: "股本取自名册日", en: "shares are those of the list" },
  },
  stock_limit: {
    name: { zh: "个股涨跌停价", en: "Price limits by day" },
    without: { zh: "涨跌停价按规则推算", en: "limits follow from the rules" },
  },
  stock_name: {
    name: { zh: "个股曾用名（ST）", en: "Names of stocks (ST)" },
    without: { zh: "ST 取自名册日", en: "ST marks are those of the list" },
  },
  stock_pledge_total: {
    name: { zh: "个股质押总量", en: "Pledged shares, weekly" },
    without: { zh: "没有逐周质押比例", en: "no weekly shares pledged" },
  },
  index_weight: {
    name: { zh: "指数成分权重", en: "Index weights, monthly" },
    without: { zh: "成分取自纳入与剔除记录", en: "members by joinings and leavings" },
  },
  exchange_day: {
    name: { zh: "交易所日历", en: "The exchange's calendar" },
    without: { zh: "只有程序自带的交易日表", en: "only the program's own table" },
  },
  snowball_note: {
    name: { zh: "雪球账簿", en: "Snowball book" },
    without: { zh: "没有自己账簿的敲入距离", en: "no distance to your own knock-ins" },
  },
};

/** Name of a table; an unknown one keeps its own. */
export function tableName(table: string, lang: Lang): string {
  return TABLE_WORDS[table]?.name[lang] ?? table;
}

export type RowStatus = "fresh" | "stale" | "synthetic" | "absent" | "loaded";

/** State of a series against the date asked; a table that is not daily cannot be stale. */
export function rowStatus({ rows, synthetic, staleDays }: InventoryRow): RowStatus {
  if (rows === 0) return "absent";
  if (synthetic) return "synthetic";
  if (staleDays === null) return "loaded";
  return staleDays > 0 ? "stale" : "fresh";
}

/** Status in words; stale says by how many trading days, absent what follows from it. */
export function statusWords(row: InventoryRow, lang: Lang): string {
  switch (rowStatus(row)) {
    case "fresh":
      return say(lang, "最新", "up to date");
    case "loaded":
      return say(lang, "已载入", "loaded");
    case "stale":
      return say(lang, `过期 ${row.staleDays} 日`, `stale by ${row.staleDays} days`);
    case "synthetic":
      return say(lang, "合成数据", "synthetic");
    case "absent": {
      const without = TABLE_WORDS[row.table]?.without[lang];
      return `${say(lang, "缺", "absent")}${without ? say(lang, `：${without}`, `: ${without}`) : ""}`;
    }
  }
}

const NUMERALS = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

/** The data page in one sentence: how many series are in which state. */
export function inventorySentence({ rows }: Inventory, lang: Lang): string {
  if (rows.every((row) => rowStatus(row) === "absent"))
    return say(lang, "尚未载入任何数据。", "Nothing is loaded yet.");
  const count = (...statuses: RowStatus[]) => rows.filter((row) => statuses.includes(rowStatus(row))).length;
  const zhCount = (n: number) => (n < NUMERALS.length ? NUMERALS[n] : ` ${n} `);
  const parts: [number, string, string][] = [
    [count("fresh", "loaded"), "最新", "up to date"],
    [count("stale"), "过期", "stale"],
    [count("synthetic"), "合成", "synthetic"],
    [count("absent"), "缺失", "absent"],
  ];
  const shown = parts.filter(([n]) => n > 0);
  if (lang === "zh") return `${shown.map(([n, zh]) => `${zhCount(n)}项${zh}`).join("，")}。`.replace(/^ /, "");
  return `${shown.map(([n, , en], i) => `${n}${i === 0 ? " series" : ""} ${en}`).join(", ")}.`;
}

/** What the states mean for the stage. */
export function inventoryLine(lang: Lang): Segment[] {
  return marked(
    say(lang, "过期与缺失的输入不参与「解除」判定。", "Stale and absent inputs never count towards a clear."),
  );
}

/** Names of the quality checks. */
export const CHECK_NAMES: Readonly<Record<QualityFinding["check"], Words>> = {
  "missing-days": { zh: "缺少交易日", en: "Missing days" },
  "stale-close": { zh: "收盘价未更新", en: "Stale close" },
  "jump-beyond-limit": { zh: "涨跌超过限价", en: "Jump beyond the limit" },
  "duplicate-key": { zh: "键重复", en: "Duplicate key" },
  "traded-after-expiry": { zh: "到期后仍有成交", en: "Traded after expiry" },
};
