import { type GridAxis, type GridPoint, gridValues } from "../../numerics/box-grid.ts";
import { refinedMinimum } from "../../numerics/nelder-mead.ts";
import type { Window } from "./record.ts";
import { type ReducedLaw, reducedLaw } from "./reduced-law.ts";
import { type FlowRecord, type StructuralFit, type StructuralParameters, structuralFit } from "./structural-law.ts";

/** The fitted parameters, in the order of a vector. */
export const STRUCTURAL_NAMES = ["impact", "reversion", "build"] as const;
export type StructuralName = (typeof STRUCTURAL_NAMES)[number];

/**
 * Where each parameter is plausible, and how finely it is searched. Impact: 0.5 on 2024-01-22 and 1.1 on 02-06 by change
 * of basis over change of open interest. Reversion: around the regression's 0.31 to 0.5. Build: an assumption.
 */
export const PLAUSIBLE: Readonly<Record<StructuralName, GridAxis>> = {
  impact: { low: 0.3, high: 1.2, points: 19 },
  reversion: { low: 0.35, high: 0.65, points: 13 },
  build: { low: 1, high: 2.5, points: 16 },
};

/** What the path of open interest weighs beside the changes of the dislocation. */
const INTEREST_WEIGHT = 0.25;
/**
 * Vectors are accepted up to this multiple of the least loss: 1 + 3/53 x 2.2, the 90% region of three parameters from 56
 * days of two products, were errors independent and normal (Seber and Wild 1989, 5.2). They are not, so it is a yardstick.
 */
export const ACCEPTED_LOSS = 1.125;

/** What the first block of the chain's calibration is made from. */
export interface BasisInputs {
  readonly products: readonly FlowRecord[];
  readonly window: Window;
  readonly ranges?: Readonly<Record<StructuralName, GridAxis>>;
}

/** A parameter vector and its loss: mean over products of the shares of the changes and of open interest not explained. */
export interface AcceptedVector extends StructuralParameters {
  readonly loss: number;
}

/** What the record says of one parameter, or of a product of two. */
export interface Identified {
  readonly name: StructuralName | "impact x build";
  /** Range over the accepted vectors, and the range that was searched. */
  readonly low: number;
  readonly high: number;
  readonly plausible: readonly [number, number];
  /** True where the accepted range is at most half of the plausible one and touches neither of its ends. */
  readonly identified: boolean;
  /** Least loss over the other parameters by value of this one; empty for a product. */
  readonly profile: readonly { readonly value: number; readonly loss: number }[];
}

export interface StructuralCalibration extends AcceptedVector {
  readonly products: readonly (StructuralFit & { readonly product: string })[];
}

/** The first block: the dislocation given recorded prices. */
export interface BasisCalibration {
  /** Null for a product with too few days. */
  readonly reduced: readonly { readonly product: string; readonly law: ReducedLaw | null }[];
  readonly structural: StructuralCalibration;
  /** The best fit without dealers: what they add is the difference. */
  readonly withoutDealers: StructuralCalibration;
  /** Vectors of the grid that fit as well, best first. */
  readonly accepted: readonly AcceptedVector[];
  readonly identified: readonly Identified[];
  /** Parameters that ended on a bound of their range. */
  readonly bounds: readonly StructuralName[];
  /** Missing flow of each day and product in yuan (negative: sales are missing), largest first. */
  readonly unexplained: readonly { readonly product: string; readonly day: number; readonly missingFlowCny: number }[];
}

/**
 * Fits the structural law to recorded prices within the plausible ranges: a grid, then a downhill simplex from its
 * best point. Nothing is random. Every vector of the grid within 1.125 times the least loss is accepted.
 */
export function calibrateBasis({ products, window, ranges = PLAUSIBLE }: BasisInputs): BasisCalibration {
  const axes = STRUCTURAL_NAMES.map((name) => ranges[name]);
  const { best, grid } = fitted(products, window, axes);
  const bare = products.map((flows) => ({ ...flows, dealerUnits: null }));
  const structural = calibration(products, window, best);
  const accepted = grid
    .filter(({ value }) => value <= ACCEPTED_LOSS * best.value)
    .sort((a, b) => a.value - b.value)
    .map(vectorOf);
  return {
    reduced: products.map(({ record }) => ({ product: record.product, law: reducedLaw(record, window) })),
    structural,
    withoutDealers: calibration(bare, window, fitted(bare, window, axes).best),
    accepted,
    identified: identification([vectorOf(best), ...accepted], grid, ranges),
    bounds: STRUCTURAL_NAMES.filter((name, i) => best.at[i] === ranges[name].low || best.at[i] === ranges[name].high),
    unexplained: structural.products
      .flatMap(({ product, steps }) => steps.map(({ day, missingFlowCny }) => ({ product, day, missingFlowCny })))
      .sort((a, b) => Math.abs(b.missingFlowCny) - Math.abs(a.missingFlowCny)),
  };
}

function fitted(products: readonly FlowRecord[], window: Window, axes: readonly GridAxis[]) {
  const loss = ([impact, reversion, build]: readonly number[]) =>
    lossOf(products, { impact, reversion, build }, window);
  const grid = gridValues(loss, axes);
  const start = grid.reduce((a, b) => (b.value < a.value ? b : a));
  return { best: refinedMinimum(loss, axes, start), grid };
}

function lossOf(products: readonly FlowRecord[], parameters: StructuralParameters, window: Window): number {
  const losses = products.map((flows) => {
    const { rSquared, openInterestRSquared } = structuralFit(flows, parameters, window);
    return 1 - rSquared + INTEREST_WEIGHT * (1 - openInterestRSquared);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

function calibration(products: readonly FlowRecord[], window: Window, best: GridPoint): StructuralCalibration {
  const vector = vectorOf(best);
  const fits = products.map((flows) => ({
    product: flows.record.product,
    ...structuralFit(flows, vector, window),
  }));
  return { ...vector, products: fits };
}

function vectorOf({ at: [impact, reversion, build], value }: GridPoint): AcceptedVector {
  return { impact, reversion, build, loss: value };
}

function identification(
  accepted: readonly AcceptedVector[],
  grid: readonly GridPoint[],
  ranges: Readonly<Record<StructuralName, GridAxis>>,
): Identified[] {
  const each = STRUCTURAL_NAMES.map((name, i): Identified => {
    const { low, high } = ranges[name];
    const values = accepted.map((vector) => vector[name]);
    return { name, ...narrowed(values, [low, high]), profile: profileOf(grid, i) };
  });
  const { impact, build } = ranges;
  const products = accepted.map((vector) => vector.impact * vector.build);
  const range = [impact.low * build.low, impact.high * build.high] as const;
  return [...each, { name: "impact x build", ...narrowed(products, range), profile: [] }];
}

function narrowed(values: readonly number[], plausible: readonly [number, number]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isInside = low > plausible[0] && high < plausible[1];
  return { low, high, plausible, identified: isInside && high - low <= (plausible[1] - plausible[0]) / 2 };
}

function profileOf(grid: readonly GridPoint[], axis: number): { value: number; loss: number }[] {
  const least = new Map<number, number>();
  for (const { at, value } of grid) least.set(at[axis], Math.min(value, least.get(at[axis]) ?? Infinity));
  return [...least].map(([value, loss]) => ({ value, loss }));
}
