import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type BookContract,
  bookAsOf,
  capped,
  cliffUnits,
  hedgeFlow,
  hedgeUnits,
  type IndexView,
  knockInLevel,
  marketFor,
  passingUnits,
  termsOf,
  totalsOf,
  valuePosition,
} from "../../../../src/domain/snowball/book/index.ts";
import {
  projectedCalendar,
  quadrature,
  scheduleOf,
  sharedKernels,
  singleKernels,
} from "../../../../src/domain/snowball/index.ts";
import { closes, day, histories, note } from "./made-up-book.ts";

const AS_OF = day("2024-01-19");
const MOVES = [-0.15, -0.1, -0.05, 0, 0.05, 0.1];
const QUESTION = { asOf: AS_OF, moves: MOVES, horizons: [5, 20, 60] };
const VIEW: IndexView = { index: "000852.SH", spot: 800, volatility: 0.2, rate: 0.02, carry: 0.06 };

/** Positions on an index that closed at `spot` on the day, valued. */
function valued(contracts: readonly BookContract[], view = VIEW, kernels = singleKernels()) {
  const history = closes("2022-01-04", "2024-01-19", 900, { "2024-01-19": view.spot });
  const { living } = bookAsOf(contracts, histories(history), AS_OF);
  return living.map((position) => valuePosition(position, view, QUESTION, kernels));
}

test("a book of one contract is worth what the contract is, Greeks included", () => {
  const contract = note({ notionalCny: 250e6 });
  const [at] = valued([contract]);
  const schedule = scheduleOf(termsOf(contract), AS_OF, projectedCalendar);
  const market = marketFor(VIEW, schedule.days);
  const [alone] = quadrature(schedule, market, { spots: [VIEW.spot], state: "alive" }).valuations;
  const totals = totalsOf([at]);
  const units = 250e6 / 1000;
  // The engine's error bound is below 1e-6 on 1000; vega is a difference of prices over 0.002.
  expect(totals.valueCny / units).toBeCloseTo(alone.price, 5);
  expect(totals.deltaCny / units / VIEW.spot).toBeCloseTo(alone.delta, 7);
  expect(totals.gammaCnyPerPercent / units / (VIEW.spot * VIEW.spot * 0.01)).toBeCloseTo(alone.gamma, 7);
  expect((totals.vegaCnyPerPoint / units) * 100).toBeCloseTo(alone.vega, 1);
  expect(totals).toMatchObject({ contracts: 1, notionalCny: 250e6, aliveCny: 250e6, knockedInCny: 0 });
});

test("the carry of a curve is the one that gives the forward of the note's remaining life", () => {
  const curve = { untilDay: [20, 260], values: [0.3, 0.05] };
  const [at] = valued([note()], { ...VIEW, carry: curve });
  const { days } = at.position.schedule;
  const mean = (0.3 * 20 + 0.05 * (days - 20)) / days;
  const [flat] = valued([note()], { ...VIEW, carry: mean });
  expect(at.now.price).toBeCloseTo(flat.now.price, 9);
});

test("kernels shared by a book give what each contract's own give", () => {
  const book = [note(), note({ id: "N2", knockInRatio: 0.7 }), note({ id: "N3", issueDate: day("2023-09-15") })];
  const own = valued(book);
  const shared = valued(book, VIEW, sharedKernels());
  own.forEach((at, i) => {
    expect(shared[i].now.price).toBeCloseTo(at.now.price, 5);
    expect(shared[i].now.delta).toBeCloseTo(at.now.delta, 7);
    expect(Math.max(...at.next.delta.map((delta, k) => Math.abs(delta - shared[i].next.delta[k])))).toBeLessThan(1e-7);
  });
});

const anyNote = fc.record({
  notionalCny: fc.double({ min: 1e6, max: 1e9, noNaN: true }),
  initialPrice: fc.double({ min: 850, max: 1040, noNaN: true }),
  knockInRatio: fc.constantFrom(0.7, 0.75, 0.8, 0.9),
  coupon: fc.double({ min: 0, max: 0.2, noNaN: true }),
  issueDate: fc.constantFrom(...["2022-06-10", "2023-02-17", "2023-10-13"].map((date) => day(date))),
  lockMonths: fc.constantFrom(3, 6),
  knockOutStep: fc.constantFrom(0, -0.005),
});

