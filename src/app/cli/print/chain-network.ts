import type { FireSaleDetails, LeverageSaleDetails, Note, VulnerabilityDetails } from "../../../contract.ts";
import { percent, plain } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

type Details = FireSaleDetails | LeverageSaleDetails | VulnerabilityDetails;

/** A fire sale for a person: what happened to all, step by step; with `details` every institution as well. */
export function printNetwork(answer: Details, { details }: { details: boolean }, page: Page): string {
  const blocks = blocksOf(answer, page);
  const notes: readonly Note[] = answer.notes;
  return sheet(
    paragraph(say(blocks.headline, page), page),
    blocks.system,
    ...(details ? [blocks.institutions] : []),
    notesBlock(notes, page),
  );
}

interface Blocks {
  readonly headline: Words;
  readonly system: string[];
  readonly institutions: string[];
}

function blocksOf(answer: Details, page: Page): Blocks {
  switch (answer.rules) {
    case "fire-sale":
      return fireSaleBlocks(answer, page);
    case "cont-schaanning":
      return leverageBlocks(answer, page);
    case "greenwood":
      return vulnerabilityBlocks(answer, page);
  }
}

const INSTITUTION: Words = { zh: "机构", en: "Institution" };

function fireSaleBlocks(answer: FireSaleDetails, page: Page): Blocks {
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
  return {
    headline: {
      zh: `${shocksIn(answer.shocks, "zh")}：${count} 家中 ${defaulted} 家违约，可卖资产卖出 ${percent(shareSold)}。净资产 ${plain(lost.equityBefore, 0)}，冲击损失 ${plain(lost.lostToShock, 0)}，抛售损失 ${plain(lost.lostToSales, 0)}（文件的单位）。`,
      en: `${shocksIn(answer.shocks, "en")}: ${defaulted} of ${count} institutions default and ${percent(shareSold)} of the assets are sold. Of equity of ${plain(lost.equityBefore, 0)} the shock takes ${plain(lost.lostToShock, 0)} and the sales ${plain(lost.lostToSales, 0)} (in the file's unit).`,
    },
    system: section(say({ zh: "逐步", en: "Step by step" }, page), table(columns, rows, page), page),
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
    plain(one.equityBefore, 0),
    plain(one.lostToShock, 0),
    plain(one.lostToSales, 0),
    plain(one.equityAfter, 0),
    percent(one.shareSold),
  ]);
  return section(say(INSTITUTION, page), table(columns, rows, page), page);
}

function leverageBlocks(answer: LeverageSaleDetails, page: Page): Blocks {
  const { institutions, byRound, rounds, shareSold, insolvent, illiquid } = answer;
  const assets = Object.keys(answer.prices);
  const largest = byRound.reduce((most, { sold }) => Math.max(most, sold), 0);
  const columns = [
    right({ zh: "轮", en: "Round" }, page),
    right({ zh: "卖出", en: "Sold" }, page),
    left({ zh: "", en: "" }, page),
    ...assets.map((asset) => right({ zh: asset, en: asset }, page)),
  ];
  const rows = byRound.map(({ round, sold, prices }) => [
    plain(round, 0),
    plain(sold, 0),
    bar(sold / largest),
    ...assets.map((asset) => plain(prices[asset], 4)),
  ]);
  const { lostToShock, lostToPrices, shortfall } = answer;
  return {
    headline: {
      zh: `${shocksIn(answer.shocks, "zh")}：${rounds} 轮抛售，卖出 ${percent(shareSold)}；${institutions.length} 家中 ${insolvent} 家资不抵债、${illiquid} 家无可再卖。冲击损失 ${plain(lostToShock, 0)}，跌价损失 ${plain(lostToPrices, 0)}，卖出差价 ${plain(shortfall, 0)}；重叠矩阵最大特征值 ${plain(answer.largestEigenvalue, 0)}（文件的单位）。`,
      en: `${shocksIn(answer.shocks, "en")}: ${rounds} rounds of sales, ${percent(shareSold)} sold; of ${institutions.length} institutions ${insolvent} insolvent and ${illiquid} with nothing left to sell. The shock takes ${plain(lostToShock, 0)}, lower prices ${plain(lostToPrices, 0)}, the sellers' shortfall ${plain(shortfall, 0)}; the overlap's largest eigenvalue is ${plain(answer.largestEigenvalue, 0)} (in the file's unit).`,
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
    plain(one.equityBefore, 0),
    plain(one.equityAfter, 0),
    plain(one.lostToPrices, 0),
    plain(one.shortfall, 0),
    percent(one.contagionIndex),
  ]);
  return section(say(INSTITUTION, page), table(columns, rows, page), page);
}

