import type { ChainMark, ChainRunAnswer, ChainSeries } from "../../contract.ts";
import type { AgentName } from "../../domain/chain/agent.ts";
import type { Bucket } from "../../domain/chain/buckets.ts";
import { longDate, percent, plain, shortDate, signedPercent } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** Everyone who has an account. */
export const AGENT_NAMES: Readonly<Record<AgentName, Words>> = {
  dealers: { zh: "雪球对冲", en: "Snowball dealers" },
  neutral: { zh: "中性基金", en: "Neutral funds" },
  dma: { zh: "DMA 账户", en: "DMA accounts" },
  enhanced: { zh: "指数增强", en: "Index-enhanced" },
  lossSellers: { zh: "止损者", en: "Loss sellers" },
  privateFunds: { zh: "私募多头", en: "Private funds" },
  hedgers: { zh: "期货套保", en: "Hedgers" },
  pledgeLenders: { zh: "质押方", en: "Pledge lenders" },
  valueBuyers: { zh: "抄底者", en: "Value buyers" },
  stabilisation: { zh: "稳定资金", en: "Stabilisation" },
  arbitrageurs: { zh: "期现套利", en: "Arbitrageurs" },
  others: { zh: "其他", en: "Others" },
};

/** The same where there is room for one word. */
export const AGENT_SHORT: Readonly<Record<AgentName, Words>> = {
  ...AGENT_NAMES,
  dealers: { zh: "雪球", en: "Dealers" },
  neutral: { zh: "中性", en: "Neutral" },
  dma: { zh: "DMA", en: "DMA" },
  enhanced: { zh: "指增", en: "Enhanced" },
  lossSellers: { zh: "止损", en: "Loss" },
  privateFunds: { zh: "私募", en: "Private" },
  hedgers: { zh: "套保", en: "Hedgers" },
  pledgeLenders: { zh: "质押", en: "Lenders" },
  valueBuyers: { zh: "抄底", en: "Value" },
  stabilisation: { zh: "稳定", en: "State" },
  arbitrageurs: { zh: "套利", en: "Arbitrage" },
};

export const BUCKET_NAMES: Readonly<Record<Bucket, Words>> = {
  "300": { zh: "沪深300", en: "CSI300" },
  "500": { zh: "中证500", en: "CSI500" },
  "1000": { zh: "中证1000", en: "CSI1000" },
  "2000": { zh: "中证2000", en: "CSI2000" },
  micro: { zh: "微盘股", en: "Micro caps" },
};

/** What is compared with the record. */
export const SERIES_NAMES: Readonly<Record<ChainSeries, Words>> = {
  "500": BUCKET_NAMES["500"],
  "1000": BUCKET_NAMES["1000"],
  "2000": BUCKET_NAMES["2000"],
  micro: BUCKET_NAMES.micro,
  basisIC: { zh: "IC 加权基差", en: "IC basis" },
  basisIM: { zh: "IM 加权基差", en: "IM basis" },
  openInterestIM: { zh: "IM 持仓", en: "IM open interest" },
};

/** The marks of the unwind, as claims. */
export function markWords({ mark, date }: ChainMark): Words {
  const on = {
    zh: date === null ? "其后" : shortDate(date, "zh"),
    en: date === null ? "after it" : shortDate(date, "en"),
  };
  const words: Readonly<Record<ChainMark["mark"], Words>> = {
    discountFirst: {
      zh: "微盘股最大跌日之前，贴水已加深",
      en: "The discount deepens before the micro caps' worst day",
    },
    closesWhileFalling: {
      zh: "贴水收敛过半时，微盘股仍在下跌",
      en: "Half of the discount closes while micro caps still fall",
    },
    dealersFirst: { zh: "雪球对冲盘先卖，量化股票多头后卖", en: "Dealers sell first, neutral books after them" },
    firstMark: { zh: `${on.zh} 基差回升而微盘股下跌`, en: `${on.en}: the basis rises and micro caps fall` },
    secondMark: { zh: `${on.zh} 基差再升而微盘股再跌`, en: `${on.en}: again the basis rises and micro caps fall` },
  };
  return words[mark];
}

/** Yes, no, or not known. */
export function markSign(borne: boolean | null, lang: Lang): string {
  return borne === null ? say(lang, "不可知", "not known") : borne ? say(lang, "是", "yes") : say(lang, "否", "no");
}

/** Numbers that a run took outside their plausible range. */
export function implausibleNames({ parameters }: Pick<ChainRunAnswer, "parameters">): string[] {
  return parameters.filter(({ plausible }) => plausible === "outside").map(({ name }) => name);
}

