import type { Store } from "../../data/store.ts";
import { indexOfDay } from "../../domain/market/series.ts";
import type { SizeGroup } from "../../domain/market/size-groups.ts";
import { loadCrowding } from "./crowding-data.ts";
import type { PortfolioMarket } from "./exposures-data.ts";

/** Size groups that are rungs of the crowding ladder. */
const RUNGS = ["300", "500", "1000", "2000", "micro"] as const satisfies readonly SizeGroup[];

/** Composite crowding percentile of the size groups on the last day of the market, NaN where it cannot be told. */
export async function crowdingOf(
  store: Store,
  { panel, seed }: PortfolioMarket,
): Promise<Partial<Record<SizeGroup, number>>> {
  const day = panel.days[panel.days.length - 1];
  if (seed !== null) return {};
  const { ladder } = await loadCrowding(store, day);
  const at = indexOfDay(ladder.days, day);
  return Object.fromEntries(RUNGS.map((rung) => [rung, ladder.rungs[rung].percentile[at] ?? Number.NaN]));
}
