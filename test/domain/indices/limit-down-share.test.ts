import { expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { limitDownShare } from "../../../src/domain/indices/index.ts";
import { smallMarket } from "../../support/small-market.ts";

test("the share counts stocks that trade, traded before, are unmarked and have a limit", () => {
  const market = smallMarket(
    {
      "600000": [10, 9],
      "600001": [10, 9.5],
      "600002": [10, null],
      "600003": [null, 9],
      "600004": [10, 9.5],
      "600005": [10, 5],
      "688001": [10, 9],
      "688002": [10, 8],
    },
    {
      boards: ["main", "main", "main", "main", "main", "main", "star", "star"],
      specialTreatment: Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0),
      listDays: Float64Array.from({ length: 8 }, (_, j) => parseDay(j === 5 ? "2024-01-02" : "2010-01-04")),
    },
  );
  const { share, stocks } = limitDownShare(market.panel, market.stocks);
  expect(Array.from(stocks)).toEqual([0, 4]);
  expect(share[0]).toBeNaN();
  expect(share[1]).toBe(0.5);
});

test("where ranges are recorded, stocks without one are not counted", () => {
  const { panel, stocks } = smallMarket({ "600000": [10, 9], "600001": [10, 9] });
  const low = Float64Array.of(10, 10, 9, Number.NaN);
  const answer = limitDownShare({ ...panel, low, high: low }, stocks);
  expect(Array.from(answer.stocks)).toEqual([0, 1]);
  expect(answer.share[1]).toBe(1);
});

test("the fall is measured from the last close, over a suspension", () => {
  const { panel, stocks } = smallMarket({ "600000": [10, null, 9] });
  expect(limitDownShare(panel, stocks).share[2]).toBe(1);
});
