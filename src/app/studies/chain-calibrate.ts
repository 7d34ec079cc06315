import { z } from "zod";
import { ChainCalibrateAnswer, type Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  BASIS_BLOCK,
  type BlockFit,
  basisRun,
  type Calibration,
  calibrate,
  deepestDay,
  fitErrors,
  identification,
  JOINED_BLOCK,
  oneStepExplained,
  oneStepMissingFlow,
  PRICE_BLOCK,
  USUAL_EFFORT,
  unwindDays,
} from "../../domain/chain/calibrate/index.ts";
import {
  BUCKETS,
  type ChainRun,
  type ChainScenario,
  HEDGES,
  MICRO,
  PARAMETERS,
  type ParameterName,
  plausibility,
  runChain,
  USUAL_PARAMETERS,
  WIDTH,
} from "../../domain/chain/index.ts";
import type { ChainRecord } from "./chain-data.ts";
import { recordedScenario } from "./chain-scenario.ts";
import { dealersBook } from "./chain-setup.ts";
import { chainSpan, loadSpan } from "./chain-span.ts";
import type { Study } from "./study.ts";

const IM = HEDGES.indexOf("IM");

const params = z.object({
  ...chainSpan,
  requirement: z
    .enum(["entry", "current"])
    .default("current")
    .describe("What the equity of leveraged accounts is held against: notional of entry, or current value"),
  generations: z.coerce
    .number()
    .int()
    .min(1)
    .max(2000)
    .default(USUAL_EFFORT.generations)
    .describe("How long each block is searched: generations of 48 runs"),
  walk: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(USUAL_EFFORT.walk)
    .describe("Runs that look for other sets which fit as well, a block"),
  restarts: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(USUAL_EFFORT.restarts)
    .describe("Times that the rough joined search begins anew; what differs between them is not identified"),
  seed: z.coerce.number().int().min(0).default(USUAL_EFFORT.seed).describe("Seed of the search"),
});
type Params = z.infer<typeof params>;

export const chainCalibrateStudy: Study<Params, ChainCalibrateAnswer> = {
  name: "chain-calibrate",
  summary: "Fits the chain to the record in blocks: what is identified, what sits on a bound, what stays unexplained",
  params,
  answer: ChainCalibrateAnswer,
  examples: [
    "bianque chain calibrate",
    "bianque chain calibrate --requirement entry --generations 30 --walk 300 --json",
  ],
  async run(store: Store, given: Params, task): Promise<ChainCalibrateAnswer> {
    const record = await loadSpan(store, given.from, given.to);
    const notes = await dealersBook(store, record);
    const scenarioFor = (parameters: typeof USUAL_PARAMETERS) =>
      recordedScenario(record, notes, { parameters, requirementOn: given.requirement });
    const tell = (done: number, total: number) => {
      if (done % TOLD_EVERY !== 0) return;
      task?.signal.throwIfAborted();
      task?.tell({ done, total });
    };
    const { generations, walk, restarts, seed } = given;
    const effort = { ...USUAL_EFFORT, generations, walk, restarts, seed };
    const fit = await calibrate(scenarioFor, USUAL_PARAMETERS, record, effort, tell, breathe);
    return answerOf(record, given, fit, scenarioFor);
  },
};

/** Runs between two tellings. */
const TOLD_EVERY = 24;

