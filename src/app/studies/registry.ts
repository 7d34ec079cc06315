import type { Study } from "./study.ts";

/** A study whose parameters and answer are known only to itself. */
export type AnyStudy = Study<unknown, unknown>;

/**
 * A study by name, loaded when asked for: listing the commands loads neither the contract nor the store. Name and summary
 * repeat the study's own; a test holds them together.
 */
export interface StudyEntry {
  /** CLI command and last part of the HTTP route. */
  readonly name: string;
  readonly summary: string;
  /** Another name of the CLI command. */
  readonly alias?: string;
  /** Command that reaches this study by a flag of the study's name: `stage --scoreboard`. */
  readonly flagOf?: string;
  /** Group of commands that this study stands in: `snowball market` for the name `snowball-market`. */
  readonly group?: "snowball" | "chain";
  /** True where there is no answer without a holding, book or net value of the caller's. */
  readonly needsFile?: true;
  load(): Promise<AnyStudy>;
}

/** The command of a study as it stands after `bianque`; a study behind a flag has none of its own. */
export function commandOf({ name, group }: StudyEntry): string {
  return group === undefined ? name : `${group} ${name.slice(group.length + 1)}`;
}

/** Every question that CLI and HTTP answer, in the order that `--help` shows. */
export const registry: readonly StudyEntry[] = [
  {
    name: "overview",
    summary: "The evening sheet: stage, evidence, what changed since yesterday, and what clear still needs",
    alias: "summary",
    load: async () => (await import("./overview.ts")).overviewStudy,
  },
  {
    name: "stage",
    summary:
      "In which stage of an unwind each day was, with the evidence, and the naive all-clears that were overruled",
    load: async () => (await import("./stage.ts")).stageStudy,
  },
  {
    name: "scoreboard",
    summary:
      "How the stage machine did: every episode, its lead before the trough, and every all-clear that proved wrong",
    flagOf: "stage",
    load: async () => (await import("./scoreboard.ts")).scoreboardStudy,
  },
  {
    name: "basis",
    summary: "What the hedge costs: basis of index futures, raw and dividend-adjusted, with norms, rolls and cost paid",
    load: async () => (await import("./basis.ts")).basisStudy,
  },
  {
    name: "dislocation",
    summary: "What futures stand below their index beyond carry: by day, its one-day law, and the flow that makes it",
    load: async () => (await import("./dislocation.ts")).dislocationStudy,
  },
  {
    name: "microcap",
    summary: "The smallest stocks as an index, frictionless and as it could be traded, beside the ladder of sizes",
    load: async () => (await import("./microcap.ts")).microcapStudy,
  },
  {
    name: "factors",
    summary: "Daily returns, t-values and risk of style factors: how big the bet on small stocks is, and what it paid",
    load: async () => (await import("./factors.ts")).factorsStudy,
  },
  {
    name: "factor-study",
    summary:
      "One factor against the returns that followed: rank correlation, quantiles, turnover, by size and industry",
    load: async () => (await import("./factor-study.ts")).factorStudy,
  },
  {
    name: "exposures",
    summary: "What a portfolio holds: style exposures, weight by size, active share, and how crowded its sizes are",
    needsFile: true,
    load: async () => (await import("./exposures.ts")).exposuresStudy,
  },
  {
    name: "crowding",
    summary: "How crowded the small-cap bet is: trading, strength and correlation by size, and what its size implies",
    load: async () => (await import("./crowding.ts")).crowdingStudy,
  },
  {
    name: "drift",
    summary: "The style that a fund's net values show, over time: weights on the size indices, hedge, changes of style",
    needsFile: true,
    load: async () => (await import("./drift.ts")).driftStudy,
  },
  {
    name: "drift-market",
    summary: "What net values are read against: closes of the size indices, and levels of a future held and rolled",
    load: async () => (await import("./drift-market.ts")).driftMarketStudy,
  },
  {
    name: "backtest",
    summary:
      "A neutral book day by day: a basket, short futures, limits, lots and costs, and where each day's result came from",
    load: async () => (await import("./backtest.ts")).backtestStudy,
  },
  {
    name: "dma",
    summary: "A leveraged neutral account through a storm: when it is called, what it sells, what leverage survives",
    load: async () => (await import("./dma.ts")).dmaStudy,
  },
  {
    name: "pledge",
    summary:
      "Share pledges: what is below its close-out line by pledge rate and line, and what closing it out would take",
    load: async () => (await import("./pledge.ts")).pledgeStudy,
  },
  {
    name: "check",
    summary: "Before the trade: does a basket and its short keep your rules, and what leverage would it survive",
    needsFile: true,
    load: async () => (await import("./check.ts")).checkStudy,
  },
  {
    name: "snowball-book",
    summary: "A book of snowballs: what it is worth, where it knocks in, and what its hedge must then trade",
    group: "snowball",
    needsFile: true,
    load: async () => (await import("./snowball-book.ts")).snowballBookStudy,
  },
  {
    name: "snowball-market",
    summary: "The outstanding snowballs as an assumption: where they knock in, and what their dealers must then trade",
    group: "snowball",
    load: async () => (await import("./snowball-market.ts")).snowballMarketStudy,
  },
  {
    name: "snowball-note",
    summary:
      "One kind of note by price of the index, alive and knocked in: value, delta, gamma, payoff and fair coupon",
    group: "snowball",
    load: async () => (await import("./snowball-note.ts")).snowballNoteStudy,
  },
  {
    name: "chain-calibrate",
    summary: "Fits the chain to the record in blocks: what is identified, what sits on a bound, what stays unexplained",
    group: "chain",
    load: async () => (await import("./chain-calibrate.ts")).chainCalibrateStudy,
  },
  {
    name: "chain-cut",
    summary: "The replay with one link of the chain cut at a time, and each link's Shapley share of the fall",
    group: "chain",
    load: async () => (await import("./chain-cut.ts")).chainCutStudy,
  },
  {
    name: "chain-ensemble",
    summary: "Thousands of seeded runs of the chain: how often it cascades, how far, and which inputs decide",
    group: "chain",
    load: async () => (await import("./chain-ensemble.ts")).chainEnsembleStudy,
  },
  {
    name: "chain-run",
    summary:
      "The unwind chain once: path of buckets and basis, who sold to whom, and how far it stands from the record",
    group: "chain",
    load: async () => (await import("./chain-run.ts")).chainRunStudy,
  },
  {
    name: "chain-distance",
    summary: "Distance to a cascade: the smallest fall, redemption or basis move today that would tip the small caps",
    group: "chain",
    load: async () => (await import("./chain-distance.ts")).chainDistanceStudy,
  },
  {
    name: "chain-forecast",
    summary: "The weeks after a close by what was known then, scored against beta alone, with placebo starts",
    group: "chain",
    load: async () => (await import("./chain-forecast.ts")).chainForecastStudy,
  },
  {
    name: "quality",
    summary: "What is wrong with the data: missing days, stale closes, jumps, contradictions, rows after expiry",
    load: async () => (await import("./quality.ts")).qualityStudy,
  },
  {
    name: "inventory",
    summary: "What is loaded, how fresh it is, where it came from, and what is missing",
    load: async () => (await import("./inventory.ts")).inventoryStudy,
  },
  {
    name: "runs",
    summary: "What became of the evening runs: each step, what it did, and what failed",
    load: async () => (await import("./runs.ts")).runsStudy,
  },
];
