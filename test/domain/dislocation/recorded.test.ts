import { beforeAll, describe, expect, test } from "vitest";
import { oiWeighted } from "../../../src/domain/basis/index.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import {
  commonCarry,
  curvePoints,
  type DislocationRecord,
  dislocationRecord,
  expectedShares,
  explainedBy,
  fitDislocation,
  reducedLaw,
  rootMeanSquare,
  weightedBasis,
} from "../../../src/domain/dislocation/index.ts";
import { valueOn } from "../../../src/domain/market/series.ts";
import { recordedBasis, recordedSeries } from "../../support/recorded-basis.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const window = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });
const CRASH = window("2024-01-02", "2024-02-08");
const QUIET = window("2022-07-22", "2023-12-31");
const SQUEEZE = window("2024-09-20", "2024-10-31");
type Product = "IC" | "IM";

describe.skipIf(sharedDataAbsent)("on the recorded contracts", () => {
  let basis: Record<Product, ReturnType<typeof recordedBasis>>;
  let records: Record<Product, DislocationRecord>;
  beforeAll(() => {
    basis = { IC: recordedBasis("IC"), IM: recordedBasis("IM") };
    records = {
      IC: dislocationRecord("IC", basis.IC.snapshots),
      IM: dislocationRecord("IM", basis.IM.snapshots),
    };
  });
  const inside = (product: Product, { from, to }: typeof CRASH) =>
    basis[product].snapshots.filter(({ day }) => day >= from && day <= to);
  const points = (product: Product, of: typeof CRASH) =>
    inside(product, of).map(({ contracts }) => curvePoints(contracts, "raw"));
  const daily = (product: Product, of: typeof CRASH, tau = 30) =>
    1e4 * rootMeanSquare(points(product, of).map((each) => fitDislocation(each, "free", tau)));
  const oneCarry = (product: Product, of: typeof CRASH) => {
    const days = points(product, of);
    const carry = commonCarry(days);
    return 1e4 * rootMeanSquare(days.map((each) => fitDislocation(each, carry)));
  };

  test.each<[Product, number, number]>([
    ["IC", 11.0, 18.2],
    ["IM", 12.6, 19.8],
  ])(
    "%s in the crash: its contracts within 15 bp of a curve with a carry a day (%f bp), and not with one carry (%f bp)",
    (product, free, fixed) => {
      for (const tau of [25, 30, 35]) expect(daily(product, CRASH, tau)).toBeLessThan(15);
      expect(Math.abs(daily(product, CRASH) - free)).toBeLessThan(0.1);
      expect(Math.abs(oneCarry(product, CRASH) - fixed)).toBeLessThan(0.1);
    },
  );

  test.each<[Product, number, number]>([
    ["IC", 6.6, 23.8],
    ["IM", 6.2, 22.0],
  ])(
    "%s: %f bp in 2022-23, %f bp in the squeeze of autumn 2024, where the curve does not hold",
    (product, quiet, squeeze) => {
      expect(Math.abs(daily(product, QUIET) - quiet)).toBeLessThan(0.1);
      expect(Math.abs(daily(product, SQUEEZE) - squeeze)).toBeLessThan(0.1);
    },
  );

  test.each<[Product, number, number, number]>([
    ["IC", 0.7, 0.785, 0.659],
    ["IM", 0.8, 0.846, 0.784],
  ])(
    "%s in the crash: one step ahead at least %f of the changes are explained (%f; leaving one out %f)",
    (product, least, share, out) => {
      const law = reducedLaw(records[product], CRASH)!;
      expect(law.days).toBe(28);
      expect(law.rSquared).toBeGreaterThan(least);
      expect(Math.abs(law.rSquared - share)).toBeLessThan(0.002);
      expect(Math.abs(law.leaveOneOut - out)).toBeLessThan(0.002);
      expect(law.onReturn.value + 2 * law.onReturn.standardError).toBeLessThan(-0.2);
    },
  );

  test("the law is the crash's own: before it a tenth is explained, and the return has no share in it", () => {
    for (const product of ["IC", "IM"] as const) {
      const law = reducedLaw(records[product], QUIET)!;
      expect(law.rSquared).toBeGreaterThan(0.05);
      expect(law.rSquared).toBeLessThan(0.15);
      expect(Math.abs(law.onReturn.value)).toBeLessThan(2 * law.onReturn.standardError);
      expect(explainedBy(law, records[product], CRASH)).toBeLessThan(0.3);
    }
  });

  test("fitted to the first half of the crash it explains most of the second: 0.73 (IC), 0.82 (IM)", () => {
    const shares = (["IC", "IM"] as const).map((product) => {
      const law = reducedLaw(records[product], window("2024-01-02", "2024-01-19"))!;
      return explainedBy(law, records[product], window("2024-01-20", "2024-02-08"));
    });
    expect(Math.abs(shares[0] - 0.726)).toBeLessThan(0.002);
    expect(Math.abs(shares[1] - 0.817)).toBeLessThan(0.002);
  });

  test("in the squeeze of autumn 2024 the return explains nothing, and the law of the crash is worse than the mean", () => {
    for (const product of ["IC", "IM"] as const) {
      const own = reducedLaw(records[product], SQUEEZE)!;
      expect(Math.abs(own.onReturn.value)).toBeLessThan(2 * own.onReturn.standardError);
      expect(explainedBy(reducedLaw(records[product], CRASH)!, records[product], SQUEEZE)).toBeLessThan(0);
    }
  });

  test.each<[Product, number, number]>([
    ["IC", 0.01, 0.012],
    ["IM", 0.0125, 0.013],
  ])(
    "%s: the curve tells the weighted basis within %f a year, and within %f with expected weights",
    (product, most, mostExpected) => {
      const { days, carry, dislocation } = records[product];
      let [squares, squaresExpected, count] = [0, 0, 0];
      for (const { day, contracts } of inside(product, CRASH)) {
        const i = days.indexOf(day);
        const shares = expectedShares(
          contracts.map(({ symbol }) => symbol),
          contracts[0].calendarDays,
        );
        const expected = contracts.map(({ calendarDays }, k) => ({ calendarDays, openInterest: shares[k] }));
        const recorded = oiWeighted(contracts, "annualised");
        squares += (weightedBasis(contracts, carry[i], dislocation[i]) - recorded) ** 2;
        squaresExpected += (weightedBasis(expected, carry[i], dislocation[i]) - recorded) ** 2;
        count++;
      }
      expect(Math.sqrt(squares / count)).toBeLessThan(most);
      expect(Math.sqrt(squaresExpected / count)).toBeLessThan(mostExpected);
    },
  );

  test.each<Product>(["IC", "IM"])(
    "%s: expected shares of the open interest err by 5 points in 2024, root mean square",
    (product) => {
      const errors = inside(product, window("2024-01-01", "2024-12-31")).flatMap(({ contracts }) => {
        const total = contracts.reduce((sum, { openInterest }) => sum + openInterest, 0);
        const shares = expectedShares(
          contracts.map(({ symbol }) => symbol),
          contracts[0].calendarDays,
        );
        return Number.isNaN(shares[0]) ? [] : contracts.map(({ openInterest }, i) => openInterest / total - shares[i]);
      });
      expect(errors.length).toBeGreaterThan(900);
      expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)).toBeLessThan(0.055);
    },
  );

  test("nothing looks past its day: a record cut off is the start of the whole", () => {
    const { snapshots } = basis.IM;
    const cut = dislocationRecord("IM", snapshots.slice(0, 365));
    expect(cut.dislocation).toEqual(records.IM.dislocation.slice(0, 365));
    expect(cut.carry).toEqual(records.IM.carry.slice(0, 365));
  });
});