/** How far micro caps fell, in one sentence of a model against its record. */
export function chainSentence(answer: ChainRunAnswer, lang: Lang): string {
  const micro = answer.errors.find(({ series }) => series === "micro");
  const last = answer.days[answer.days.length - 1];
  if (!micro || micro.recordLow.value === null) {
    const fall = percent(Math.min(0, ...answer.days.map(({ buckets }) => buckets.micro.model)), 0);
    return say(
      lang,
      `模拟中微盘股最低 ${fall}，至 ${shortDate(last.date, lang)}。`,
      `Simulated micro caps fall to ${fall} by ${shortDate(last.date, lang)}.`,
    );
  }
  const [model, record] = [percent(micro.modelLow.value, 0), percent(micro.recordLow.value, 0)];
  if (implausibleNames(answer).length > 0) {
    return say(
      lang,
      `微盘股模拟 ${model}，实际 ${record}，但参数不可信。`,
      `Micro caps ${model} simulated, ${record} recorded: with implausible numbers.`,
    );
  }
  if (answer.preset === "fitted") {
    return say(
      lang,
      `拟合于合理范围内：微盘股模拟 ${model}，实际 ${record}。`,
      `Fitted within plausible ranges, micro caps fall ${model}; the record says ${record}.`,
    );
  }
  return say(
    lang,
    `常用参数下微盘股模拟 ${model}，实际 ${record}。`,
    `With usual numbers micro caps fall ${model}; the record says ${record}.`,
  );
}

/** Basis, forced sales and what is missing. */
export function chainLine(answer: ChainRunAnswer, lang: Lang): Segment[] {
  const basis = answer.errors.find(({ series }) => series === "basisIM");
  const toLow = answer.missing.reduce((sum, { toLowCny }) => sum + toLowCny, 0);
  const bn = (cny: number) => (lang === "zh" ? `${plain(cny / 1e8, 0)} 亿元` : `CNY ${plain(cny / 1e9, 0)}bn`);
  const forced = answer.days.reduce((sum, { forcedSalesCny }) => sum + forcedSalesCny, 0);
  const told = [
    basis?.modelLow.value == null
      ? ""
      : say(
          lang,
          `IM 加权基差最低 *${signedPercent(basis.modelLow.value)}*（实际 *${signedPercent(basis.recordLow.value)}*）；`,
          `IM basis at worst *${signedPercent(basis.modelLow.value)}* (recorded *${signedPercent(basis.recordLow.value)}*); `,
        ),
    say(lang, `强制卖出 *${bn(forced)}*`, `forced sales *${bn(forced)}*`),
    answer.missing.length === 0 ? say(lang, "。", ".") : missingWords(toLow, bn(Math.abs(toLow)), lang),
  ];
  return marked(told.join(""));
}

function missingWords(toLowCny: number, amount: string, lang: Lang): string {
  if (toLowCny <= 0) {
    return say(
      lang,
      `；各指数要跌到实际的低点，还缺净卖出 *${amount}*。`,
      `; for all sizes to fall as recorded it lacks net sales of *${amount}*.`,
    );
  }
  return say(
    lang,
    `；各指数合计比实际跌得更多，相当于多出净卖出 *${amount}*。`,
    `; all sizes together fall further than recorded, by net sales of *${amount}* too many.`,
  );
}

/** Source of the pictures of a run. */
export function chainSource(answer: ChainRunAnswer, lang: Lang): string {
  const { from, to, market } = answer;
  const markets = {
    recorded: say(lang, "沪深300取实际收益", "CSI300 as recorded"),
    given: say(lang, "市场收益由用户给定", "market returns as given"),
    bootstrapped: say(lang, "市场收益重抽样", "market returns resampled"),
  };
  return say(
    lang,
    `多主体模拟，${longDate(from, lang)} 收盘起 · ${markets[market]} · ${numbersWords(answer, "zh")} · 规模为假设 · 截至 ${to}`,
    `Simulated agents from the close of ${longDate(from, lang)} · ${markets[market]} · ${numbersWords(answer, "en")} · sizes are assumptions · to ${longDate(to, lang)}`,
  );
}

/** What kind of numbers a run took. */
function numbersWords(answer: ChainRunAnswer, lang: Lang): string {
  const isFitted = answer.preset === "fitted";
  const name = isFitted ? say(lang, "拟合参数", "fitted numbers") : say(lang, "常用参数", "usual numbers");
  return implausibleNames(answer).length === 0 ? name : `${name}${say(lang, "（超出合理范围）", ", not plausible")}`;
}
