import type { Descriptors } from "../descriptors.ts";
import { type DescriptorName, STYLES, type StyleName } from "../styles.ts";
import { type Absence, type AbsenceCause, LEAST_COVERAGE } from "./absence.ts";
import type { Desk } from "./desk.ts";
import { fillMissing } from "./fill-missing.ts";
import { orthogonalise } from "./orthogonalise.ts";
import { standardise } from "./standardise.ts";
import { winsorise } from "./winsorise.ts";

/** What a style of a day is made on. */
export interface Making {
  /** Where it goes. */
  readonly values: Float64Array;
  readonly marketValues: Float64Array;
  readonly members: Int32Array;
  readonly desk: Desk;
  /** Styles made before it, and those that could not be. */
  readonly exposures: Readonly<Partial<Record<StyleName, Float64Array>>>;
  readonly absent: readonly Absence[];
}

/** Makes one style of day t: how many members were filled, or why it is absent. */
export function makeStyle(
  style: StyleName,
  t: number,
  descriptors: Descriptors,
  making: Making,
): number | AbsenceCause {
  const { values, marketValues, members, desk, exposures, absent } = making;
  const { leastDays, orthogonalTo } = STYLES[style];
  if (t + 1 < leastDays) return "history";
  const lacking = absent.find((parent) => orthogonalTo.includes(parent.style));
  if (lacking !== undefined) return lacking.cause;
  const known = style === "nonLinearSize" ? cubeOfSize(making) : fromDescriptors(style, descriptors, making);
  if (typeof known === "string") return known;
  if (known < LEAST_COVERAGE * members.length) return "coverage";
  const missing = members.length - known;
  fill(making);
  const others = orthogonalTo.map((name) => exposures[name] as Float64Array);
  if (others.length > 0) orthogonalise(values, others, members, desk.weights);
  if (style === "nonLinearSize") winsorise(values, members, desk.scratch);
  if (others.length === 0 && missing === 0) return 0;
  return standardise(values, members, marketValues) ? missing : "flat";
}

function cubeOfSize({ values, members, exposures }: Making): number {
  const size = exposures.size as Float64Array;
  for (let j = 0; j < values.length; j++) values[j] = size[j] * size[j] * size[j];
  return members.length;
}

function fill({ values, members, desk, exposures: { size } }: Making): void {
  if (size === undefined) return;
  const { groups, names } = desk.industries;
  fillMissing(values, { groups, groupCount: names.length, size }, members, desk.weights);
}

/** The style before it is filled, standardised: how many members have it, or why none has. */
function fromDescriptors(style: StyleName, descriptors: Descriptors, making: Making): number | "input" | "flat" {
  const { values, members, marketValues } = making;
  const parts = STYLES[style].descriptors;
  if (parts.length === 1) return describe(parts[0][0], values, descriptors, making);
  const outcome = combine(parts, descriptors, making);
  if (typeof outcome === "string") return outcome;
  return standardise(values, members, marketValues) ? outcome : "flat";
}

/**
 * The weighted mean of descriptors; of a stock that lacks some, over the ones it has. Returns how many members have any, or
 * why none has.
 */
function combine(
  parts: readonly (readonly [DescriptorName, number])[],
  descriptors: Descriptors,
  making: Making,
): number | "input" | "flat" {
  const { values, members, desk } = making;
  const { descriptor, weightSums } = desk;
  values.fill(0);
  weightSums.fill(0);
  const outcomes = parts.map(([name, weight]) => {
    const outcome = describe(name, descriptor, descriptors, making);
    if (typeof outcome !== "string") addWeighted(values, weightSums, descriptor, weight);
    return outcome;
  });
  for (let j = 0; j < values.length; j++) values[j] = weightSums[j] > 0 ? values[j] / weightSums[j] : Number.NaN;
  const known = countOf(values, members);
  return known > 0 ? known : outcomes.includes("flat") ? "flat" : "input";
}

function addWeighted(values: Float64Array, weightSums: Float64Array, descriptor: Float64Array, weight: number): void {
  for (let j = 0; j < values.length; j++) {
    if (Number.isNaN(descriptor[j])) continue;
    values[j] += weight * descriptor[j];
    weightSums[j] += weight;
  }
}

/** One descriptor of the stocks that traded, pulled in and standardised: how many members have it, or why none has. */
function describe(
  name: DescriptorName,
  into: Float64Array,
  descriptors: Descriptors,
  { members, marketValues, desk }: Making,
): number | "input" | "flat" {
  descriptors.write(name, into);
  for (let j = 0; j < into.length; j++) {
    if (!(marketValues[j] > 0) || !Number.isFinite(into[j])) into[j] = Number.NaN;
  }
  const known = countOf(into, members);
  if (known === 0) return "input";
  winsorise(into, members, desk.scratch);
  if (standardise(into, members, marketValues)) return known;
  into.fill(Number.NaN);
  return "flat";
}

function countOf(values: Float64Array, members: Int32Array): number {
  let count = 0;
  for (let i = 0; i < members.length; i++) if (!Number.isNaN(values[members[i]])) count++;
  return count;
}