function vulnerabilityBlocks(answer: VulnerabilityDetails, page: Page): Blocks {
  const { aggregateVulnerability, directLoss, institutions, capped } = answer;
  const columns = [
    left({ zh: "资产", en: "Asset" }, page),
    right({ zh: "冲击", en: "Shock" }, page),
    right({ zh: "抛售跌幅", en: "Fall by sales" }, page),
    left({ zh: "", en: "" }, page),
  ];
  const rows = Object.entries(answer.priceFalls).map(([asset, fall]) => [
    asset,
    percent(answer.shocks[asset]),
    percent(fall, 2),
    bar(Math.min(1, fall)),
  ]);
  return {
    headline: {
      zh: `${shocksIn(answer.shocks, "zh")}：冲击损失为全体净资产的 ${percent(directLoss)}，一轮抛售再损失 ${percent(aggregateVulnerability)}；${institutions.length} 家中 ${capped} 家全部卖光。`,
      en: `${shocksIn(answer.shocks, "en")}: the shock costs ${percent(directLoss)} of all equity and one round of sales ${percent(aggregateVulnerability)} more; ${capped} of ${institutions.length} institutions sell all they have.`,
    },
    system: section(say({ zh: "价格", en: "Prices" }, page), table(columns, rows, page), page),
    institutions: vulnerableInstitutions(institutions, page),
  };
}

function vulnerableInstitutions(institutions: VulnerabilityDetails["institutions"], page: Page): string[] {
  const columns = [
    left(INSTITUTION, page),
    right({ zh: "杠杆", en: "Leverage" }, page),
    right({ zh: "冲击损失", en: "Direct loss" }, page),
    right({ zh: "卖出", en: "Sold" }, page),
    right({ zh: "系统性", en: "Systemicness" }, page),
    right({ zh: "间接脆弱性", en: "Indirect vulnerability" }, page),
  ];
  const rows = institutions.map((one) => [
    one.name,
    plain(one.leverage),
    percent(one.directLoss),
    percent(one.soldShare),
    percent(one.systemicness, 2),
    percent(one.indirectVulnerability),
  ]);
  return section(say(INSTITUTION, page), table(columns, rows, page), page);
}

/** `government −20%, corporate −5%`. */
function shocksIn(shocks: Readonly<Record<string, number>>, lang: Page["lang"]): string {
  const hit = Object.entries(shocks).filter(([, shock]) => shock !== 0);
  if (hit.length === 0) return lang === "zh" ? "无冲击" : "No shock";
  return hit.map(([asset, shock]) => `${asset} \u2212${percent(shock)}`).join(lang === "zh" ? "，" : ", ");
}

const BAR = 20;

/** A share as a bar of blocks; anything above 0 shows one. */
function bar(share: number): string {
  const filled = share > 0 ? Math.max(1, Math.round(share * BAR)) : 0;
  return "█".repeat(filled) + "·".repeat(BAR - filled);
}

const MOST_ROWS = 15;

/** The head and first rows of a table, and how many more there are. */
function shortened(lines: readonly string[], page: Page): string[] {
  const more = lines.length - 1 - MOST_ROWS;
  if (more <= 0) return [...lines];
  const rest = { zh: `… 其后 ${more} 轮从略`, en: `… ${more} later rounds; --details --json gives them all` };
  return [...lines.slice(0, MOST_ROWS + 1), say(rest, page)];
}
