import type { BasisAnswer, BasisContract, BasisDay, BasisProduct, HedgeCost } from "../../../contract.ts";
import { level, lots, MISSING, percent, plain, signed, signedPercent } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** A product after the other: its days, the contracts of the last one, and what a short by each roll rule paid. */
export function printBasis(answer: BasisAnswer, page: Page): string {
  const blocks = answer.products.flatMap((product) => [
    days(product, page),
    contracts(product, page),
    hedgeCosts(product, page),
  ]);
  return sheet(...blocks, notesBlock(answer.notes, page));
}

function days({ product, index, days }: BasisProduct, page: Page): string[] {
  const unit = { zh: "年化基差，按持仓加权", en: "annualised basis, weighted by open interest" };
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "现货", en: "Spot" }, page),
    right({ zh: "未调整", en: "Raw" }, page),
    right({ zh: "剔除分红", en: "Adjusted" }, page),
    right({ zh: "正常区间", en: "Normal range" }, page),
    right({ zh: "一年分位", en: "Rank, 1y" }, page),
    right({ zh: "持仓", en: "Open interest" }, page),
  ];
  const { shown, omitted } = lastDays(days, page);
  const rows = shown.map((day) => dayRow(day, page));
  return section(`${product}  ${index}  ${say(unit, page)}`, [...omitted, ...table(columns, rows, page)], page);
}

function dayRow({ date, spot, oiWeighted, oiWeightedAdjusted, band, percentile, openInterest }: BasisDay, page: Page) {
  return [
    date,
    level(spot, 1),
    signedPercent(oiWeighted, 2),
    signedPercent(oiWeightedAdjusted, 2),
    band ? `${signed(band.low * 100)} ${say({ zh: "至", en: "to" }, page)} ${signed(band.high * 100)}` : MISSING,
    percentile === null ? MISSING : plain(percentile * 100, 0),
    lots(openInterest, page.lang),
  ];
}

function contracts({ product, days }: BasisProduct, page: Page): string[] {
  const last = days.at(-1);
  if (!last || last.contracts.length === 0) return [];
  const columns = [
    left({ zh: "合约", en: "Contract" }, page),
    right({ zh: "剩余日", en: "Days left" }, page),
    right({ zh: "收盘", en: "Close" }, page),
    right({ zh: "基差点数", en: "Points" }, page),
    right({ zh: "年化", en: "Annualised" }, page),
    right({ zh: "剔除分红", en: "Adjusted" }, page),
    right({ zh: "持仓", en: "Open interest" }, page),
  ];
  const title = { zh: `${product} 各合约，${last.date}`, en: `${product} contracts on ${last.date}` };
  return section(
    say(title, page),
    table(
      columns,
      last.contracts.map((contract) => contractRow(contract, page)),
      page,
    ),
    page,
  );
}

function contractRow(contract: BasisContract, page: Page): string[] {
  return [
    contract.symbol,
    String(contract.calendarDays),
    level(contract.close, 1),
    signed(contract.basisPoints),
    signedPercent(contract.annualised, 2),
    signedPercent(contract.annualisedAdjusted, 2),
    lots(contract.openInterest, page.lang),
  ];
}

const RULES: Readonly<Record<HedgeCost["rule"], Words>> = {
  near: { zh: "当月", en: "near" },
  next: { zh: "下月", en: "next" },
  quarter: { zh: "当季", en: "quarter" },
  cheapest: { zh: "最便宜", en: "cheapest" },
};

function hedgeCosts({ product, hedgeCost }: BasisProduct, page: Page): string[] {
  const known = hedgeCost.filter(
    (cost) => cost.oneMonth !== null || cost.threeMonths !== null || cost.oneYear !== null,
  );
  if (known.length === 0) return [];
  const columns = [
    left({ zh: "移仓规则", en: "Roll rule" }, page),
    right({ zh: "近一月", en: "1 month" }, page),
    right({ zh: "近三月", en: "3 months" }, page),
    right({ zh: "近一年", en: "1 year" }, page),
  ];
  const title = {
    zh: `${product} 空头实付成本，占名义本金，正为成本`,
    en: `${product} paid by a short, share of notional, positive is a cost`,
  };
  const rows = known.map(({ rule, oneMonth, threeMonths, oneYear }) => [
    say(RULES[rule], page),
    ...[oneMonth, threeMonths, oneYear].map((cost) => percent(cost, 2)),
  ]);
  return section(say(title, page), table(columns, rows, page), page);
}
