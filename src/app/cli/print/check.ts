import type { CheckAnswer, CheckBoundName, CheckStress } from "../../../contract.ts";
import { MISSING, percent, plain, signed, signedPercent } from "../../../view/format.ts";
import { DMA_BOUNDS } from "../../../view/words/dma.ts";
import { groupName } from "../../../view/words/factor-study.ts";
import type { Words } from "../../../view/words/lang.ts";
import { factorName } from "../../../view/words/studied-factor-names.ts";
import type { Page } from "../terminal.ts";
import { bullets, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** The verdict and its reasons, survivable leverage, then what they rest on. */
export function printCheck(answer: CheckAnswer, page: Page): string {
  return sheet(
    verdict(answer, page),
    survivable(answer, page),
    hedge(answer, page),
    exposures(answer, page),
    liquidity(answer, page),
    stresses(answer, page),
    shortfalls(answer, page),
    notesBlock(answer.notes, page),
  );
}

const VERDICTS: Readonly<Record<CheckAnswer["verdict"], Words>> = {
  pass: { zh: "通过", en: "PASS" },
  warn: { zh: "警示", en: "WARN" },
  break: { zh: "违规", en: "BREAK" },
};

/** Million yuan. */
const millions = (yuan: number | null) => plain(yuan === null ? null : yuan / 1e6, 2);

function verdict({ verdict, date, leverage, capital, stocksValue, rules }: CheckAnswer, page: Page): string[] {
  const title = {
    zh: `${VERDICTS[verdict].zh} · ${date} 收盘，资金 ${millions(capital)} 百万元，${plain(leverage, 2)} 倍，股票 ${millions(stocksValue)} 百万元`,
    en: `${VERDICTS[verdict].en}: close of ${date}, capital ${millions(capital)}m yuan, leverage ${plain(leverage, 2)}, stocks ${millions(stocksValue)}m yuan`,
  };
  const told = (["break", "warn"] as const).flatMap((state) =>
    rules
      .filter((rule) => rule.state === state)
      .map(({ words }) => `${say(VERDICTS[state], page)}  ${say(words, page)}`),
  );
  const kept = rules.filter(({ state }) => state === "pass").length;
  const all = {
    zh: `${rules.length} 条规则中 ${kept} 条未触及。`,
    en: `${kept} of ${rules.length} rules kept with room.`,
  };
  return section(say(title, page), [...bullets(told, page), ...paragraph(say(all, page), page)], page);
}

const BOUNDS: Readonly<Record<CheckBoundName, Words>> = {
  ...DMA_BOUNDS,
  history: { zh: "历史窗口", en: "every window of the history" },
  "recorded-stress": { zh: "记录的压力日", en: "the recorded stresses" },
};

function survivable({ survivableLeverage, marginBuffer }: CheckAnswer, page: Page): string[] {
  const { value, low, high, binding, bounds } = survivableLeverage;
  const title = { zh: "可存活杠杆", en: "Survivable leverage" };
  const text = {
    zh: `${plain(value, 2)} 倍（${plain(low, 2)} 至 ${plain(high, 2)}），约束来自「${BOUNDS[binding].zh}」。价差再亏股票市值的 ${percent(marginBuffer)} 即被追保。`,
    en: `${plain(value, 2)} (${plain(low, 2)} to ${plain(high, 2)}), bound by ${BOUNDS[binding].en}. A loss of the spread of ${percent(marginBuffer)} of the stocks brings a call.`,
  };
  const columns = [
    left({ zh: "约束", en: "Bound" }, page),
    right({ zh: "杠杆", en: "Leverage" }, page),
    right({ zh: "低", en: "Low" }, page),
    right({ zh: "高", en: "High" }, page),
  ];
  const rows = bounds.map((bound) => [
    say(BOUNDS[bound.name], page),
    ...[bound.value, bound.low, bound.high].map((figure) => plain(figure, 2)),
  ]);
  return section(say(title, page), [...paragraph(say(text, page), page), ...table(columns, rows, page)], page);
}

function hedge({ hedge }: CheckAnswer, page: Page): string[] {
  const title = { zh: "期货空头（百万元，成本为正）", en: "Short futures (million yuan, costs positive)" };
  const text = {
    zh: `对冲比例 ${percent(hedge.hedgeRatio)}，年化持有成本 ${percent(hedge.annualCost)}，约 ${millions(hedge.yuanAYear)} 百万元一年。`,
    en: `Hedge ratio ${percent(hedge.hedgeRatio)}; held to expiry it costs ${percent(hedge.annualCost)} a year, ${millions(hedge.yuanAYear)}m yuan a year.`,
  };
  const columns = [
    left({ zh: "合约", en: "Contract" }, page),
    right({ zh: "手", en: "Lots" }, page),
    right({ zh: "名义", en: "Notional" }, page),
    right({ zh: "基差点", en: "Basis pts" }, page),
    right({ zh: "年化（剔分红）", en: "Cost a year" }, page),
    right({ zh: "年化（未剔）", en: "Raw" }, page),
    right({ zh: "至到期", en: "To expiry" }, page),
    left({ zh: "到期", en: "Expiry" }, page),
  ];
  const rows = hedge.contracts.map((contract) => [
    contract.symbol,
    plain(contract.lots, 0),
    millions(contract.notional),
    signed(contract.basisPoints),
    signedPercent(contract.annualCost),
    signedPercent(contract.annualCostRaw),
    millions(contract.yuanToExpiry),
    contract.expiry,
  ]);
  return section(say(title, page), [...paragraph(say(text, page), page), ...table(columns, rows, page)], page);
}

/** Largest first. */
const BUCKETS = ["300", "500", "1000", "2000", "rest", "micro"] as const;

function exposures({ exposures }: CheckAnswer, page: Page): string[] {
  const { benchmark, active, portfolio, buckets, benchmarkBuckets, activeShare } = exposures;
  const title = {
    zh: `对 ${benchmark} 的暴露（标准差），主动份额 ${percent(activeShare)}`,
    en: `Exposures against ${benchmark} (standard deviations), active share ${percent(activeShare)}`,
  };
  const styles = table(
    [
      left({ zh: "风格", en: "Style" }, page),
      right({ zh: "组合", en: "Portfolio" }, page),
      right({ zh: "主动", en: "Active" }, page),
    ],
    Object.entries(portfolio).map(([style, value]) => [
      factorName(style, page.lang),
      signed(value, 2),
      signed(active[style], 2),
    ]),
    page,
  );
  const sizes = table(
    [
      left({ zh: "市值档", en: "Size" }, page),
      right({ zh: "组合", en: "Portfolio" }, page),
      right({ zh: "基准", en: "Benchmark" }, page),
    ],
    BUCKETS.map((name) => [groupName(name, page.lang), percent(buckets[name]), percent(benchmarkBuckets[name])]),
    page,
  );
  return section(say(title, page), [...styles, "", ...sizes], page);
}

function liquidity({ liquidity }: CheckAnswer, page: Page): string[] {
  const { participation, days, locked, lockedWeight, impact, slowest, unknownWeight } = liquidity;
  const title = { zh: "清仓", en: "Leaving the book" };
  const text = {
    zh: `以成交的 ${percent(participation, 0)} 卖出：50% 需 ${plain(days.half, 2)} 日，90% 需 ${plain(days.most, 2)} 日，全部需 ${plain(days.all, 2)} 日；成交未知的权重 ${percent(unknownWeight)}。一日清仓的冲击 ${percent(impact)}。当日无法卖出 ${locked.length} 只（${percent(lockedWeight)}）。`,
    en: `Selling ${percent(participation, 0)} of the usual trading: 50% takes ${plain(days.half, 2)} days, 90% ${plain(days.most, 2)}, all ${plain(days.all, 2)}; nothing is known of the trading of ${percent(unknownWeight)}. Selling it all in a day costs ${percent(impact)} by impact. Not to be sold at the close (locked or suspended): ${locked.length} (${percent(lockedWeight)}).`,
  };
  const names = slowest.map(({ code, days }) => `${code} ${plain(days, 1)}`).join(", ");
  const slow = { zh: `最慢（日）：${names}。`, en: `Slowest (days): ${names}.` };
  const lines = [text, slow].flatMap((words) => paragraph(say(words, page), page));
  return section(say(title, page), lines, page);
}

const STRESSES: Readonly<Record<string, Words>> = {
  "worst-three-days": { zh: "历史最差三日", en: "worst three days" },
  "small-cap-crash": { zh: "小盘崩跌", en: "small-cap crash" },
  "rally-squeeze": { zh: "逼空上涨", en: "rally squeeze" },
  "discount-blow-out": { zh: "贴水扩大", en: "discount blow-out" },
  "discount-snap-back": { zh: "贴水收回", en: "discount snap-back" },
  "limit-lock-days": { zh: "连续跌停", en: "limit-lock days" },
};

function stresses({ stresses }: CheckAnswer, page: Page): string[] {
  const title = { zh: "压力情景（亏损为正）", en: "Stresses (losses positive)" };
  const columns = [
    left({ zh: "情景", en: "Stress" }, page),
    right({ zh: "股票", en: "Stocks" }, page),
    right({ zh: "期货", en: "Futures" }, page),
    right({ zh: "亏损/股票", en: "Loss" }, page),
    right({ zh: "占资金", en: "Of capital" }, page),
    right({ zh: "无法卖出", en: "Locked" }, page),
    left({ zh: "日期", en: "Days" }, page),
  ];
  const rows = stresses.map((stress) => [
    stress.name in STRESSES ? say(STRESSES[stress.name], page) : stress.name,
    signedPercent(stress.stocks),
    signedPercent(stress.futures),
    signedPercent(stress.loss),
    signedPercent(stress.lossOfCapital),
    stress.locked === null ? MISSING : percent(stress.locked, 0),
    span(stress, page),
  ]);
  const assumed = stresses.filter(({ kind }) => kind === "made-up");
  const notes = assumed.map(({ name, assumption }) => `${say(STRESSES[name], page)}: ${say(assumption, page)}`);
  return section(say(title, page), [...table(columns, rows, page), ...bullets(notes, page)], page);
}

function span({ from, to, kind }: CheckStress, page: Page): string {
  if (kind === "made-up" || from === null) return say({ zh: "假设", en: "made up" }, page);
  return from === to ? from : `${from} – ${to}`;
}

function shortfalls({ shortfalls, history }: CheckAnswer, page: Page): string[] {
  const title = {
    zh: `对冲价差的尾部（占股票；${history.from ?? MISSING} 起 ${history.days} 日）`,
    en: `Tail of the hedged spread (of the stocks; ${history.days} days from ${history.from ?? MISSING})`,
  };
  const columns = [
    left({ zh: "持有日", en: "Days held" }, page),
    right({ zh: "VaR", en: "VaR" }, page),
    right({ zh: "预期损失", en: "Expected shortfall" }, page),
    right({ zh: "低", en: "Low" }, page),
    right({ zh: "高", en: "High" }, page),
    right({ zh: "历史最差", en: "Worst" }, page),
  ];
  const rows = shortfalls.map(({ horizon, level, valueAtRisk, expectedShortfall, worst }) => [
    `${horizon} (${percent(level, 0)})`,
    percent(valueAtRisk.value),
    percent(expectedShortfall.value),
    percent(expectedShortfall.low),
    percent(expectedShortfall.high),
    percent(worst),
  ]);
  return section(say(title, page), table(columns, rows, page), page);
}
