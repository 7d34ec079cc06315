import { expect, test } from "vitest";
import { type BasisSnapshot, basisSnapshot, heldFuture } from "../../../src/domain/basis/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";

const snapshot = (date: string, spot: number, closes: Record<string, [close: number, lots: number]>): BasisSnapshot =>
  basisSnapshot(
    parseDay(date),
    spot,
    Object.entries(closes).map(([symbol, [close, openInterest]]) => ({ symbol, close, openInterest })),
    null,
  );

test("a held future grows by the index return plus the change of basis, weighted by the day before's open interest", () => {
  const { values } = heldFuture([
    snapshot("2024-01-22", 5000, { IC2402: [4950, 300], IC2403: [4900, 100] }),
    snapshot("2024-01-23", 5100, { IC2402: [5060, 100], IC2403: [5020, 300] }),
  ]);
  // Basis from -50 to -40 on 300 lots and from -100 to -80 on 100: +12.5 points on 5000.
  expect([...values]).toEqual([1, expect.closeTo(1 + 0.02 + 12.5 / 5000, 12)]);
});

test("a contract that expires or is new does not count, and a jump of its price is no return", () => {
  const { values } = heldFuture([
    snapshot("2024-01-18", 5000, { IC2401: [5000, 100], IC2402: [4950, 100] }),
    snapshot("2024-01-22", 5000, { IC2402: [4950, 100], IC2409: [4000, 900] }),
    snapshot("2024-01-23", 5000, { IC2402: [4950, 100], IC2409: [4000, 900] }),
  ]);
  expect([...values]).toEqual([1, 1, 1]);
});

test("where two days share no contract the level starts anew; without any it is empty", () => {
  const broken = heldFuture([
    snapshot("2023-01-09", 6000, { IC2301: [6000, 10] }),
    snapshot("2024-01-22", 5000, { IC2402: [4950, 10] }),
    snapshot("2024-01-23", 5100, { IC2402: [5050, 10] }),
  ]);
  expect([...broken.days]).toEqual([parseDay("2024-01-22"), parseDay("2024-01-23")]);
  expect(broken.values[1]).toBeCloseTo(1.02, 12);
  expect(heldFuture([]).days).toHaveLength(0);
});
