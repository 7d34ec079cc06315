import type { LeverageSaleDetails } from "../../../contract.ts";
import { percent, plain } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { amountsOf, type Blocks, bar, EACH, INSTITUTION, shocksIn, shortened } from "./chain-network-parts.ts";
import { say, section } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Rounds and institutions of a fire sale under a cap on leverage. */
export function leverageBlocks(answer: LeverageSaleDetails, page: Page): Blocks {
  const { institutions, byRound, rounds, shareSold, insolvent, illiquid } = answer;
  const assets = Object.keys(answer.prices);
  const amount = amountsOf(institutions);
  const largest = byRound.reduce((most, { sold }) => Math.max(most, sold), 0);
  const columns = [
    right({ zh: "轮", en: "Round" }, page),
    right({ zh: "卖出", en: "Sold" }, page),
    left({ zh: "", en: "" }, page),
    ...assets.map((asset) => right({ zh: asset, en: asset }, page)),
  ];
  const rows = byRound.map(({ round, sold, prices }) => [
    plain(round, 0),
    amount(sold),
    bar(sold / largest),
    ...assets.map((asset) => plain(prices[asset], 4)),
  ]);
  const { lostToShock, lostToPrices, shortfall } = answer;
  return {
    headline: {
      zh: `${shocksIn(answer.shocks, "zh")}：${rounds} 轮抛售，卖出 ${percent(shareSold)}；${institutions.length} 家中 ${insolvent} 家资不抵债、${illiquid} 家无可再卖。冲击损失 ${amount(lostToShock)}，跌价损失 ${amount(lostToPrices)}，卖出差价 ${amount(shortfall)}；重叠矩阵最大特征值 ${amount(answer.largestEigenvalue)}（文件的单位）。`,
      en: `${shocksIn(answer.shocks, "en")}: ${rounds} rounds of sales, ${percent(shareSold)} sold; of ${institutions.length} institutions ${insolvent} insolvent and ${illiquid} with nothing left to sell. The shock takes ${amount(lostToShock)}, lower prices ${amount(lostToPrices)}, the sellers' shortfall ${amount(shortfall)}; the overlap's largest eigenvalue is ${amount(answer.largestEigenvalue)} (in the file's unit).`,
    },
    system: section(say({ zh: "逐轮", en: "Round by round" }, page), shortened(table(columns, rows, page), page), page),
    institutions: leverageInstitutions(institutions, page),
  };
}

const FATES: Readonly<Record<LeverageSaleDetails["institutions"][number]["fate"], Words>> = {
  sound: { zh: "正常", en: "sound" },
  illiquid: { zh: "无可再卖", en: "illiquid" },
  insolvent: { zh: "资不抵债", en: "insolvent" },
};

function leverageInstitutions(institutions: LeverageSaleDetails["institutions"], page: Page): string[] {
  const amount = amountsOf(institutions);
  const columns = [
    left(INSTITUTION, page),
    left({ zh: "结局", en: "Fate" }, page),
    right({ zh: "原杠杆", en: "Leverage before" }, page),
    right({ zh: "原净资产", en: "Equity before" }, page),
    right({ zh: "现净资产", en: "Equity after" }, page),
    right({ zh: "跌价损失", en: "Lost to prices" }, page),
    right({ zh: "卖出差价", en: "Shortfall" }, page),
    right({ zh: "传染指数", en: "Contagion index" }, page),
  ];
  const rows = institutions.map((one) => [
    one.name,
    say(FATES[one.fate], page),
    plain(one.leverageBefore),
    amount(one.equityBefore),
    amount(one.equityAfter),
    amount(one.lostToPrices),
    amount(one.shortfall),
    percent(one.contagionIndex),
  ]);
  return section(say(EACH, page), table(columns, rows, page), page);
}
