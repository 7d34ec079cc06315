import type { ChainRunAnswer, ChainRunDay } from "../../../contract.ts";
import type { AgentName } from "../../../domain/chain/agent.ts";
import { lots, MISSING, money, percent, plain, signed, signedPercent } from "../../../view/format.ts";
import {
  AGENT_NAMES,
  AGENT_SHORT,
  BUCKET_NAMES,
  chainLine,
  chainSentence,
  implausibleNames,
  markSign,
  markWords,
  SERIES_NAMES,
} from "../../../view/words/chain.ts";
import { plainText } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** A run against its record: the fall, errors, the signature, days, who sold to whom, and what stays unexplained. */
export function printChainRun(answer: ChainRunAnswer, page: Page): string {
  return sheet(
    fate(answer, page),
    implausible(answer, page),
    path(answer, page),
    errors(answer, page),
    signature(answer, page),
    flows(answer, page),
    sales(answer, page),
    missing(answer, page),
    notesBlock(answer.notes, page),
  );
}

function fate(answer: ChainRunAnswer, page: Page): string[] {
  const { count, notionalCny, knockedInBeforeCny } = answer.snowballs;
  const knocked = answer.days.reduce((sum, day) => sum + day.knockedInCny, 0);
  const book = {
    zh: `雪球 ${count} 种，名义 ${money(notionalCny, "zh")}，期初已敲入 ${money(knockedInBeforeCny, "zh")}，其间敲入 ${money(knocked, "zh")}。`,
    en: `${count} kinds of snowballs of ${money(notionalCny, "en")}; ${money(knockedInBeforeCny, "en")} knocked in before, ${money(knocked, "en")} during the run.`,
  };
  const title = {
    zh: `踩踏链，${answer.from} 收盘起至 ${answer.to}：${chainSentence(answer, "zh")}`,
    en: `The chain from the close of ${answer.from} to ${answer.to}. ${chainSentence(answer, "en")}`,
  };
  const lines = [plainText(chainLine(answer, page.lang)), say(book, page)];
  return section(
    say(title, page),
    lines.flatMap((text) => paragraph(text, page)),
    page,
  );
}

function implausible(answer: ChainRunAnswer, page: Page): string[] {
  const names = implausibleNames(answer);
  if (names.length === 0) return [];
  const title = { zh: "不可信的参数：此结果不解释行情", en: "NOT PLAUSIBLE: this fit explains nothing" };
  const columns = [
    left({ zh: "参数", en: "Parameter" }, page),
    right({ zh: "取值", en: "Value" }, page),
    right({ zh: "合理下限", en: "Low" }, page),
    right({ zh: "上限", en: "High" }, page),
    { ...left({ zh: "含义", en: "Meaning" }, page), mayCut: true },
  ];
  const rows = answer.parameters
    .filter(({ name }) => names.includes(name))
    .map(({ name, value, low, high, meaning }) => [name, number(value), number(low), number(high), meaning]);
  return section(say(title, page), table(columns, rows, page), page);
}

function number(value: number): string {
  return Math.abs(value) >= 1e6 ? `${value / 1e9}e9` : String(value);
}

/** Model and record beside each other. */
function path({ days }: ChainRunAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...(["500", "1000", "2000", "micro"] as const).map((name) => right({ zh: name, en: name }, page)),
    right({ zh: "IC 基差", en: "IC basis" }, page),
    right({ zh: "IM 基差", en: "IM basis" }, page),
    right({ zh: "IM 持仓", en: "IM lots, k" }, page),
  ];
  const { shown, omitted } = lastDays(days, page);
  const rows = shown.map(({ date, buckets, futures: { IC, IM } }) => [
    date,
    ...(["500", "1000", "2000", "micro"] as const).map((name) => pair(buckets[name].model, buckets[name].record)),
    pair(IC.basis, IC.recordBasis),
    pair(IM.basis, IM.recordBasis),
    `${plain(IM.openInterest / 1000, 0)}/${plain(over(IM.recordOpenInterest, 1000), 0)}`,
  ]);
  const title = {
    zh: "逐日：模型/实际，% （价格自起始日，基差年化）",
    en: "By day: model/record, % (prices since the start, basis a year)",
  };
  return section(say(title, page), [...omitted, ...table(columns, rows, page)], page);
}

function pair(model: number, record: number | null): string {
  return `${signed(model * 100, 0)}/${record === null ? MISSING : signed(record * 100, 0)}`;
}

function over(value: number | null, unit: number): number | null {
  return value === null ? null : value / unit;
}

function errors({ errors }: ChainRunAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "对照", en: "Against the record" }, page),
    right({ zh: "均方根误差", en: "RMSE" }, page),
    right({ zh: "模型最低", en: "Model low" }, page),
    right({ zh: "日", en: "on" }, page),
    right({ zh: "实际最低", en: "Recorded low" }, page),
    right({ zh: "日", en: "on" }, page),
    right({ zh: "最差日", en: "Worst day" }, page),
    right({ zh: "差", en: "off by" }, page),
  ];
  const rows = errors.map(({ series, rmse, worst, modelLow, recordLow }) => {
    const isLots = series === "openInterestIM";
    const print = (value: number | null) => (isLots ? lots(value, page.lang) : signedPercent(value));
    return [
      say(SERIES_NAMES[series], page),
      isLots ? lots(rmse, page.lang) : percent(rmse),
      print(modelLow.value),
      modelLow.date?.slice(5) ?? MISSING,
      print(recordLow.value),
      recordLow.date?.slice(5) ?? MISSING,
      worst?.date.slice(5) ?? MISSING,
      worst ? print(worst.model - worst.record) : MISSING,
    ];
  });
  return rows.length === 0 ? [] : section(say({ zh: "误差", en: "Errors" }, page), table(columns, rows, page), page);
}

