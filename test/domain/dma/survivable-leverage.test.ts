import { expect, test } from "vitest";
import { survivableLeverage } from "../../../src/domain/dma/index.ts";

const point = (name: string, value: number) => ({ name, value, low: value, high: value });

test("the least bound binds, by name; the interval takes the least of each end", () => {
  const found = survivableLeverage([
    { name: "a", value: 3, low: 1, high: 4 },
    { name: "b", value: 2, low: 1.5, high: 9 },
    point("c", Number.NaN),
  ]);
  expect(found).toMatchObject({ value: 2, low: 1, high: 4, binding: "b" });
  expect(survivableLeverage([point("c", Number.NaN)])).toMatchObject({ value: Number.NaN, binding: "none" });
});
