import type { Day } from "../calendar/index.ts";
import { type IndexView, kindOf, knockInLevel, marketFor, type Position, remaining } from "../snowball/book/index.ts";
import { type Kernels, ladder } from "../snowball/index.ts";
import { type DeltaSurface, gridPrices, PRICE_GRID } from "./agents/delta-surface.ts";
import type { DealtNote } from "./agents/snowball-dealers.ts";

/** Trading days between two ladders of a note. */
const LADDER_EVERY = 5;

/**
 * The living notes of a book as the dealers of a run hold them: for each kind of note its exact delta ladders every five
 * trading days, both states, at the volatility and carry of the start. `days` are the days of the run after the start.
 */
export function dealtNotes(
  living: readonly Position[],
  start: Day,
  days: readonly Day[],
  hedgeOf: (index: string) => { readonly hedge: number; readonly view: IndexView },
  kernels: Kernels,
): DealtNote[] {
  const surfaces = new Map<string, DeltaSurface>();
  return living.map(({ contract, state, schedule }) => {
    const { hedge, view } = hedgeOf(contract.index);
    const kind = kindOf(contract);
    const surface = surfaces.get(kind) ?? surfaceOf({ contract, state, schedule }, start, days, view, kernels);
    surfaces.set(kind, surface);
    const initial = Math.log(contract.initialPrice / view.spot);
    const within = schedule.knockOut.filter(({ day }) => day <= days.length);
    return {
      hedge,
      units: (contract.notionalCny * view.spot) / contract.initialPrice,
      notionalCny: contract.notionalCny,
      initial,
      knockIn: Math.log(knockInLevel(contract) / view.spot),
      knockOut: within.length > 0 ? initial + Math.log(within[0].barrier) : Infinity,
      knockOutDays: within.map(({ day }) => day),
      maturity: schedule.days,
      knockedIn: state !== "alive",
      surface,
    };
  });
}

function surfaceOf(
  position: Position,
  start: Day,
  days: readonly Day[],
  view: IndexView,
  kernels: Kernels,
): DeltaSurface {
  const last = Math.min(days.length, position.schedule.days);
  const nodes = [0];
  while (nodes[nodes.length - 1] + LADDER_EVERY <= last) nodes.push(nodes[nodes.length - 1] + LADDER_EVERY);
  const prices = gridPrices(PRICE_GRID);
  const alive = new Float64Array(nodes.length * PRICE_GRID.count);
  const knockedIn = new Float64Array(nodes.length * PRICE_GRID.count);
  nodes.forEach((node, n) => {
    const day = node === 0 ? start : days[node - 1];
    const schedule =
      node === 0 ? position.schedule : node < position.schedule.days ? remaining(position.contract, day) : null;
    if (schedule === null) return;
    const at = ladder(schedule, marketFor(view, schedule.days), prices, kernels);
    alive.set(at.alive.delta, n * PRICE_GRID.count);
    knockedIn.set(at.knockedIn.delta, n * PRICE_GRID.count);
  });
  return { nodes, alive, knockedIn };
}