test("sums of a book are the sums of its parts: value, Greeks, flow, cliffs and chances", () => {
  fc.assert(
    fc.property(
      fc.array(anyNote, { minLength: 2, maxLength: 4 }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      (changes, cap) => {
        const book = valued(changes.map((change, i) => note({ id: `N${i}`, ...change })));
        if (book.length < 2) return;
        const [first, ...others] = book;
        const parts = [[first], others].map((part) => ({
          ...totalsOf(part),
          hedge: hedgeUnits(part, cap),
          passing: passingUnits(part),
          cliff: cliffUnits(part),
          ...Object.fromEntries(
            hedgeFlow(part, MOVES, cap).map(({ units, cappedUnits }, i) => [i, units + cappedUnits]),
          ),
        }));
        const whole: Record<string, number> = {
          ...totalsOf(book),
          hedge: hedgeUnits(book, cap),
          passing: passingUnits(book),
          cliff: cliffUnits(book),
          ...Object.fromEntries(
            hedgeFlow(book, MOVES, cap).map(({ units, cappedUnits }, i) => [i, units + cappedUnits]),
          ),
        };
        for (const [name, value] of Object.entries(whole)) {
          const [a, b] = parts.map((part) => (part as Record<string, number>)[name]);
          expect(Math.abs(a + b - value), name).toBeLessThanOrEqual(1e-9 * (Math.abs(a) + Math.abs(b) + 1));
        }
      },
    ),
    { numRuns: 12 },
  );
});

test("an index that stands still asks for no trade, whatever the cap", () => {
  const book = valued([note(), note({ id: "N2", knockInRatio: 0.79 })]);
  for (const cap of [0.8, 1.5, Infinity]) {
    const still = hedgeFlow(book, MOVES, cap)[MOVES.indexOf(0)];
    expect(still).toMatchObject({ units: 0, cappedUnits: 0, knockedInCny: 0, price: 800 });
  }
});

test("no capped hedge exceeds the cap, so no capped flow exceeds what the cap can hold", () => {
  const book = valued([note(), note({ id: "N2", knockInRatio: 0.79 }), note({ id: "N3", knockInRatio: 0.7 })]);
  const units = book.reduce((sum, at) => sum + at.units, 0);
  const cap = 1.2;
  expect(hedgeUnits(book, cap)).toBeLessThanOrEqual(cap * units);
  expect(hedgeUnits(book)).toBeGreaterThan(cap * units);
  for (const { cappedUnits } of hedgeFlow(book, MOVES, cap)) {
    // Deltas lie above -0.5, so a change of hedge lies within cap + 0.5 a unit.
    expect(Math.abs(cappedUnits)).toBeLessThanOrEqual((cap + 0.5) * units);
  }
  expect(capped(2, 1.2)).toBe(1.2);
  expect(capped(-0.3, 1.2)).toBe(-0.3);
});

test("the cliff is the flow between a close just above and one just below the knock-in", () => {
  const view = { ...VIEW, spot: 780 };
  const contract = note();
  const level = knockInLevel(contract);
  const moves = [level * (1 + 1e-9), level].map((price) => price / view.spot - 1);
  const history = closes("2022-01-04", "2024-01-19", 900, { "2024-01-19": view.spot });
  const [position] = bookAsOf([contract], histories(history), AS_OF).living;
  const at = valuePosition(position, view, { ...QUESTION, moves }, singleKernels());
  const [above, below] = hedgeFlow([at], moves, 1.5);
  expect([above.knockedInCny, below.knockedInCny]).toEqual([0, contract.notionalCny]);
  // Units are 100,000; the deltas differ by the 1e-9 between the two closes.
  expect(Math.abs(below.units - above.units - cliffUnits([at]))).toBeLessThan(1);
  expect(cliffUnits([at])).toBeLessThan(-0.2 * at.units);
  expect(cliffUnits([at], 1.2)).toBeGreaterThan(cliffUnits([at]));
});

test("a knock-out date on the next day takes the hedge of every close at or above its barrier", () => {
  const contract = note({ issueDate: day("2023-03-22") });
  const at = (state: "alive" | "knocked-in") => {
    const others = { "2024-01-19": 1020, ...(state === "knocked-in" ? { "2023-11-01": 700 } : {}) };
    const history = closes("2022-01-04", "2024-01-19", 900, others);
    const [position] = bookAsOf([contract], histories(history), AS_OF).living;
    return valuePosition(position, { ...VIEW, spot: 1020 }, { ...QUESTION, moves: [0, 0.02] }, singleKernels());
  };
  const knockedIn = at("knocked-in");
  expect(knockedIn.position.state).toBe("knocked-in");
  expect(Array.from(knockedIn.next.knocksOut)).toEqual([0, 1, 0]);
  expect(knockedIn.next.delta[1]).toBe(0);
  const [, out] = hedgeFlow([knockedIn], [0, 0.02], Infinity);
  expect(out.knockedOutCny).toBe(contract.notionalCny);
  expect(out.units).toBeCloseTo(-knockedIn.units * knockedIn.next.delta[0], 6);
  expect(at("alive").next.knocksIn.some((one) => one === 1)).toBe(false);
});

test("the last day leaves nothing to hedge, whatever its close", () => {
  const contract = note({ issueDate: day("2022-01-22"), lockMonths: 3 });
  const [at] = valued([contract]);
  expect(at.position.schedule.days).toBe(1);
  expect(Array.from(at.next.delta)).toEqual(new Array(MOVES.length + 1).fill(0));
  expect(at.next.cliff).toBeNull();
  expect(passingUnits([at])).toBeCloseTo(-at.units * at.now.delta, 9);
});

/** Deltas by Monte Carlo, good to 0.03, of a note in at 75%, out at 103%, coupon 15%: 24 and 13 months from maturity. */
const TABLE: readonly [string, "alive" | "knocked-in", readonly number[]][] = [
  ["2024-01-19", "alive", [1.26, 1.29, 1.26, 1.23, 1.08, 0.91, 0.71, 0.48]],
  ["2024-01-19", "knocked-in", [1.08, 1.09, 1.09, 1.07, 1.07, 0.98, 0.79, 0.6]],
  ["2023-02-17", "alive", [1.97, 2.0, 1.95, 1.8, 1.48, 1.12, 0.7, 0.36]],
  ["2023-02-17", "knocked-in", [1.13, 1.16, 1.19, 1.28, 1.43, 1.47, 1.34, 0.91]],
];
const SPOTS = [0.76, 0.78, 0.8, 0.85, 0.9, 0.95, 1, 1.05];

test.each(TABLE)("deltas of a note issued %s, %s, lie within 5% of the published table", (issued, state, deltas) => {
  const contract = note({ issueDate: day(issued) });
  SPOTS.forEach((ratio, i) => {
    const spot = 1000 * ratio;
    const schedule = scheduleOf(termsOf(contract), AS_OF, projectedCalendar);
    const market = { volatility: 0.2, rate: 0.02, carry: 0.06 };
    const [{ delta }] = quadrature(schedule, market, { spots: [spot], state }).valuations;
    expect(Math.abs(delta - deltas[i]), `at ${ratio}`).toBeLessThan(0.03 + 0.05 * deltas[i]);
  });
});
