import { describe, expect, test } from "vitest";
import type { Day } from "../../../../src/domain/calendar/index.ts";
import { upTo } from "../../../../src/domain/market/series.ts";
import {
  assumedMarket,
  type Book,
  type BookContract,
  bookAsOf,
  clusterDistance,
  distanceAbove,
  fateOf,
  filledWithMonthlyLevels,
  type IndexHistory,
  indexHistory,
  knockInLevel,
  levelBins,
  meanKnockIn,
  USUAL_ASSUMPTIONS,
} from "../../../../src/domain/snowball/book/index.ts";
import { DataGap } from "../../../../src/errors.ts";
import { recordedSeries } from "../../../support/recorded-basis.ts";
import { sharedDataAbsent } from "../../../support/shared-data.ts";
import { closes, day, histories, note } from "./made-up-book.ts";

const INDICES = ["000905.SH", "000852.SH"];
const one = { ...USUAL_ASSUMPTIONS, outstandingCny: { "000852.SH": 91e9 } };
const notional = (contracts: readonly BookContract[]) => contracts.reduce((sum, at) => sum + at.notionalCny, 0);
const living = ({ living }: Book) => living.map(({ contract }) => contract);

describe("on an index that stands still", () => {
  const still = histories(closes("2022-01-04", "2024-12-31", 900));

  test("one issue a week, three knock-ins an issue, at the close of the week's last trading day", () => {
    const issued = assumedMarket(one, still, day("2023-12-29"));
    const weeks = new Set(issued.map(({ issueDate }) => issueDate));
    expect(issued).toHaveLength(3 * weeks.size);
    // 104 weeks, two of the Spring Festival and two of the National Day without a trading day.
    expect(weeks.size).toBe(100);
    // 2023-01-20 is the last trading day before the week of the Spring Festival, which has none.
    for (const date of ["2023-01-20", "2023-02-03"]) expect(weeks.has(day(date))).toBe(true);
    expect(weeks.has(day("2023-01-27"))).toBe(false);
    expect(issued.every(({ initialPrice }) => initialPrice === 900)).toBe(true);
  });

  test("the living notes add up to what is assumed to be outstanding, on that day and on earlier ones", () => {
    for (const date of ["2022-06-30", "2023-12-29"]) {
      const book = bookAsOf(assumedMarket(one, still, day(date)), still, day(date));
      expect(notional(living(book))).toBeCloseTo(91e9, -1);
    }
    const later = bookAsOf(assumedMarket(one, still, day("2024-06-28")), still, day("2024-06-28"));
    expect(notional(living(later))).toBeLessThan(91e9);
  });

  test("heavier weeks weigh as much more as assumed, and knock-ins have their shares", () => {
    const issued = assumedMarket(one, still, day("2023-12-29"));
    const on = (date: string, ratio: number) =>
      issued.find((at) => at.issueDate === day(date) && at.knockInRatio === ratio)!.notionalCny;
    expect(on("2023-03-03", 0.75) / on("2023-09-01", 0.75)).toBeCloseTo(2.5, 9);
    expect(on("2023-03-03", 0.8) / on("2023-03-03", 0.75)).toBeCloseTo(0.4 / 0.45, 9);
  });

  test("no note of the time asked for is missing data", () => {
    expect(() => assumedMarket(one, still, day("2021-06-01"))).toThrow(DataGap);
    expect(() => assumedMarket({ ...one, issuedFrom: day("2021-01-04") }, still, day("2023-12-29"))).toThrow(
      /000852\.SH has no close on 2021-01-08/,
    );
  });
});

