import { expect, test } from "vitest";
import { formatDay } from "../../../../src/domain/calendar/index.ts";
import { readBook } from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";

const HEADER =
  "id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out,knock_out_step,knock_in,coupon,participation,strike,status";
const ROW = "A1,000852.SH,50000000,2023-02-10,6900,24,3,1.03,-0.005,0.75,0.15,1,1,alive";

function changed(column: string, cell: string): string {
  const cells = ROW.split(",");
  cells[HEADER.split(",").indexOf(column)] = cell;
  return cells.join(",");
}

test("a row is read into a contract", () => {
  const [contract] = readBook([HEADER, ROW]);
  expect(contract).toMatchObject({ id: "A1", index: "000852.SH", notionalCny: 5e7, status: "alive" });
  expect(formatDay(contract.terms.issueDate)).toBe("2023-02-10");
  expect(contract.terms.knockOut).toEqual({ ratio: 1.03, stepPerMonth: -0.005, stepFromMonth: 3, lastRatio: null });
  expect(contract.terms.knockIn).toEqual({ ratio: 0.75, observe: "daily" });
});

test("optional columns may be absent, cells empty, lines blank, names quoted, in any order of columns", () => {
  const header = "\ufeffcoupon,id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out,knock_in";
  const [contract] = readBook([header, "", '0.2,"Fund, ""A""",000905.SH,1e6,2023-02-10,6200,12,3,1,0.8', ""]);
  expect(contract).toMatchObject({ id: 'Fund, "A"', status: null });
  expect(contract.terms).toMatchObject({ strikeUpperRatio: 1, participation: 1 });
  expect(readBook([HEADER, changed("status", "")])[0].status).toBeNull();
});

test.each([
  ["notional", "-5", /line 2: notional is -5; expected an amount above 0/],
  ["notional", "", /line 2: notional is ""; expected a number/],
  ["coupon", "15%", /line 2: coupon is "15%"; expected a number/],
  ["issue_date", "2023-02-30", /line 2.issueDate is "2023-02-30"/],
  ["knock_in", "75", /line 2.knockIn.ratio is 75; expected at most 1/],
  ["tenor_months", "0", /line 2.tenorMonths is 0/],
  ["status", "dead", /line 2: status is "dead"; expected alive, knocked-in/],
  ["id", "", /line 2: id is empty/],
])("%s = %j is refused by line and column", (column, cell, message) => {
  const read = () => readBook([HEADER, changed(column, cell)]);
  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
});

test.each([
  [[], /the book is empty/],
  [["id,index,price"], /line 1: "price" is no column of a book/],
  [["id,index"], /line 1: column notional is absent/],
  [[HEADER, "A1,000852.SH"], /line 2 has 2 cells; expected 14/],
  [[HEADER, ROW, ROW], /line 3: id is "A1", which line 2 has/],
])("%j is refused", (lines, message) => {
  expect(() => readBook(lines)).toThrow(InputError);
  expect(() => readBook(lines)).toThrow(message);
});

test("one bad row among a hundred thousand is named", () => {
  function* lines(): Iterable<string> {
    yield HEADER;
    for (let i = 2; i <= 100_001; i++) {
      const row = i === 77_777 ? changed("knock_in", "") : ROW;
      yield row.replace("A1", `note ${i}`);
    }
  }
  expect(() => readBook(lines())).toThrow(/line 77777: knock_in is ""; expected a number/);
});
