import fc from "fast-check";

/** Closes and a factor by [day x stock], with holes and many ties. */
export interface RandomPanel {
  readonly width: number;
  readonly rows: number;
  readonly close: Float64Array;
  readonly factor: Float64Array;
}

const WIDTH = 17;
const ROWS = 9;

const price = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 100, max: 5000 }).map((cents) => cents / 100) },
  { weight: 2, arbitrary: fc.constantFrom(10, 11, 20) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const score = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3e6, max: 3e6 }).map((millionths) => millionths / 1e6) },
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

export const randomPanel: fc.Arbitrary<RandomPanel> = fc
  .tuple(
    fc.array(price, { minLength: WIDTH * ROWS, maxLength: WIDTH * ROWS }),
    fc.array(score, { minLength: WIDTH * ROWS, maxLength: WIDTH * ROWS }),
  )
  .map(([close, factor]) => ({
    width: WIDTH,
    rows: ROWS,
    close: Float64Array.from(close),
    factor: Float64Array.from(factor),
  }));

/** The values of one day. */
export function rowOf(values: Float64Array, width: number, row: number): number[] {
  return Array.from(values.subarray(row * width, (row + 1) * width));
}
