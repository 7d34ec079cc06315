import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { tracking, trailingReturns, versionGap, weeklyBars } from "../../../src/domain/indices/index.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";

const day = (text: string) => parseDay(text);
const days = (...texts: string[]) => Int32Array.from(texts, day);

describe("trailing returns", () => {
  const closes = {
    days: days("2023-12-29", "2024-01-31", "2024-02-05", "2024-02-06", "2024-02-07"),
    values: Float64Array.of(100, 80, 70, 75, 60),
  };

  test("run over one day, five trading days, and from the last close of the year before", () => {
    const { day: oneDay, fiveDays, yearToDate } = trailingReturns(closes, day("2024-02-07"));
    expect(oneDay).toBeCloseTo(-0.2, 12);
    expect(fiveDays).toBeCloseTo(-0.25, 12);
    expect(yearToDate).toBeCloseTo(-0.4, 12);
  });

  test("are unknown where the close they start from is missing", () => {
    expect(trailingReturns(closes, day("2024-02-05"))).toMatchObject({ day: Number.NaN, fiveDays: Number.NaN });
    expect(trailingReturns(closes, day("2024-02-08"))).toMatchObject({ day: Number.NaN, yearToDate: Number.NaN });
    const { yearToDate } = trailingReturns(
      { days: closes.days.slice(1), values: closes.values.slice(1) },
      day("2024-02-07"),
    );
    expect(yearToDate).toBeNaN();
  });
});

describe("weekly bars", () => {
  const daily = {
    days: days("2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06"),
    open: Float64Array.of(10, 9, 8, 7),
    high: Float64Array.of(11, 12, 9, 8),
    low: Float64Array.of(9, 8, 6, 6.5),
    close: Float64Array.of(9, 8, 7, 7.5),
  };

  test("open with the first day, close with the last, and span the extremes between", () => {
    const none = { days: new Int32Array(0), values: new Float64Array(0) };
    expect(weeklyBars(daily, none)).toEqual([
      { day: day("2024-02-02"), open: 10, high: 12, low: 8, close: 8, days: 2 },
      { day: day("2024-02-06"), open: 8, high: 9, low: 6, close: 7.5, days: 2 },
    ]);
  });

  test("take a recorded week-end close only where no day of the week is known", () => {
    const recorded = { days: days("2024-01-26", "2024-02-02"), values: Float64Array.of(20, 21) };
    const [first, second] = weeklyBars(daily, recorded);
    expect(first).toEqual({
      day: day("2024-01-26"),
      open: Number.NaN,
      high: Number.NaN,
      low: Number.NaN,
      close: 20,
      days: 0,
    });
    expect(second.close).toBe(8);
  });

  test("have no range where a day of the week has none", () => {
    const [bar] = weeklyBars(
      { ...daily, high: Float64Array.of(11, Number.NaN, 9, 8) },
      { days: new Int32Array(0), values: new Float64Array(0) },
    );
    expect(bar.high).toBeNaN();
    expect(bar.low).toBe(8);
  });
});

test("a gap is what the one version is worth more than the other, in total and a year, over the days that both have", () => {
  const ideal = Float64Array.from({ length: 123 }, (_, t) => (t === 0 ? 0.5 : 0.101 + 0.0011));
  const real = Float64Array.from({ length: 123 }, (_, t) => (t === 0 ? Number.NaN : 0.1));
  const gap = versionGap(ideal, real);
  expect(gap.total).toBeCloseTo((1.1021 / 1.1) ** 122 - 1, 10);
  expect(gap.annualised).toBeCloseTo((1.1021 / 1.1) ** 244 - 1, 10);
});

test("a gap of less than 60 days is not annualised, and of none is unknown", () => {
  const flat = (length: number) => new Float64Array(length);
  expect(versionGap(flat(59), flat(59))).toEqual({ total: 0, annualised: Number.NaN });
  expect(versionGap(flat(60), flat(60))).toEqual({ total: 0, annualised: 0 });
  expect(versionGap(Float64Array.of(Number.NaN), flat(1)).total).toBeNaN();
});

test("tracking compares the days that both have", () => {
  const x = Float64Array.of(Number.NaN, 0.01, 0.02, 0.03, 0.5);
  const y = Float64Array.of(0.3, 0.01, 0.02, 0.03 + 0.003, Number.NaN);
  const answer = tracking(x, y);
  expect(answer.days).toBe(3);
  expect(answer.meanDifference).toBeCloseTo(-0.001, 12);
  expect(answer.differenceDeviation).toBeCloseTo(Math.sqrt(3e-6), 12);
  expect(answer.largestDifference).toBeCloseTo(0.003, 12);
  expect(answer.correlation).toBeCloseTo(0.00023 / Math.sqrt(0.0002 * 0.000266), 12);
});

describe.skipIf(sharedDataAbsent)("against recorded prices of 8841431.WI", () => {
  const rows = sharedDataAbsent ? [] : readShared("data/index-daily.csv.gz").filter((row) => row.code === "8841431.WI");
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  const closes = { days: Int32Array.from(rows, (row) => day(row.date)), values: column("close") };

  test("on 2024-02-07 it had lost 9.2% in a day, 31.2% in five and 45.8% since the year began", () => {
    const ladder = trailingReturns(closes, day("2024-02-07"));
    expect(ladder.day).toBeCloseTo(-0.092, 3);
    expect(ladder.fiveDays).toBeCloseTo(-0.312, 3);
    expect(ladder.yearToDate).toBeCloseTo(-0.458, 3);
  });

  test("its weekly closes are the recorded ones", () => {
    const bars = weeklyBars(
      { days: closes.days, open: column("open"), high: column("high"), low: column("low"), close: closes.values },
      { days: new Int32Array(0), values: new Float64Array(0) },
    );
    const byDay = new Map(bars.map((bar) => [bar.day, bar.close]));
    const wrong = readShared("facts/microcap-weekly.csv").filter(
      ({ date, close }) => Math.abs((byDay.get(day(date)) ?? Number.NaN) / Number(close) - 1) > 1e-6,
    );
    expect(wrong).toEqual([]);
  });
});