describe.skipIf(sharedDataAbsent)("signature of the record", () => {
  const from = (name: string) => {
    const { days, dislocation } = dislocationRecord(name, recordedBasis(name).snapshots);
    return (date: string) => dislocation[days.indexOf(parseDay(date))];
  };
  const january = ["2024-01-22", "2024-01-31", "2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08"];

  test("the discount is deepest on 2024-02-05 for both, after a first peak on 01-22", () => {
    for (const name of ["IC", "IM"]) {
      const { days, dislocation } = dislocationRecord(name, recordedBasis(name).snapshots);
      const known = [...days.keys()].filter((i) => days[i] >= CRASH.from && days[i] <= CRASH.to);
      const deepest = known.reduce((a, b) => (dislocation[b] > dislocation[a] ? b : a));
      expect(formatDay(days[deepest])).toBe("2024-02-05");
      expect(from(name)("2024-01-22")).toBeGreaterThan(0.04);
      expect(from(name)("2024-01-31")).toBeLessThan(0.03);
    }
  });

  test("micro caps' worst day is that of the deepest discount, and they fall on while it closes: 02-06 and 02-07", () => {
    const micro = recordedSeries("index-daily.csv.gz", "8841431.WI");
    const change = (date: string) => {
      const i = micro.days.indexOf(parseDay(date));
      return micro.values[i] / micro.values[i - 1] - 1;
    };
    const worst = january.reduce((a, b) => (change(b) < change(a) ? b : a));
    expect(worst).toBe("2024-02-05");
    expect(change("2024-02-05")).toBeCloseTo(-0.137, 3);
    expect(change("2024-02-06")).toBeCloseTo(-0.04, 3);
    expect(change("2024-02-07")).toBeCloseTo(-0.0924, 3);
    expect(valueOn(micro, parseDay("2024-02-07")) / valueOn(micro, parseDay("2023-12-29")) - 1).toBeCloseTo(-0.458, 3);
    for (const name of ["IC", "IM"]) {
      const [peak, next, after] = ["2024-02-05", "2024-02-06", "2024-02-07"].map(from(name));
      expect(peak).toBeGreaterThan(0.04);
      expect(next).toBeLessThan(0);
      expect(after).toBeLessThan(0);
    }
  });
});
