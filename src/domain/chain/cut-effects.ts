import { coalitionWorths, shapleyValues } from "../../numerics/shapley.ts";
import { CUT_NAMES, type CutName, coalitionScenario, cutScenario, type PlayerName } from "./cuts.ts";
import { outcomeOf } from "./ensemble/outcome.ts";
import { runChain } from "./run.ts";
import type { ChainScenario } from "./scenario.ts";

/** What a cut is judged by, of one run. */
export interface CutFigures {
  /** Deepest fall of micro caps, a share of the start. */
  readonly microFall: number;
  /** Lowest weighted basis of IM, a year; negative is a discount. */
  readonly lowestBasis: number;
  /** The same as a cost, without the carry that stands without any dislocation. */
  readonly discount: number;
}

/** A cut at one set of parameters. */
export interface CutEffect extends CutFigures {
  /** Share of the fall, and of the discount, that is gone when the link is cut and all others stay; negative where it dampens. */
  readonly fallNecessity: number;
  readonly discountNecessity: number;
}

/** What a player has of what all players add to the market alone; shares of 1. */
export interface PlayerShare {
  readonly fall: number;
  readonly discount: number;
}

/** All cuts at one set of parameters. */
export interface CutEffects {
  readonly base: CutFigures;
  readonly cuts: ReadonlyMap<CutName, CutEffect>;
  /** With no player at all. */
  readonly alone: CutFigures;
  readonly shares: ReadonlyMap<PlayerName, PlayerShare>;
}

/** Least that players must add together before it is shared out: a log fall of 1%, a discount of 1% a year. */
const LEAST_ADDED = 0.01;

/**
 * Cuts every link in turn, and shares out by Shapley value what the players add to the market alone: the log fall of
 * micro caps and the discount. Shares add up to 1; they are NaN where the players together add less than 1%.
 */
export function cutEffects(scenario: ChainScenario, players: readonly PlayerName[]): CutEffects {
  const base = figuresOf(scenario);
  const cuts = new Map(CUT_NAMES.map((name) => [name, effectOf(figuresOf(cutScenario(scenario, name)), base)]));
  const all = 2 ** players.length - 1;
  const coalitions = Array.from({ length: all + 1 }, (_, coalition) =>
    coalition === all ? base : figuresOf(coalitionScenario(scenario, players, coalition)),
  );
  const fall = sharesOf(players.length, (coalition) => -Math.log1p(-coalitions[coalition].microFall));
  const discount = sharesOf(players.length, (coalition) => coalitions[coalition].discount);
  const shares = new Map(players.map((name, i) => [name, { fall: fall[i], discount: discount[i] }]));
  return { base, cuts, alone: coalitions[0], shares };
}

function figuresOf(scenario: ChainScenario): CutFigures {
  const { microFall, lowestIM } = outcomeOf(runChain(scenario), scenario);
  return { microFall, lowestBasis: lowestIM, discount: Math.max(0, -lowestIM - scenario.parameters.carryIM) };
}

function effectOf(cut: CutFigures, base: CutFigures): CutEffect {
  return {
    ...cut,
    fallNecessity: goneOf(cut.microFall, base.microFall),
    discountNecessity: goneOf(cut.discount, base.discount),
  };
}

function goneOf(cut: number, base: number): number {
  return base < LEAST_ADDED ? Number.NaN : 1 - cut / base;
}

function sharesOf(players: number, worth: (coalition: number) => number): Float64Array {
  const worths = coalitionWorths(players, worth);
  const added = worths[worths.length - 1] - worths[0];
  return shapleyValues(worths).map((value) => (Math.abs(added) < LEAST_ADDED ? Number.NaN : value / added));
}
