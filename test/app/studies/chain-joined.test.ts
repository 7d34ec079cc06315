import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChainRecord, loadDealtNotes } from "../../../src/app/studies/chain-data.ts";
import { recordedScenario } from "../../../src/app/studies/chain-scenario.ts";
import { loadSpan } from "../../../src/app/studies/chain-span.ts";
import type { Store } from "../../../src/data/store.ts";
import { formatDay } from "../../../src/domain/calendar/index.ts";
import { basisRun, fitErrors, oneStepExplained, priceRun } from "../../../src/domain/chain/calibrate/index.ts";
import {
  BUCKETS,
  type ChainRun,
  type DealtNote,
  FITTED_PARAMETERS,
  FITTED_SETS,
  MICRO,
  plausibility,
  runChain,
  USUAL_PARAMETERS,
} from "../../../src/domain/chain/index.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const IM = 1;
/** Values of the basis block of `chain calibrate --seed 2`. */
const BASIS_BLOCK = {
  futuresImpact: 0.3,
  arbitrageDepth: 1,
  reversion: 0.35,
  restingDiscount: 0.015,
  hedgeBuild: 1.1,
  panicHedge: 0.704,
  hedgeCover: 1,
  trendDays: 40,
  deltaCap: 1.78,
};
const fall = (run: ChainRun, t: number, bucket = MICRO) => Math.expm1(run.days[t].seen.logPrice[bucket]);
const basis = (run: ChainRun, t: number) => -run.days[t].seen.hedgeCost[IM];

describe.skipIf(sharedDataAbsent)("the joined replay of 2 January to 8 February 2024", () => {
  let store: Store;
  let record: ChainRecord;
  let notes: readonly DealtNote[];
  beforeAll(async () => {
    store = await recordedStore();
    record = await loadSpan(store);
    notes = await loadDealtNotes(store, record);
  }, 120_000);
  afterAll(() => store.close());

  const run = (parameters = FITTED_PARAMETERS, pieces = 4) =>
    runChain(recordedScenario(record, notes, { parameters, pieces }));
  const dayOf = (date: string) => record.days.findIndex((day) => formatDay(day) === date);

  test("meets the record within what was set beforehand, no parameter outside its plausible range", () => {
    expect(plausibility(FITTED_PARAMETERS).outside).toEqual([]);
    const joined = run();
    const errors = fitErrors(joined, record);
    expect(Math.abs(fall(joined, dayOf("2024-02-07")) + 0.458)).toBeLessThan(0.05);
    expect(errors.price[MICRO]).toBeLessThan(0.05);
    const trough = (bucket: (typeof BUCKETS)[number]) =>
      Math.min(...joined.days.map((_, t) => fall(joined, t, BUCKETS.indexOf(bucket))));
    expect(Math.abs(trough("1000") + 0.271)).toBeLessThan(0.03);
    expect(Math.abs(trough("2000") + 0.333)).toBeLessThan(0.06);
    const lows = joined.days.map((_, t) => basis(joined, t));
    const deepest = lows.indexOf(Math.min(...lows));
    expect(Math.abs(lows[deepest] + 0.466)).toBeLessThan(0.08);
    expect(Math.abs(deepest - dayOf("2024-02-05"))).toBeLessThanOrEqual(2);
    expect(errors.dislocation[IM]).toBeLessThan(0.015);
    expect(basis(joined, dayOf("2024-02-02"))).toBeGreaterThan(-0.3);
  });

  test("both marks of the unwind stand on 6 and 7 February in at least 80% of the accepted sets", () => {
    const marked = FITTED_SETS.filter((parameters) => {
      const joined = run(parameters);
      return ["2024-02-06", "2024-02-07"].every((date) => {
        const t = dayOf(date);
        return basis(joined, t) > basis(joined, t - 1) && fall(joined, t) < fall(joined, t - 1);
      });
    });
    expect(marked.length / FITTED_SETS.length).toBeGreaterThanOrEqual(0.8);
  });

  test("days cut twice as fine move the fall of micro caps by less than a point", () => {
    const t = dayOf("2024-02-07");
    expect(Math.abs(fall(run(FITTED_PARAMETERS, 8), t) - fall(run(), t))).toBeLessThan(0.01);
  });

  test("dealers' sales come before the funds', and the discount before the small caps' worst days", () => {
    const joined = run();
    const firstDay = (sold: (t: number) => boolean) => joined.days.findIndex((_, t) => sold(t));
    const dealers = firstDay((t) => joined.days[t].futuresFlow.dealers.reduce((sum, cny) => sum + cny, 0) < -5e9);
    const funds = firstDay((t) => joined.days[t].stockFlow.neutral.reduce((sum, cny) => sum + cny, 0) < -5e9);
    expect(dealers).toBeGreaterThanOrEqual(0);
    expect(dealers).toBeLessThan(funds);
  });

  test("the basis given recorded prices is told a day ahead: 0.8 of IM's changes, 0.7 of IC's", () => {
    const block = { ...USUAL_PARAMETERS, ...BASIS_BLOCK };
    const given = basisRun(recordedScenario(record, notes, { parameters: block }), record);
    expect(oneStepExplained(given, record, IM)).toBeGreaterThan(0.8);
    expect(oneStepExplained(given, record, 0)).toBeGreaterThan(0.7);
  });

  test("prices given the recorded basis keep within five points of the record on the mean", () => {
    // Values of the price block of `chain calibrate --seed 2`.
    const block = {
      ...USUAL_PARAMETERS,
      bucketDepth: 0.1014,
      factorDepth: 0.1522,
      lossElasticity: 0.9646,
      enhancedElasticity: 0.05303,
      lossThreshold: 0.01022,
      lossDays: 14.6,
      privateCny: 246.6e9,
      stopFall: 0.1658,
      stopSpread: 0.07163,
      unwindSpeed: 0.3406,
      drawdownStop: 0.1136,
      carryStop: 0.3738,
      stabilisationCny: 59.81e9,
      maskedFall: 0.0003307,
      deepValue: 0.007007,
      neutralCny: 210e9,
      dmaCny: 178.3e9,
      dmaCallLine: 0.6408,
      ...BASIS_BLOCK,
    };
    const given = priceRun(recordedScenario(record, notes, { parameters: block }), record);
    for (const error of fitErrors(given, record).price) expect(error).toBeLessThan(0.05);
  });

  test("no agents means no fall beyond the market's: the crash is the agents' doing", () => {
    const { links, ...scenario } = recordedScenario(record, notes, { parameters: FITTED_PARAMETERS });
    const nobody = { snowballs: false, neutral: false, dma: false, lossSellers: false, hedgers: false, pledges: false };
    const alone = runChain({ ...scenario, links: { ...links, ...nobody, stabilisation: false, maskedFall: false } });
    expect(fall(alone, dayOf("2024-02-07"))).toBeGreaterThan(-0.05);
  });
});