describe.skipIf(sharedDataAbsent)("on recorded closes", () => {
  const recorded = new Map(
    sharedDataAbsent ? [] : INDICES.map((index) => [index, indexHistory(recordedSeries("index-daily.csv.gz", index))]),
  );
  const on = (date: string, from: ReadonlyMap<string, IndexHistory> = recorded) => {
    const asOf: Day = day(date);
    const contracts = assumedMarket(USUAL_ASSUMPTIONS, from, asOf);
    return { contracts, book: bookAsOf(contracts, from, asOf), asOf };
  };

  test.each([
    ["000905.SH", 4865],
    ["000852.SH", 4997],
  ])("the mean knock-in of living notes on %s lies within six per cent of the published %i", (index, published) => {
    for (const date of ["2023-10-20", "2023-12-29"]) {
      const own = on(date).book.living.filter(({ contract }) => contract.index === index);
      expect(Math.abs(meanKnockIn(own) / published - 1)).toBeLessThan(0.06);
    }
  });

  test("70 to 100 billion knocked in by the close of 2024-01-22, near the published 80", () => {
    const { contracts, asOf } = on("2024-01-22");
    const alive = bookAsOf(contracts, recorded, day("2023-12-29")).living.filter(({ state }) => state === "alive");
    const knockedIn = living({ ...on("2024-01-22").book, living: alive }).filter(
      (contract) => fateOf(contract, recorded.get(contract.index)!, asOf).knockedInOn !== null,
    );
    expect(notional(knockedIn)).toBeGreaterThan(70e9);
    expect(notional(knockedIn)).toBeLessThan(100e9);
  });

  test("closes after the date change nothing of it", () => {
    for (const date of ["2023-11-15", "2024-01-22"]) {
      const cut = new Map([...recorded].map(([index, history]) => [index, indexHistory(upTo(history, day(date)))]));
      expect(on(date, cut).book).toEqual(on(date).book);
    }
  });

  test("monthly levels in place of closes before 2023-10-09 tell nearly the same market", () => {
    const filled = new Map(
      [...recorded].map(([index, history]) => {
        const from = history.days.indexOf(day("2023-10-09"));
        const late = { days: history.days.subarray(from), values: history.values.subarray(from) };
        return [index, filledWithMonthlyLevels(index, late)];
      }),
    );
    expect([...filled.values()].map((history) => history.filled)).toEqual([424, 424]);
    for (const date of ["2023-12-29", "2024-01-22"]) {
      for (const index of INDICES) {
        const [stands, full] = [filled, recorded].map((from) =>
          on(date, from).book.living.filter(({ contract }) => contract.index === index),
        );
        expect(Math.abs(meanKnockIn(stands) / meanKnockIn(full) - 1)).toBeLessThan(0.005);
      }
    }
  });

  test("the distance to the nearest cluster is that of the bins of the day, and small before 2024-01-22", () => {
    const { contracts, book, asOf } = on("2024-01-19");
    const days = Int32Array.from([day("2023-11-15"), asOf]);
    const [calm, near] = clusterDistance(contracts, recorded, recorded, days);
    const distances = INDICES.map((index) => {
      const spot = recorded.get(index)!.values[recorded.get(index)!.days.indexOf(asOf)];
      const bins = levelBins(book.living.filter((at) => at.state === "alive" && at.contract.index === index));
      const alive = bins.reduce((sum, bin) => sum + bin.aliveCny, 0);
      const nearest = bins.findLast((bin) => bin.aliveCny >= 0.05 * alive)!;
      return distanceAbove(spot, meanKnockIn(nearest.positions));
    });
    expect(near).toBeCloseTo(Math.min(...distances), 9);
    expect(near).toBeLessThan(0.03);
    expect(calm).toBeGreaterThan(0.05);
  });

  test("no day's distance changes when later days are added", () => {
    const { contracts } = on("2024-02-29");
    const long = Int32Array.from(recorded.get("000852.SH")!.days.filter((at) => at <= day("2024-02-29")));
    const short = long.subarray(0, long.length - 25);
    expect(clusterDistance(contracts, recorded, recorded, short)).toEqual(
      clusterDistance(contracts, recorded, recorded, long).subarray(0, short.length),
    );
  });
});

test("a day without notes alive or without a close has no distance", () => {
  const whole = histories(closes("2022-01-04", "2024-01-19", 900));
  const [contract] = assumedMarket(one, whole, day("2024-01-19"));
  const days = Int32Array.from(["2022-01-04", "2024-01-05", "2024-01-08", "2024-01-18", "2024-03-01"], (at) => day(at));
  const distance = distanceAbove(900, knockInLevel(contract));
  const told = (from: ReadonlyMap<string, IndexHistory>, status: BookContract["status"]) =>
    Array.from(clusterDistance([{ ...contract, status }], from, from, days), (value) => Number(value.toFixed(9)));
  const [none, there] = [Number.NaN, Number(distance.toFixed(9))];
  // The note matures in January 2024: its status is known until then.
  expect(told(whole, null)).toEqual([none, there, none, none, none]);
  expect(contract.issueDate).toBe(day("2022-01-07"));
});

test("a hole in the closes ends what is known of a note, unless it is said to be alive", () => {
  const holed = histories(closes("2023-03-03", "2024-01-19", 900, { "2023-11-15": Number.NaN }));
  const days = Int32Array.from(["2023-11-14", "2023-11-15", "2023-11-16"], (at) => day(at));
  const on = (status: BookContract["status"]) =>
    Array.from(clusterDistance([note({ status })], holed, holed, days), (value) => Number.isNaN(value));
  expect(on(null)).toEqual([false, true, true]);
  expect(on("alive")).toEqual([false, true, false]);
});
