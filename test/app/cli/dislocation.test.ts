import { expect, test } from "vitest";
import { printDislocation } from "../../../src/app/cli/print/dislocation.ts";
import { textWidth } from "../../../src/app/cli/print/text-width.ts";
import type { DislocationAnswer } from "../../../src/contract.ts";

const fitOf = (impact: number, rSquared: number) => ({
  impact,
  reversion: 0.37,
  build: 2.25,
  loss: 0.34,
  products: [{ product: "IM", rSquared, openInterestRSquared: 0.67, openInterestError: 0.07 }],
});
const step = (date: string, missingFlowCny: number) => ({
  product: "IM",
  date,
  change: 0.0435,
  modelled: 0.0234,
  dealerSales: 0.007,
  hedgerSales: -0.103,
  missingFlowCny,
});
const parameter = (name: "impact" | "build" | "impact x build", identified: boolean) => ({
  name,
  low: 0.3,
  high: 0.4,
  plausible: [0.3, 1.2] as [number, number],
  identified,
  profile: [],
});
/** Made up. */
const ANSWER: DislocationAnswer = {
  from: "2024-01-02",
  to: "2024-02-08",
  tauDays: 30,
  basis: "raw",
  products: [],
  structural: {
    cap: 1.5,
    fit: fitOf(0.3, 0.83),
    withoutDealers: fitOf(0.31, 0.82),
    acceptedCount: 141,
    accepted: [],
    parameters: [parameter("impact", false), parameter("build", false), parameter("impact x build", true)],
    bounds: ["impact"],
    steps: [step("2024-02-02", 1.1e9), step("2024-02-05", -19.3e9), step("2024-02-06", 15.6e9)],
    test: {
      from: "2024-02-19",
      to: "2024-03-15",
      products: [{ product: "IM", rSquared: -0.13, openInterestRSquared: -31 }],
    },
  },
  notes: [],
};
const page = { lang: "en", width: 100, colour: false } as const;

test("a bound that was hit, what is identified, and the test on other days are told", () => {
  const text = printDislocation(ANSWER, page);
  expect(text).toContain("Parameters; 141 vectors of the grid fit as well");
  expect(text).toMatch(/impact, theta +0\.30 +0\.30\.\.0\.40 +0\.30\.\.1\.20 {2}not identified, on its bound/);
  expect(text).toMatch(/theta x eta +0\.67 .*identified/);
  expect(text).toMatch(/tested 2024-02-19 to 2024-03-15 +−0\.13/);
});

test("days are told from the largest missing flow to the least, sales with a minus", () => {
  const days = [...printDislocation(ANSWER, page).matchAll(/^(2024-\S+) .*CNY (\S+)bn$/gm)].map((match) =>
    match.slice(1),
  );
  expect(days).toEqual([
    ["2024-02-05", "−19.3"],
    ["2024-02-06", "15.6"],
    ["2024-02-02", "1.1"],
  ]);
});

test.each([40, 60, 100])("it fits a page of %i columns in both languages", (width) => {
  for (const lang of ["en", "zh"] as const) {
    for (const line of printDislocation(ANSWER, { ...page, lang, width }).split("\n")) {
      expect(textWidth(line), line).toBeLessThanOrEqual(width);
    }
  }
});
