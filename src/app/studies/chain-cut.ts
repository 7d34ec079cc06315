import { z } from "zod";
import { ChainCutAnswer, type ChainSpread } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { type Spread, spreadOf } from "../../domain/chain/ensemble/index.ts";
import {
  CUT_NAMES,
  type CutEffects,
  type CutFigures,
  cutEffects,
  FITTED_SETS,
  GAMES,
  HEDGES,
  MICRO,
  plausibility,
  WIDTH,
} from "../../domain/chain/index.ts";
import { orNull } from "./answer.ts";
import { chainCutNotes } from "./chain-cut-notes.ts";
import type { ChainRecord } from "./chain-data.ts";
import { recordedScenario } from "./chain-scenario.ts";
import { dealersBook } from "./chain-setup.ts";
import { chainSpan, loadSpan } from "./chain-span.ts";
import type { Study, Task } from "./study.ts";

const ChainCutParams = z.object({
  ...chainSpan,
  sets: z.coerce
    .number()
    .int()
    .min(1)
    .max(FITTED_SETS.length)
    .default(FITTED_SETS.length)
    .describe("Accepted sets of parameters that bands are taken over, the best first"),
  players: z
    .enum(["4", "5", "6"])
    .default("4")
    .describe(
      "Players of the Shapley shares: 5 tells leveraged accounts apart from neutral funds, 6 adds price limits",
    ),
});
export type ChainCutParams = z.infer<typeof ChainCutParams>;

export const chainCutStudy: Study<ChainCutParams, ChainCutAnswer> = {
  name: "chain-cut",
  summary: "The replay with one link of the chain cut at a time, and each link's Shapley share of the fall",
  params: ChainCutParams,
  answer: ChainCutAnswer,
  examples: ["bianque chain cut", "bianque chain cut --sets 50 --players 6 --json"],
  run: answerCut,
};

/** Answers, telling progress set by set and letting others run between them. */
async function answerCut(
  store: Store,
  { from, to, sets: count, players }: ChainCutParams,
  task?: Task,
): Promise<ChainCutAnswer> {
  const record = await loadSpan(store, from, to);
  const notes = await dealersBook(store, record);
  const sets = FITTED_SETS.slice(0, count);
  const game = GAMES[Number(players) as keyof typeof GAMES];
  const effects: CutEffects[] = [];
  for (const parameters of sets) {
    task?.tell({ done: effects.length, total: sets.length });
    task?.signal.throwIfAborted();
    effects.push(cutEffects(recordedScenario(record, notes, { parameters }), game));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const over = (read: (effect: CutEffects) => number) => spreadAnswer(spreadOf(effects.map(read)));
  const figures = (read: (effect: CutEffects) => CutFigures) => ({
    microFall: over((effect) => read(effect).microFall),
    lowestBasis: over((effect) => read(effect).lowestBasis),
  });
  return {
    from: formatDay(record.start),
    to: formatDay(record.days[record.days.length - 1]),
    sets: { count: sets.length, outside: sets.filter((set) => plausibility(set).outside.length > 0).length },
    record: recordedFigures(record),
    base: figures(({ base }) => base),
    alone: figures(({ alone }) => alone),
    cuts: CUT_NAMES.map((cut) => ({
      cut,
      ...figures(({ cuts }) => cuts.get(cut)!),
      fallNecessity: over(({ cuts }) => cuts.get(cut)!.fallNecessity),
      discountNecessity: over(({ cuts }) => cuts.get(cut)!.discountNecessity),
    })),
    shapley: game.map((player) => ({
      player,
      fall: over(({ shares }) => shares.get(player)!.fall),
      discount: over(({ shares }) => shares.get(player)!.discount),
    })),
    notes: chainCutNotes(game),
  };
}

/** Figures that may be absent, as an answer has them. */
export function spreadAnswer(spread: Spread): ChainSpread {
  const { least, p10, median, p90, most } = spread;
  return { least: orNull(least), p10: orNull(p10), median: orNull(median), p90: orNull(p90), most: orNull(most) };
}

/** The same figures of the record. */
export function recordedFigures({ days, logPrice, weightedBasis }: ChainRecord) {
  const closes = days.map((_, t) => logPrice[t * WIDTH + MICRO]);
  const bases = days.map((_, t) => weightedBasis[t * HEDGES.length + HEDGES.indexOf("IM")]);
  return { microFall: -Math.expm1(Math.min(0, ...closes)), lowestBasis: orNull(Math.min(...bases)) };
}
