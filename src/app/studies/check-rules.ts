import type { CheckRule, CheckRuleName, Note } from "../../contract.ts";
import { type Rule, type RuleState, stateOf } from "../../domain/guard/index.ts";
import { percent, plain } from "../../view/format.ts";
import { factorName } from "../../view/words/studied-factor-names.ts";
import type { CheckPolicy } from "./check-policy.ts";

/** Figures that rules are held against, by rule; NaN is not known. */
export type RuleValues = Readonly<Record<CheckRuleName, number>>;

interface RuleWords extends Note {
  readonly show: (value: number) => string;
}

const number = (value: number) => (value === Number.POSITIVE_INFINITY ? "∞" : plain(value, 2));
const ratio = (value: number) => (value === Number.POSITIVE_INFINITY ? "∞" : percent(value));

const WORDS: Readonly<Record<CheckRuleName, RuleWords>> = {
  survivableLeverage: { zh: "杠杆（对可存活杠杆）", en: "leverage against the survivable leverage", show: number },
  maxLeverage: { zh: "杠杆", en: "leverage", show: number },
  minHedgeRatio: { zh: "对冲比例", en: "hedge ratio", show: number },
  maxHedgeRatio: { zh: "对冲比例", en: "hedge ratio", show: number },
  maxActiveSize: { zh: "主动市值暴露（绝对值）", en: "active size exposure, either way", show: number },
  maxMicroShare: { zh: "微盘占比", en: "weight of micro caps", show: ratio },
  maxMissingWeight: { zh: "无价格代码的权重", en: "weight of codes without a price", show: ratio },
  maxLockedShare: { zh: "当日无法卖出的权重", en: "weight that could not be sold at the close", show: ratio },
  maxDaysToLiquidate: { zh: "卖出 90% 所需天数", en: "days to sell 90% of the book", show: number },
  maxLiquidationImpact: { zh: "一日清仓的冲击成本", en: "impact of selling the whole book in a day", show: ratio },
  maxCarryCost: { zh: "空头年化持有成本", en: "cost of the short a year", show: ratio },
  minMarginBuffer: { zh: "距追保的缓冲（占股票）", en: "loss of the spread before a call", show: ratio },
  maxShortfall: { zh: "预期损失（占资金）", en: "expected shortfall, of the capital", show: ratio },
  maxStressLoss: { zh: "最差情景损失（占资金）", en: "worst stress loss, of the capital", show: ratio },
};

/**
 * Every rule that the policy sets: single limits in the order of the policy, then those of styles. `survivable` is the limit
 * of the leverage, `active` the active exposure by style.
 */
export function judgedRules(
  values: RuleValues,
  survivable: number,
  active: Readonly<Record<string, number>>,
  policy: CheckPolicy,
): Judged[] {
  const names = Object.keys(WORDS) as CheckRuleName[];
  const single = names.flatMap((rule) => {
    const limit = rule === "survivableLeverage" ? survivableLimit(survivable, policy) : policy[rule];
    return limit === null ? [] : [judged(rule, limit, values[rule], policy, WORDS[rule])];
  });
  const styles = Object.entries(policy.maxActive as Record<string, number>).map(([style, limit]) =>
    judged(`maxActive.${style}`, limit, Math.abs(active[style] ?? Number.NaN), policy, styleWords(style)),
  );
  return [...single, ...styles];
}

function styleWords(style: string): RuleWords {
  const name = (lang: "zh" | "en") => factorName(style, lang);
  return {
    zh: `主动暴露「${name("zh")}」（绝对值）`,
    en: `active exposure to ${name("en")}, either way`,
    show: number,
  };
}

/** A rule with its state. */
export type Judged = CheckRule & { readonly state: RuleState };

function survivableLimit(survivable: number, policy: CheckPolicy): number | null {
  return policy.survivableLeverage === "off" ? null : survivable;
}

function judged(
  rule: string,
  limit: number,
  value: number,
  { warnAt, whenUnknown }: CheckPolicy,
  words: RuleWords,
): Judged {
  const side = rule.startsWith("min") ? "least" : "most";
  // A hedge ratio lies between two limits with 1 in the middle: it is near neither.
  const state = stateOf({ limit, value, side }, rule.endsWith("HedgeRatio") ? 1 : warnAt, whenUnknown);
  return { rule, limit: finite(limit), value: finite(value), state, words: told(words, { limit, value, side }, state) };
}

function told({ zh, en, show }: RuleWords, { limit, value, side }: Rule, state: RuleState): Note {
  const [has, bound] = [show(value), show(limit)];
  if (Number.isNaN(value) || Number.isNaN(limit)) {
    return { zh: `${zh}无法得出（限值 ${bound}）`, en: `${en} cannot be told (limit ${bound})` };
  }
  if (state === "break") {
    return side === "most"
      ? { zh: `${zh} ${has}，高于限值 ${bound}`, en: `${en}: ${has} is above ${bound}` }
      : { zh: `${zh} ${has}，低于限值 ${bound}`, en: `${en}: ${has} is below ${bound}` };
  }
  return state === "warn"
    ? { zh: `${zh} ${has}，接近限值 ${bound}`, en: `${en}: ${has} is near its limit ${bound}` }
    : { zh: `${zh} ${has}，限值 ${bound}`, en: `${en}: ${has}, limit ${bound}` };
}

/** A number of an answer: null where it is not known or has no bound. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
