import { expect, test } from "vitest";
import { priceToBook } from "../../../src/domain/crowding/index.ts";
import { smallMarket } from "../../support/small-market.ts";

const UNKNOWN = Number.NaN;
const { panel, stocks } = smallMarket({ "600000": [10, 11, 12, 13], "600001": [5, null, 5, 5] });
const [first, second, third] = panel.days;

function accountsOf(rows: readonly (readonly [announced: number, stock: number, periodEnd: number, equity: number])[]) {
  const none = new Float64Array(rows.length).fill(UNKNOWN);
  return {
    announced: rows.map(([announced]) => announced),
    stock: rows.map(([, stock]) => stock),
    periodEnd: rows.map(([, , periodEnd]) => periodEnd),
    bookEquity: Float64Array.from(rows, ([, , , equity]) => equity),
    preferredEquity: none,
    longTermDebt: none,
    totalDebt: none,
    totalAssets: none,
    earnings: none,
    cashFlow: none,
    dividends: none,
    earningsPerShare: none,
    salesPerShare: none,
  };
}

test("market value over the book equity announced by the day; unknown before, and on a day without a trade", () => {
  const accounts = accountsOf([
    [first - 5, 1, first - 90, 2],
    [second, 0, first - 90, 4],
  ]);
  expect(Array.from(priceToBook(panel, stocks, accounts))).toEqual([UNKNOWN, 2.5, 2.75, UNKNOWN, 3, 2.5, 3.25, 2.5]);
});

test("a later announcement of an earlier period, or one without book equity, changes nothing", () => {
  const accounts = accountsOf([
    [first, 0, first - 90, 4],
    [second, 0, first - 180, 8],
    [third, 0, first, UNKNOWN],
  ]);
  expect(Array.from(priceToBook(panel, stocks, accounts)).filter((_, at) => at % 2 === 0)).toEqual([
    2.5, 2.75, 3, 3.25,
  ]);
});