/** Lets others run. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function answerOf(
  record: ChainRecord,
  { requirement }: Params,
  { basis, price, joined }: Calibration,
  scenarioFor: (parameters: typeof USUAL_PARAMETERS) => ChainScenario,
): ChainCalibrateAnswer {
  const best = scenarioFor(joined.best.parameters);
  const run = runChain(best);
  const oneStep = basisRun(scenarioFor(basis.best.parameters), record);
  const errors = fitErrors(run, record);
  const withMarks = joined.accepted.filter(({ parameters }) => bearsMarks(runChain(scenarioFor(parameters)), record));
  const missing = oneStepMissingFlow(basisRun(best, record), best, record);
  const { outside, onBound } = plausibility(joined.best.parameters);
  const perFuture = (values: (i: number) => number) => ({ IC: values(0), IM: values(1) });
  return {
    from: formatDay(record.start),
    to: formatDay(record.days[record.days.length - 1]),
    requirementOn: requirement,
    blocks: [
      blockAnswer("basis", BASIS_BLOCK, basis),
      blockAnswer("price", PRICE_BLOCK, price),
      blockAnswer("joined", JOINED_BLOCK, joined),
    ],
    basisExplained: perFuture((i) => oneStepExplained(oneStep, record, i)),
    errors: {
      price: { "500": errors.price[1], "1000": errors.price[2], "2000": errors.price[3], micro: errors.price[MICRO] },
      dislocation: perFuture((i) => errors.dislocation[i]),
      openInterest: perFuture((i) => errors.openInterest[i]),
    },
    figures: figures(run, record),
    bothMarks: withMarks.length / joined.accepted.length,
    missing: missing.map((flow, t) => ({ date: formatDay(record.days[t]), ...flow })),
    implausible: outside,
    onBound,
    sets: joined.accepted.map(({ loss, parameters }) => ({ loss, parameters: { ...parameters } })),
    notes: notesOf(outside.length > 0),
  };
}

function blockAnswer(block: "basis" | "price" | "joined", names: readonly ParameterName[], fit: BlockFit) {
  return {
    block,
    loss: fit.best.loss,
    tried: fit.tried,
    accepted: fit.accepted.length,
    parameters: identification(names, fit).map((row) => ({
      ...row,
      from: PARAMETERS[row.name].low,
      to: PARAMETERS[row.name].high,
    })),
  };
}

/** Whether the discount narrows and micro caps fall on every day on which they do in the record. */
function bearsMarks({ days }: ChainRun, record: ChainRecord): boolean {
  return unwindDays(record).every((t) => {
    const narrows = days[t].seen.hedgeCost[IM] < days[t - 1].seen.hedgeCost[IM];
    return narrows && days[t].seen.logPrice[MICRO] < days[t - 1].seen.logPrice[MICRO];
  });
}

function figures(run: ChainRun, record: ChainRecord): ChainCalibrateAnswer["figures"] {
  const days = run.days.map((_, t) => t);
  const model = (k: number) => (t: number) => Math.expm1(run.days[t].seen.logPrice[k]);
  const recorded = (k: number) => (t: number) => Math.expm1(record.logPrice[t * WIDTH + k]);
  const least = (value: (t: number) => number) => days.reduce((low, t) => (value(t) < value(low) ? t : low), 0);
  const trough = (bucket: (typeof BUCKETS)[number]) => {
    const k = BUCKETS.indexOf(bucket);
    return { model: model(k)(least(model(k))), record: recorded(k)(least(recorded(k))) };
  };
  const bottom = least(recorded(MICRO));
  const basis = (t: number) => -run.days[t].seen.hedgeCost[IM];
  const deepest = least(basis);
  const recordedDeepest = deepestDay(record);
  return [
    { figure: "micro-fall", model: model(MICRO)(bottom), record: recorded(MICRO)(bottom) },
    { figure: "csi1000-trough", ...trough("1000") },
    { figure: "csi2000-trough", ...trough("2000") },
    { figure: "im-low", model: basis(deepest), record: record.weightedBasis[recordedDeepest * HEDGES.length + IM] },
    {
      figure: "im-low-day",
      model: formatDay(record.days[deepest]),
      record: formatDay(record.days[recordedDeepest]),
    },
  ];
}

function notesOf(isImplausible: boolean): Note[] {
  return [
    {
      zh: "一次事件、二十七个交易日：参数远多于能分辨的方向，区间表示同样吻合的多组参数，并非置信区间。",
      en: "One episode of 27 days: there are far more parameters than directions that it can tell apart; ranges show sets that fit as well, they are no confidence intervals.",
    },
    {
      zh: "护盘日期与被掩盖的下跌是事后才知道的；预测中一概不用。",
      en: "Dates of the stabilisation and of the masked fall are known in hindsight; forecasts use neither.",
    },
    isImplausible
      ? {
          zh: "拟合超出合理范围：这不是解释，只说明还缺卖方或缺买方。",
          en: "The fit lies outside plausible ranges: it is no explanation, it says that sellers or buyers are missing.",
        }
      : {
          zh: "每个参数都在声明的合理范围之内搜索；其中不少范围本身是假设。",
          en: "Every parameter was sought within its declared plausible range; many of the ranges are assumptions themselves.",
        },
  ];
}
