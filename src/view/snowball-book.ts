import type {
  BasisProduct,
  SnowballBook,
  SnowballCluster,
  SnowballDay,
  SnowballFlowPoint,
  SnowballInputs,
} from "../contract.ts";

export type SnowballRung = Pick<SnowballBook["ladder"][number], "low" | "high" | "aliveCny" | "knockedInCny">;
export type KnockOutDay = SnowballBook["knockOutDates"][number];

/** All that an answer says about the notes on one index. */
export interface SnowballIndexBook extends Pick<SnowballInputs, "index" | "product" | "spot"> {
  readonly inputs: SnowballInputs;
  readonly contracts: number;
  readonly aliveCny: number;
  readonly knockedInCny: number;
  readonly ladder: readonly SnowballRung[];
  /** Largest first. */
  readonly clusters: readonly SnowballCluster[];
  readonly nearest: SnowballCluster | null;
  /** Moves rising. */
  readonly flow: readonly SnowballFlowPoint[];
  readonly chances: readonly { readonly days: number; readonly share: number | null }[];
  readonly knockOutDates: readonly KnockOutDay[];
  readonly lastDay: SnowballDay | null;
}

/** The part of the answer that is about one index; null where the answer does not value that index. */
export function indexBook(book: SnowballBook, index: string): SnowballIndexBook | null {
  const inputs = book.inputs.find((one) => one.index === index);
  if (!inputs) return null;
  const own = <T extends { readonly index: string | null }>(rows: readonly T[]) =>
    rows.filter((row) => row.index === index);
  const [totals] = own(book.totals);
  return {
    index,
    product: inputs.product,
    spot: inputs.spot,
    inputs,
    contracts: totals?.contracts ?? 0,
    aliveCny: totals?.aliveCny ?? 0,
    knockedInCny: totals?.knockedInCny ?? 0,
    ladder: own(book.ladder),
    clusters: own(book.clusters),
    nearest: own(book.nearest)[0]?.cluster ?? null,
    flow: own(book.flow)[0]?.points ?? [],
    chances: own(book.knockIns),
    knockOutDates: own(book.knockOutDates),
    lastDay: own(book.lastDay)[0] ?? null,
  };
}

/** Closes of an index, oldest first. */
export interface IndexCloses {
  readonly dates: readonly string[];
  readonly closes: readonly (number | null)[];
}

/** Closes of an index as the basis of its futures knows them. */
export function indexCloses(products: readonly BasisProduct[], index: string): IndexCloses {
  const days = products.find((product) => product.index === index)?.days ?? [];
  return { dates: days.map(({ date }) => date), closes: days.map(({ spot }) => spot) };
}

/** What the flow says of a move: the point nearest to it, if one lies within half a per cent; else null. */
export function flowAt(flow: readonly SnowballFlowPoint[], move: number): SnowballFlowPoint | null {
  const off = (point: SnowballFlowPoint) => Math.abs(point.move - move);
  const near = flow.reduce<SnowballFlowPoint | null>(
    (best, point) => (best && off(best) <= off(point) ? best : point),
    null,
  );
  return near && off(near) < 0.005 ? near : null;
}

/** Notional that a fall by so much knocks in: from the flow where it has the move, else from the rungs passed. */
export function knockedInBy(book: Pick<SnowballIndexBook, "flow" | "ladder" | "spot">, move: number): number {
  const point = flowAt(book.flow, move);
  if (point) return point.knockedInCny;
  const to = book.spot * (1 + move);
  return book.ladder
    .filter(({ low }) => low >= to && low <= book.spot)
    .reduce((sum, { aliveCny }) => sum + aliveCny, 0);
}
