import { expect, test } from "vitest";
import { dealerUnits } from "../../../src/domain/dislocation/index.ts";
import { bookAsOf, hedgeUnits, type Position, valuePosition } from "../../../src/domain/snowball/book/index.ts";
import { sharedKernels } from "../../../src/domain/snowball/index.ts";
import { closes, day, histories, note } from "../snowball/book/made-up-book.ts";

const MARKET = { volatility: 0.2, rate: 0.02, carry: 0.08 };
const history = histories(closes("2023-03-03", "2024-01-19", 800));
const asOf = day("2024-01-19");
const living = (...notes: ReturnType<typeof note>[]): readonly Position[] => bookAsOf(notes, history, asOf).living;
const near = note();
const twin = note({ id: "N2", notionalCny: 50e6 });
const low = note({ id: "N3", knockInRatio: 0.7 });

test("dealers hold what the snowball desk holds for the same notes, capped and not, to 1e-9", () => {
  const kernels = sharedKernels();
  const book = living(near, twin, low);
  const view = { index: "000852.SH", spot: 800, ...MARKET };
  const valued = book.map((position) => valuePosition(position, view, { asOf, moves: [], horizons: [] }, kernels));
  for (const cap of [1, 1.5, Infinity]) {
    const held = dealerUnits(book, MARKET, 800, cap);
    expect(Math.abs(held / hedgeUnits(valued, cap) - 1)).toBeLessThan(1e-9);
  }
});

test("a cap holds each note down, not their sum", () => {
  const capped = dealerUnits(living(near, low), MARKET, 800, 1);
  const apart = dealerUnits(living(near), MARKET, 800, 1) + dealerUnits(living(low), MARKET, 800, 1);
  expect(Math.abs(capped - apart)).toBeLessThan(1e-6);
  expect(capped).toBeLessThanOrEqual((2 * 100e6) / 1000);
});

test("no notes are no hedge", () => {
  expect(dealerUnits([], MARKET, 800, 1.5)).toBe(0);
});
