import { expect, test } from "vitest";
import { signatureOf } from "../../../src/domain/chain/index.ts";

/** The start and six days of an unwind as it was in February 2024. */
const BASIS = Float64Array.of(-0.06, -0.33, -0.22, -0.47, -0.03, 0, -0.03);
const MICRO = Float64Array.from([0, -0.13, -0.28, -0.378, -0.403, -0.458, -0.401], Math.log1p);
const FLOWS = { dealerSales: Float64Array.of(5, 5, 1, 0, 0, 0), bookSales: Float64Array.of(0, 0, 1, 5, 5, 1) };

test("an unwind bears every mark", () => {
  const signature = signatureOf({ basis: BASIS, micro: MICRO, ...FLOWS });
  expect(signature).toEqual({
    discountFirst: true,
    closesWhileFalling: true,
    dealersFirst: true,
    firstMark: true,
    secondMark: true,
  });
});

test("a fall in which the discount only closes with the prices bears none of the closing marks", () => {
  const basis = Float64Array.of(-0.06, -0.1, -0.2, -0.3, -0.2, -0.1, -0.05);
  const micro = Float64Array.from([0, -0.1, -0.2, -0.3, -0.25, -0.2, -0.1], Math.log1p);
  const signature = signatureOf({ basis, micro, dealerSales: FLOWS.bookSales, bookSales: FLOWS.dealerSales });
  expect(signature).toMatchObject({
    closesWhileFalling: false,
    dealersFirst: false,
    firstMark: false,
    secondMark: false,
  });
});

test("what is not recorded cannot be told", () => {
  const signature = signatureOf({ basis: BASIS, micro: MICRO, dealerSales: null, bookSales: null });
  expect(signature.dealersFirst).toBeNull();
  const quiet = signatureOf({
    basis: BASIS,
    micro: MICRO,
    dealerSales: new Float64Array(6),
    bookSales: FLOWS.bookSales,
  });
  expect(quiet.dealersFirst).toBeNull();
  expect(signatureOf({ basis: BASIS, micro: MICRO, ...FLOWS, markedFrom: 6 }).firstMark).toBeNull();
});
