import type { BacktestAnswer, NeutralPnl } from "../../../contract.ts";
import { percent, plain, signedPercent } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import { PNL_WORDS } from "../../../view/words/neutral.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** How the book did, where its result came from, and its last days. */
export function printBacktest(answer: BacktestAnswer, page: Page): string {
  return sheet(summary(answer, page), parts(answer, page), days(answer, page), notesBlock(answer.notes, page));
}

function summary({ summary }: BacktestAnswer, page: Page): string[] {
  const { from, to, totalReturn, annualReturn, annualVolatility, sharpe, maxDrawdown, worstDay } = summary;
  const told = {
    zh: `总收益 ${signedPercent(totalReturn)}，年化 ${signedPercent(annualReturn)}，波动 ${percent(annualVolatility)}，夏普 ${plain(sharpe, 2)}，最大回撤 ${signedPercent(maxDrawdown)}。`,
    en: `Return ${signedPercent(totalReturn)}, ${signedPercent(annualReturn)} a year at a volatility of ${percent(annualVolatility)} (Sharpe ${plain(sharpe, 2)}); deepest drawdown ${signedPercent(maxDrawdown)}.`,
  };
  const { shortfall, capacity } = summary;
  const tail = shortfall.low !== null && shortfallWords(shortfall);
  const room = capacity !== null && {
    zh: `容量（九成持仓五日内可交易）：约 ${plain(capacity / 1e8, 1)} 亿元。`,
    en: `Capacity (nine tenths of the basket traded in five days): about ${plain(capacity / 1e8, 1)} x 100 million yuan.`,
  };
  const worst = worstDay && {
    zh: `最差一日 ${worstDay.date}：${signedPercent(worstDay.return)}。`,
    en: `Worst day ${worstDay.date}: ${signedPercent(worstDay.return)}.`,
  };
  const title = {
    zh: `中性组合 ${from} 至 ${to}（${summary.days} 日）`,
    en: `Neutral book ${from} to ${to} (${summary.days} days)`,
  };
  const lines = [told, worst, tail, room].filter((text) => !!text).flatMap((text) => paragraph(say(text, page), page));
  return section(say(title, page), lines, page);
}

/** Equity cannot lose more than all: an interval that runs beyond it bounds nothing. */
const ALL = 1;

function shortfallWords({ value, low, high }: BacktestAnswer["summary"]["shortfall"]): Words {
  if (high === null || high > ALL) {
    return {
      zh: `极值法 99% 期望损失：样本太短，无法给出上限（下限 ${percent(low)}）。`,
      en: `Expected shortfall of a day beyond 99%, by the extreme-value law: at least ${percent(low)}; so few days bound it from above by nothing.`,
    };
  }
  return {
    zh: `极值法 99% 期望损失：每日 ${percent(value)}（95% 区间 ${percent(low)} 至 ${percent(high)}）。`,
    en: `Expected shortfall of a day beyond 99%, by the extreme-value law: ${percent(value)} (95%: ${percent(low)} to ${percent(high)}).`,
  };
}

function parts({ summary }: BacktestAnswer, page: Page): string[] {
  const columns = [left({ zh: "来源", en: "From" }, page), right({ zh: "万元", en: "10,000 yuan" }, page)];
  const rows = (Object.keys(PNL_WORDS) as (keyof NeutralPnl)[]).map((part) => [
    say(PNL_WORDS[part], page),
    plain(summary.pnl[part] / 10_000, 1),
  ]);
  return section(say({ zh: "损益归因", en: "Where it came from" }, page), table(columns, rows, page), page);
}

function days({ days }: BacktestAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "权益(万)", en: "Equity (10k)" }, page),
    right({ zh: "对冲收益", en: "Hedged" }, page),
    right({ zh: "选股", en: "Selection" }, page),
    right({ zh: "贴水", en: "Carry" }, page),
    right({ zh: "基差变动", en: "Basis" }, page),
    right({ zh: "成本", en: "Costs" }, page),
    right({ zh: "合约", en: "Contract" }, page),
    right({ zh: "微盘占比", en: "Micro" }, page),
  ];
  const { shown, omitted } = lastDays(days, page);
  const of = (value: number, equity: number) => signedPercent(value / equity, 2);
  const rows = shown.map(({ date, equity, hedgedReturn, pnl, contract, sizes }) => [
    date,
    plain(equity / 10_000, 0),
    signedPercent(hedgedReturn, 2),
    of(pnl.selection + pnl.style, equity),
    of(pnl.carry, equity),
    of(pnl.basis, equity),
    of(pnl.costs, equity),
    contract ?? "–",
    percent(sizes.micro),
  ]);
  return section(say({ zh: "逐日", en: "By day" }, page), [...omitted, ...table(columns, rows, page)], page);
}
