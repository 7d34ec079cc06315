import { describe, expect, test } from "vitest";
import { driftBandsChart, driftFitChart } from "../../../src/view/charts/drift-bands-chart.ts";
import { driftNumbers, driftStackChart } from "../../../src/view/charts/drift-stack-chart.ts";
import { lookOf } from "../../../src/view/look.ts";
import { madeUpDrift } from "../../support/made-up-drift.ts";
import { svgOf, textsOf } from "./rendered.ts";

const answer = madeUpDrift();
const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((theme) => [false, true].map((phone) => lookOf(lang, theme, true, phone))),
);

describe.each([
  ["stack", driftStackChart],
  ["bands", driftBandsChart],
  ["fit", driftFitChart],
] as const)("the %s", (_, chart) => {
  test("is drawn in each language, theme and width without a figure that is none", () => {
    for (const look of looks) {
      const svg = svgOf(chart(answer, look.phone ? 332 : 760, look, null));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.length).toBeGreaterThan(2000);
    }
  });

  test("shows the cursor's day in place of the last", () => {
    const early = answer.days[5].date;
    expect(textsOf(chart(answer, 760, looks[0], early))).not.toEqual(textsOf(chart(answer, 760, looks[0], null)));
  });
});

test("the numbers have a row a day, latest first", () => {
  const { head, rows } = driftNumbers(answer, "en");
  expect(rows).toHaveLength(answer.days.length);
  expect(rows[0][0]).toBe(answer.days.at(-1)!.date);
  for (const row of rows) expect(row).toHaveLength(head.length);
});
