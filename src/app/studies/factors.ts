import { z } from "zod";
import { FactorsAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { STYLE_NAMES } from "../../domain/factors/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { absentAnswer, dayAnswer, industryReturns, summaryOf } from "./factor-answers.ts";
import { factorHistory } from "./factor-history.ts";
import { loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
import { factorNotes, NO_FACTOR_STOCKS } from "./factor-notes.ts";
import { factorRisk } from "./factor-risk.ts";
import { dayOption, requireOrder, SIMULATED_OPTIONS, type Study } from "./study.ts";

/** Days before the first one answered whose factor returns feed the risk: a half-life of correlations. */
const RISK_DAYS = 504;

const params = z.object({
  from: dayOption("from", "First day answered (default: the first that has factor returns)"),
  to: dayOption("to", "Last day answered; nothing later enters any figure (default: the last loaded)"),
  ...SIMULATED_OPTIONS,
});
type Params = z.infer<typeof params>;

export const factorsStudy: Study<Params, FactorsAnswer> = {
  name: "factors",
  summary: "Daily returns, t-values and risk of style factors: how big the bet on small stocks is, and what it paid",
  params,
  answer: FactorsAnswer,
  examples: [
    "bianque factors --from 2024-01-02 --to 2024-02-08",
    "bianque factors --from 2023-06-01 --to 2024-06-26 --json",
    "bianque factors --synthetic --seed 7",
  ],
  async run(store: Store, { from, to, synthetic, seed }: Params): Promise<FactorsAnswer> {
    requireOrder(from, to);
    const loaded = await (synthetic ? simulateFactorMarket(store, seed, to) : loadFactorMarket(store, to));
    const { days } = loaded.market.panel;
    const start = Math.max(1, from === undefined ? 1 : lowerBound(days, from));
    const history = factorHistory(loaded.market, Math.max(1, start - RISK_DAYS));
    const answered = history.days.filter(({ t }) => t >= start);
    if (answered.length === 0) return { ...NOTHING, synthetic };
    const told = new Set(answered.map(({ t }) => t));
    const without = [...days.keys()].filter((t) => t >= start && !told.has(t)).map((t) => days[t]);
    const styles = STYLE_NAMES.filter((style) => answered.at(-1)?.returns.has(style));
    return {
      days: answered.map((day) => dayAnswer(day, days)),
      summary: STYLE_NAMES.flatMap((style) => summaryOf(style, answered)),
      industries: industryReturns(answered),
      absent: STYLE_NAMES.flatMap((style) => absentAnswer(style, answered, history.days, days)),
      ...factorRisk(history, styles),
      synthetic,
      notes: factorNotes(loaded, synthetic ? seed : null, without),
    };
  },
};

const NOTHING: FactorsAnswer = {
  days: [],
  summary: [],
  industries: [],
  absent: [],
  volatility: null,
  covariance: null,
  specificRisk: null,
  synthetic: false,
  notes: [NO_FACTOR_STOCKS],
};
