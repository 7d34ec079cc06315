import type { FireSaleDetails } from "../../../contract.ts";
import { percent, plain } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { amountsOf, type Blocks, bar, EACH, INSTITUTION, shocksIn, shortened } from "./chain-network-parts.ts";
import { say, section } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Steps and institutions of a fire sale with thresholds. */
export function fireSaleBlocks(answer: FireSaleDetails, page: Page): Blocks {
  const { institutions, steps, shareSold } = answer;
  const assets = Object.keys(answer.prices);
  const count = institutions.length;
  const defaulted = steps.at(-1)?.defaulted ?? 0;
  const columns = [
    right({ zh: "步", en: "Step" }, page),
    right({ zh: "违约", en: "Defaults" }, page),
    right({ zh: "累计", en: "So far" }, page),
    left({ zh: `共 ${count} 家`, en: `Of ${count}` }, page),
    right({ zh: "卖出", en: "Sold" }, page),
    ...assets.map((asset) => right({ zh: asset, en: asset }, page)),
  ];
  const rows = steps.map((step) => [
    plain(step.step, 0),
    plain(step.defaults, 0),
    plain(step.defaulted, 0),
    bar(step.defaulted / count),
    percent(step.shareSold),
    ...assets.map((asset) => plain(step.prices[asset], 4)),
  ]);
  const lost = totals(institutions);
  const amount = amountsOf(institutions);
  return {
    headline: {
      zh: `${shocksIn(answer.shocks, "zh")}：${count} 家中 ${defaulted} 家违约，可卖资产卖出 ${percent(shareSold)}。净资产 ${amount(lost.equityBefore)}，冲击损失 ${amount(lost.lostToShock)}，抛售损失 ${amount(lost.lostToSales)}（文件的单位）。`,
      en: `${shocksIn(answer.shocks, "en")}: ${defaulted} of ${count} institutions default and ${percent(shareSold)} of the assets are sold. Of equity of ${amount(lost.equityBefore)} the shock takes ${amount(lost.lostToShock)} and the sales ${amount(lost.lostToSales)} (in the file's unit).`,
    },
    system: section(say({ zh: "逐步", en: "Step by step" }, page), shortened(table(columns, rows, page), page), page),
    institutions: fireSaleInstitutions(institutions, page),
  };
}

function totals(institutions: FireSaleDetails["institutions"]) {
  const sum = (name: "equityBefore" | "lostToShock" | "lostToSales") =>
    institutions.reduce((total, institution) => total + institution[name], 0);
  return {
    equityBefore: sum("equityBefore"),
    lostToShock: sum("lostToShock"),
    lostToSales: sum("lostToSales"),
  };
}

function fireSaleInstitutions(institutions: FireSaleDetails["institutions"], page: Page): string[] {
  const amount = amountsOf(institutions);
  const columns = [
    left(INSTITUTION, page),
    right({ zh: "违约于第几步", en: "Defaults in step" }, page),
    right({ zh: "原净资产", en: "Equity before" }, page),
    right({ zh: "冲击损失", en: "Lost to shock" }, page),
    right({ zh: "抛售损失", en: "Lost to sales" }, page),
    right({ zh: "现净资产", en: "Equity after" }, page),
    right({ zh: "卖出", en: "Sold" }, page),
  ];
  const rows = institutions.map((one) => [
    one.name,
    plain(one.defaultStep, 0),
    amount(one.equityBefore),
    amount(one.lostToShock),
    amount(one.lostToSales),
    amount(one.equityAfter),
    percent(one.shareSold),
  ]);
  return section(say(EACH, page), table(columns, rows, page), page);
}
