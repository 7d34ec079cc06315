import { expect, test } from "vitest";
import { dislocationStudy } from "../../../src/app/studies/dislocation.ts";
import type { DislocationAnswer } from "../../../src/contract.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();

async function ask(params: Record<string, string>): Promise<DislocationAnswer> {
  return dislocationStudy.answer.parse(await dislocationStudy.run(store(), dislocationStudy.params.parse(params)));
}

test("the shipped episode tells the dislocation of each day of the crash, and its law", async () => {
  const { products, structural, notes } = await ask({ from: "2024-01-02", to: "2024-02-08" });
  expect(products.map(({ product, days }) => [product, days.length])).toEqual([
    ["IC", 28],
    ["IM", 28],
  ]);
  const im = products[1].days.find(({ date }) => date === "2024-02-05")!;
  expect(Math.abs(im.dislocation! - 0.0692)).toBeLessThan(1e-4);
  expect(Math.abs(im.oiWeighted! + 0.4662)).toBeLessThan(1e-4);
  expect(Math.abs(im.oiWeightedFitted! - im.oiWeighted!)).toBeLessThan(0.005);
  const [asked, half] = products[1].laws;
  expect(asked.rSquared).toBeGreaterThan(0.8);
  expect(asked.explainsAsked).toBeNull();
  expect(half.explainsAsked).toBeGreaterThan(0.7);
  expect([structural, notes]).toEqual([null, []]);
});

test("no day after the last asked for enters", async () => {
  const whole = await ask({ from: "2024-01-02", to: "2024-02-05" });
  const longer = await ask({ from: "2024-01-02", to: "2024-03-29" });
  for (const [i, { days }] of whole.products.entries()) expect(longer.products[i].days.slice(0, 25)).toEqual(days);
  for (const { laws } of whole.products) for (const { to } of laws) expect(to <= "2024-02-05").toBe(true);
});

test("without days the last forty are answered", async () => {
  const { products } = await ask({ products: "IM" });
  expect(products[0].days).toHaveLength(40);
});

test("the structural fit of a few days stays in its ranges and tells what is missing each day", async () => {
  const { structural, notes } = await ask({
    products: "IM",
    from: "2024-01-31",
    to: "2024-02-06",
    structural: "true",
    volatility: "0.2",
  });
  const { fit, steps, parameters, bounds, test: tested } = structural!;
  expect(steps.map(({ date }) => date)).toEqual(["2024-01-31", "2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06"]);
  expect(steps.every(({ missingFlowCny }) => Number.isFinite(missingFlowCny))).toBe(true);
  for (const { name, low, high, plausible } of parameters) {
    expect(low).toBeGreaterThanOrEqual(plausible[0] - 1e-12);
    expect(high).toBeLessThanOrEqual(plausible[1] + 1e-12);
    if (name !== "impact x build") expect(bounds.includes(name)).toBe(plausible.includes(fit[name]));
  }
  expect(tested).toBeNull();
  expect(notes[0].en).toContain("is an assumption");
});

test("days out of order, half a test window and unknown products are refused", async () => {
  await expect(ask({ from: "2024-02-08", to: "2024-01-02" })).rejects.toThrow(InputError);
  await expect(ask({ testFrom: "2024-02-19" })).rejects.toThrow(/testFrom and testTo/);
  await expect(ask({ from: "2024-09-02", to: "2024-09-30" })).rejects.toThrow(DataGap);
});

test("an empty store says what to import", async () => {
  const empty = await emptyStore();
  await expect(dislocationStudy.run(empty, dislocationStudy.params.parse({}))).rejects.toThrow(
    /no futures closes of IC/,
  );
});
