import type { ChainBlock, ChainCalibrateAnswer } from "../../../contract.ts";
import { percent, plain } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

const BLOCKS: Readonly<Record<ChainBlock["block"], Words>> = {
  basis: { zh: "第一步：给定实录价格，拟合基差", en: "Block one: the basis, given recorded prices" },
  price: { zh: "第二步：给定实录基差，拟合价格", en: "Block two: prices, given the recorded basis" },
  joined: { zh: "第三步：合在一起", en: "Joined" },
};

const FIGURES: Readonly<Record<ChainCalibrateAnswer["figures"][number]["figure"], Words>> = {
  "micro-fall": { zh: "微盘跌幅（实录最低日）", en: "Micro caps on the day of their recorded low" },
  "csi1000-trough": { zh: "中证1000 最低", en: "Trough of CSI1000" },
  "csi2000-trough": { zh: "中证2000 最低", en: "Trough of CSI2000" },
  "im-low": { zh: "IM 加权年化基差最低", en: "Lowest weighted basis of IM" },
  "im-low-day": { zh: "最低之日", en: "On" },
};

/** The three blocks, the joined run beside the record, and what stays unexplained. */
export function printChainCalibrate(answer: ChainCalibrateAnswer, page: Page): string {
  return sheet(
    fitted(answer, page),
    ...answer.blocks.map((block) => blockTable(block, page)),
    unexplained(answer, page),
    notesBlock(answer.notes, page),
  );
}

function fitted(answer: ChainCalibrateAnswer, page: Page): string[] {
  const { from, to, errors, basisExplained, bothMarks, implausible, onBound } = answer;
  const title = { zh: `校准，${from} 收盘至 ${to}`, en: `Calibration from the close of ${from} to ${to}` };
  const columns = [
    left({ zh: "", en: "" }, page),
    right({ zh: "模型", en: "Model" }, page),
    right({ zh: "实录", en: "Record" }, page),
  ];
  const cell = (value: number | string) => (typeof value === "string" ? value : percent(value, 1));
  const rows = answer.figures.map(({ figure, model, record }) => [
    say(FIGURES[figure], page),
    cell(model),
    cell(record),
  ]);
  const names = (list: readonly string[]) => (list.length > 0 ? list.join(", ") : say({ zh: "无", en: "none" }, page));
  const { price, dislocation } = errors;
  const text = {
    zh: `误差（均方根）：中证500 ${percent(price["500"], 1)}，1000 ${percent(price["1000"], 1)}，2000 ${percent(price["2000"], 1)}，微盘 ${percent(price.micro, 1)}；错位 IC ${percent(dislocation.IC, 2)}，IM ${percent(dislocation.IM, 2)}。给定价格，逐日解释错位变动的 ${percent(basisExplained.IC)}（IC）与 ${percent(basisExplained.IM)}（IM）。${percent(bothMarks)} 的可接受参数组在出清日同时具备两个标志。超出合理范围：${names(implausible)}。落在边界上：${names(onBound)}。`,
    en: `Errors (root mean square): CSI500 ${percent(price["500"], 1)}, 1000 ${percent(price["1000"], 1)}, 2000 ${percent(price["2000"], 1)}, micro ${percent(price.micro, 1)}; dislocation IC ${percent(dislocation.IC, 2)}, IM ${percent(dislocation.IM, 2)}. Given prices, ${percent(basisExplained.IC)} (IC) and ${percent(basisExplained.IM)} (IM) of the daily changes of dislocation are explained. ${percent(bothMarks)} of the accepted sets bear both marks of the unwind on its days. Outside plausible ranges: ${names(implausible)}. On a bound: ${names(onBound)}.`,
  };
  return section(say(title, page), [...table(columns, rows, page), "", ...paragraph(say(text, page), page)], page);
}

function blockTable({ block, loss, tried, accepted, parameters }: ChainBlock, page: Page): string[] {
  const columns = [
    left({ zh: "参数", en: "Parameter" }, page),
    right({ zh: "最优", en: "Best" }, page),
    right({ zh: "可接受（5%…95%）", en: "Accepted (5%…95%)" }, page),
    right({ zh: "合理范围", en: "Plausible" }, page),
    left({ zh: "", en: "" }, page),
  ];
  const rows = parameters.map(({ name, best, low, high, from, to, identified, onBound }) => [
    name,
    figure(best),
    `${figure(low)}…${figure(high)}`,
    `${figure(from)}…${figure(to)}`,
    [
      identified ? say({ zh: "可识别", en: "identified" }, page) : "",
      onBound ? say({ zh: "在边界", en: "on its bound" }, page) : "",
    ]
      .filter((word) => word !== "")
      .join(", "),
  ]);
  const told = {
    zh: `${say(BLOCKS[block], page)}（损失 ${loss.toFixed(2)}，试 ${tried} 组，留 ${accepted} 组）`,
    en: `${say(BLOCKS[block], page)} (loss ${loss.toFixed(2)}, ${tried} tried, ${accepted} kept)`,
  };
  return section(say(told, page), table(columns, rows, page), page);
}

/** Three digits, money in billions. */
function figure(value: number): string {
  return Math.abs(value) >= 1e9 ? `${(value / 1e9).toFixed(0)}bn` : String(Number(value.toPrecision(3)));
}

function unexplained({ missing }: ChainCalibrateAnswer, page: Page): string[] {
  const billions = (cny: number) => plain(cny / 1e9, 1);
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "股票，十亿元", en: "Stocks, bn" }, page),
    right({ zh: "期货，十亿元", en: "Futures, bn" }, page),
  ];
  const rows = missing.map(({ date, stocksCny, futuresCny }) => [date, billions(stocksCny), billions(futuresCny)]);
  const total = missing.reduce((sum, { stocksCny }) => sum + stocksCny, 0);
  const gross = missing.reduce((sum, { stocksCny }) => sum + Math.abs(stocksCny), 0);
  const title = {
    zh: `无从解释的净买卖（负为缺少的卖出）：合计 ${billions(total)}，绝对值合计 ${billions(gross)}（十亿元）`,
    en: `Flow that is missing (negative: a sale), CNY bn: ${billions(total)} net, ${billions(gross)} gross`,
  };
  return section(say(title, page), table(columns, rows, page), page);
}
