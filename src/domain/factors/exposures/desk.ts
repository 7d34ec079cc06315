import type { StyleName } from "../styles.ts";
import type { IndustryGroups } from "./industry-groups.ts";

/** Arrays that every day writes anew. */
export interface Desk {
  readonly styles: ReadonlyMap<StyleName, Float64Array>;
  readonly descriptor: Float64Array;
  readonly weightSums: Float64Array;
  readonly scratch: Float64Array;
  /** Square roots of market values: weights of every regression. */
  readonly weights: Float64Array;
  readonly industries: IndustryGroups;
}

export function deskFor(width: number, styles: readonly StyleName[], industries: IndustryGroups): Desk {
  const make = () => new Float64Array(width);
  return {
    styles: new Map(styles.map((name) => [name, make()])),
    descriptor: make(),
    weightSums: make(),
    scratch: make(),
    weights: make(),
    industries,
  };
}
