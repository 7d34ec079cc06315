import type { Day } from "../calendar/index.ts";
import { type IndexView, kindOf, knockInLevel, marketFor, type Position, remaining } from "../snowball/book/index.ts";
import { type Kernels, ladder } from "../snowball/index.ts";
import type { DealtNote } from "./agents/dealt-book.ts";
import { type DeltaSurface, gridPrices, LADDER_EVERY, PRICE_GRID } from "./agents/delta-surface.ts";

/**
 * The living notes of a book as the dealers of a run hold them: for each kind of note its exact delta ladders every five
 * trading days, both states, at the volatility and carry of the start. `days` are the days of the run after the start.
 */
export function dealtNotes(
  living: readonly Position[],
  days: readonly Day[],
  hedgeOf: (index: string) => { readonly hedge: number; readonly view: IndexView },
  kernels: Kernels,
): DealtNote[] {
  const surfaces = new Map<string, DeltaSurface>();
  return living.map(({ contract, state, schedule }) => {
    const { hedge, view } = hedgeOf(contract.index);
    const kind = kindOf(contract);
    const surface = surfaces.get(kind) ?? surfaceOf({ contract, state, schedule }, days, view, kernels);
    surfaces.set(kind, surface);
    const initial = Math.log(contract.initialPrice / view.spot);
    const within = schedule.knockOut.filter(({ day }) => day <= days.length);
    return {
      hedge,
      units: (contract.notionalCny * view.spot) / contract.initialPrice,
      notionalCny: contract.notionalCny,
      initial,
      knockIn: Math.log(knockInLevel(contract) / view.spot),
      knockOuts: within.map(({ day, barrier }) => ({ day, price: initial + Math.log(barrier) })),
      maturity: schedule.days,
      knockedIn: state !== "alive",
      surface,
    };
  });
}

function surfaceOf(position: Position, days: readonly Day[], view: IndexView, kernels: Kernels): DeltaSurface {
  const ladders = 1 + Math.floor(Math.min(days.length, position.schedule.days) / LADDER_EVERY);
  const prices = gridPrices();
  const alive = new Float64Array(ladders * PRICE_GRID.count);
  const knockedIn = new Float64Array(ladders * PRICE_GRID.count);
  for (let n = 0; n < ladders; n++) {
    const left = scheduleAt(position, n * LADDER_EVERY, days);
    if (left === null) continue;
    const at = ladder(left, marketFor(view, left.days), prices, kernels);
    alive.set(at.alive.delta, n * PRICE_GRID.count);
    knockedIn.set(at.knockedIn.delta, n * PRICE_GRID.count);
  }
  return { ladders, alive, knockedIn };
}

/** What is left of a note so many trading days after the start; null where it has matured. */
function scheduleAt({ contract, schedule }: Position, passed: number, days: readonly Day[]) {
  if (passed === 0) return schedule;
  return passed < schedule.days ? remaining(contract, days[passed - 1]) : null;
}
