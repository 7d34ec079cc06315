import { expect, test } from "vitest";
import { DRAWN, ensembleDesign, INPUTS, STUDIED } from "../../../../src/domain/chain/ensemble/index.ts";
import { PARAMETERS, requireParameters, USUAL_PARAMETERS } from "../../../../src/domain/chain/index.ts";
import { InputError } from "../../../../src/errors.ts";

const WIDTH = INPUTS.length + 2;
const design = ensembleDesign(1);

test("each run of a group differs from the first in one input alone, taken from the second", () => {
  for (const group of [0, 7]) {
    const [a, b] = [design.draw(group * WIDTH), design.draw(group * WIDTH + 1)];
    const [marketA, marketB] = [a.stream.bits(), b.stream.bits()];
    expect(marketA).not.toBe(marketB);
    INPUTS.forEach((input, i) => {
      const mixed = design.draw(group * WIDTH + 2 + i);
      expect(mixed.stream.bits()).toBe(input === "market" ? marketB : marketA);
      for (const name of DRAWN) {
        const own = (STUDIED as readonly string[]).includes(name) ? name : "others";
        expect(mixed.parameters[name]).toBe((own === input ? b : a).parameters[name]);
      }
    });
  }
});

test("parameters lie in their plausible ranges, all over them, and make a market", () => {
  const draws = Array.from({ length: 256 }, (_, group) => design.draw(group * WIDTH).parameters);
  for (const name of DRAWN) {
    const { low, high } = PARAMETERS[name];
    const values = draws.map((parameters) => parameters[name]);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...values)).toBeLessThanOrEqual(high);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // A net of 256 points: the mean of a uniform to 1% of its range.
    expect(Math.abs(mean - (low + high) / 2)).toBeLessThan(0.01 * (high - low) + 1e-12);
  }
  for (const parameters of draws) requireParameters(parameters);
});

test("what the start was read with stays as usual", () => {
  const { carryIC, carryIM, basisDays } = design.draw(3).parameters;
  expect([carryIC, carryIM, basisDays]).toEqual([
    USUAL_PARAMETERS.carryIC,
    USUAL_PARAMETERS.carryIM,
    USUAL_PARAMETERS.basisDays,
  ]);
});

test("a run is known from seed and number alone; another seed has other runs", () => {
  expect(ensembleDesign(1).draw(40).parameters).toEqual(design.draw(40).parameters);
  expect(ensembleDesign(2).draw(40).parameters).not.toEqual(design.draw(40).parameters);
  expect(() => ensembleDesign(-1)).toThrow(InputError);
});