function signature({ signature }: ChainRunAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "平仓的特征", en: "Signature of an unwind" }, page),
    left({ zh: "模型", en: "Model" }, page),
    left({ zh: "实际", en: "Record" }, page),
  ];
  const rows = signature.map((mark) => [
    say(markWords(mark), page),
    markSign(mark.model, page.lang),
    markSign(mark.record, page.lang),
  ]);
  return section(say({ zh: "特征", en: "Signature" }, page), table(columns, rows, page), page);
}

/** Agents in the table of flows: stocks, futures. */
const SHOWN: readonly (readonly [AgentName, "stocks" | "futures"])[] = [
  ["dealers", "futures"],
  ["hedgers", "futures"],
  ["neutral", "stocks"],
  ["dma", "stocks"],
  ["lossSellers", "stocks"],
  ["privateFunds", "stocks"],
  ["enhanced", "stocks"],
  ["stabilisation", "stocks"],
];

function flows({ days }: ChainRunAnswer, page: Page): string[] {
  const unit = page.lang === "zh" ? 1e8 : 1e9;
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...SHOWN.map(([agent]) => right(AGENT_SHORT[agent], page)),
    right({ zh: "追保/平仓", en: "Calls/closed" }, page),
    right({ zh: "未卖出", en: "Unsold" }, page),
    right({ zh: "敲入", en: "Knocked in" }, page),
  ];
  const { shown, omitted } = lastDays(days, page);
  const rows = shown.map((day) => [
    day.date.slice(5),
    ...SHOWN.map(([agent, market]) => signed(bought(day, agent, market) / unit, 1)),
    `${day.called}/${day.closed}`,
    plain(day.unsoldCny / unit, 1),
    plain(day.knockedInCny / unit, 1),
  ]);
  const title = {
    zh: "谁在交易（净买入，亿元；前两列为期货，其余为股票）",
    en: "Who traded (net purchases, CNY bn; the first two in futures, the rest in stocks)",
  };
  return section(say(title, page), [...omitted, ...table(columns, rows, page)], page);
}

function bought({ flows }: ChainRunDay, agent: AgentName, market: "stocks" | "futures"): number {
  const flow = flows.find((one) => one.agent === agent);
  return flow ? Object.values(flow[market]).reduce((sum, cny) => sum + cny, 0) : 0;
}

const MOST_SALES = 12;

function sales({ sales }: ChainRunAnswer, page: Page): string[] {
  const lines = (["stocks", "futures"] as const).flatMap((market) => {
    const columns = [
      left(
        market === "stocks" ? { zh: "股票卖方", en: "Stocks sold by" } : { zh: "期货卖方", en: "Futures sold by" },
        page,
      ),
      left({ zh: "买方", en: "to" }, page),
      right({ zh: "净额", en: "CNY" }, page),
    ];
    const rows = sales
      .filter((sale) => sale.market === market)
      .slice(0, MOST_SALES)
      .map(({ seller, buyer, cny }) => [
        say(AGENT_NAMES[seller], page),
        say(AGENT_NAMES[buyer], page),
        money(cny, page.lang),
      ]);
    return rows.length === 0 ? [] : [...table(columns, rows, page), ""];
  });
  return section(
    say({ zh: "谁卖给了谁（全程）", en: "Who sold to whom, over the run" }, page),
    lines.slice(0, -1),
    page,
  );
}

function missing({ missing }: ChainRunAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "仍未解释", en: "Unexplained" }, page),
    right({ zh: "缺少的净买入，至实际最低", en: "Missing net purchases to the low" }, page),
    right({ zh: "最低日", en: "of" }, page),
    right({ zh: "其后", en: "after it" }, page),
    right({ zh: "最缺之日", en: "Worst day" }, page),
    right({ zh: "净买入", en: "net purchase" }, page),
  ];
  const rows = missing.map(({ bucket, toLowCny, afterLowCny, low, worst }) => [
    say(BUCKET_NAMES[bucket], page),
    money(toLowCny, page.lang),
    low.slice(5),
    money(afterLowCny, page.lang),
    worst.date.slice(5),
    money(worst.cny, page.lang),
  ]);
  const told = {
    zh: "按此市场深度，模型还缺这些净买入（负为净卖出），才会走成实际的样子。",
    en: "At the depth of this run the model would have moved as the record did with these net purchases more (negative: sales).",
  };
  return rows.length === 0
    ? []
    : section(
        say({ zh: "仍未解释的资金", en: "What stays unexplained" }, page),
        [...paragraph(say(told, page), page), ...table(columns, rows, page)],
        page,
      );
}
