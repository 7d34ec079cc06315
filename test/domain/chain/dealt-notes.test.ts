import { expect, test } from "vitest";
import { tradingDays } from "../../../src/domain/calendar/index.ts";
import { snowballDealers } from "../../../src/domain/chain/agents/snowball-dealers.ts";
import { dealtNotes, UNDERLYING, USUAL_PARAMETERS, WIDTH } from "../../../src/domain/chain/index.ts";
import { bookAsOf, type IndexView } from "../../../src/domain/snowball/book/index.ts";
import { singleKernels } from "../../../src/domain/snowball/index.ts";
import { closes, day, histories, note } from "../snowball/book/made-up-book.ts";

const AS_OF = day("2024-01-19");
const DAYS = [...tradingDays(AS_OF + 1, day("2024-04-12"))];
const VIEW: IndexView = { index: "000852.SH", spot: 900, volatility: 0.2, rate: 0.02, carry: 0.06 };

/** A note issued at 1000 whose barrier falls by 1% a month from 1030 at month 3: 950, 940 and 930 at months 11 to 13. */
function stepDown() {
  const history = closes("2022-01-04", "2024-01-19", VIEW.spot);
  const { living } = bookAsOf([note({ knockOutStep: -0.01 })], histories(history), AS_OF);
  return dealtNotes(living, DAYS, () => ({ hedge: 1, view: VIEW }), singleKernels());
}

test("each knock-out day of a note that steps down has its own barrier", () => {
  const [{ knockOuts }] = stepDown();
  // Issued on 3 March 2023: 3 February 2024 is a Saturday, 3 March a Sunday.
  expect(knockOuts.map(({ day: at }) => DAYS[at - 1])).toEqual(
    ["2024-02-05", "2024-03-04", "2024-04-03"].map((date) => day(date)),
  );
  // 1030 less 1% of 1000 a month, 8 to 10 months after month 3, over the close at the start: exact to rounding.
  [950, 940, 930].forEach((barrier, i) => {
    expect(knockOuts[i].price).toBeCloseTo(Math.log(barrier / VIEW.spot), 12);
  });
});

test("dealers let go of a note at the barrier that has come down, not at the first one", () => {
  const notes = stepDown();
  const dealers = snowballDealers(notes, 1, USUAL_PARAMETERS);
  const logPrice = new Float64Array(WIDTH);
  logPrice[UNDERLYING[1]] = Math.log(945 / VIEW.spot);
  const [futures, none] = [new Float64Array(2), new Float64Array(2)];
  const prices = { logPrice, price: logPrice, trend: logPrice, shortTrend: logPrice, future: futures };
  const basis = { dislocation: none, hedgeCost: none, openInterest: none };
  const closeAt = (t: number) => ({ day: DAYS[t - 1], t, ...prices, ...basis });
  const heldAfter = (t: number) => {
    let { memory } = dealers.begin();
    for (let at = 1; at <= t; at++) memory = dealers.after(closeAt(at), memory);
    return dealers.position({ t, passed: 0, logPrice, future: futures }, memory)[1];
  };
  const [first, second] = notes[0].knockOuts;
  expect(heldAfter(first.day)).toBeGreaterThan(0);
  expect(heldAfter(second.day - 1)).toBeGreaterThan(0);
  expect(heldAfter(second.day)).toBe(0);
});
