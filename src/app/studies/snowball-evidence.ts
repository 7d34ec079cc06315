import type { Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { NearestSnowballs, SnowballSource } from "./snowball-distance.ts";
import type { SnowballsOf } from "./snowball-params.ts";

/** What the stage is told of snowballs. */
export interface SnowballEvidence {
  /** The notes; null where there are none. */
  readonly source: SnowballSource | null;
  /** Distance of the index above the nearest cluster of knock-ins on each day; NaN where there is none. */
  readonly distance: (days: Int32Array) => Float64Array;
  readonly notes: readonly Note[];
}

const NONE: SnowballEvidence = {
  source: null,
  distance: (days) => new Float64Array(days.length).fill(Number.NaN),
  notes: [],
};

/** Reads the snowballs; what values them is loaded only where there are any. */
export async function loadSnowballEvidence(store: Store, of: SnowballsOf, to: Day): Promise<SnowballEvidence> {
  if (of === "book" && !(await holdsNotes(store))) return NONE;
  const { loadSnowballSource, snowballDistance, snowballNotes } = await import("./snowball-distance.ts");
  const source = await loadSnowballSource(store, of, to);
  if (source === null) return NONE;
  return { source, distance: (days) => snowballDistance(source, days), notes: snowballNotes(source) };
}

/** The cluster nearest below an index after the close of `asOf`; none where there are no notes. */
export async function nearestOf({ source }: SnowballEvidence, store: Store, asOf: Day): Promise<NearestSnowballs> {
  if (source === null) return { snowballs: null, notes: [] };
  const { nearestSnowballs } = await import("./snowball-distance.ts");
  return nearestSnowballs(store, source, asOf);
}

async function holdsNotes(store: Store): Promise<boolean> {
  return (await store.scan("snowball_note", { columns: ["id"] })).count > 0;
}
