import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PLEDGE_TEMPLATE } from "../../src/app/studies/pledge-template.ts";
import { readOwnLoans } from "../../src/data/pledge-file.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HEADER =
  "name,code,shares,start_date,loan,rate,warning_line,close_out_line,interest,other_collateral,controlling";

async function read(text: string) {
  const path = join(temporaryFolder(), "loans.csv");
  writeFileSync(path, text);
  return readOwnLoans(path);
}

async function refusal(text: string): Promise<string> {
  try {
    await read(text);
  } catch (error) {
    return (error as Error).message.replace(/^.*loans\.csv/, "FILE");
  }
  throw new Error("the file was read");
}

describe("a file of one's own loans", () => {
  test("has columns in any order; what is left empty is open, what stands before a comment mark is passed over", async () => {
    const [loan] = await read("# made up\nshares,code,start_date,name,controlling\n1000,SZ000001,20230601,a,no\n");
    expect(loan).toMatchObject({ name: "a", code: "000001", shares: 1000, start: parseDay("2023-06-01") });
    expect([loan.loanCny, loan.rate, loan.warningLine, loan.closeOutLine, loan.interest]).toEqual(
      new Array(5).fill(Number.NaN),
    );
    expect([loan.otherCny, loan.controlling, loan.lender]).toEqual([0, false, ""]);
  });

  test("is what --init prints", async () => {
    const loans = await read(PLEDGE_TEMPLATE);
    expect(loans.map(({ name, rate, loanCny }) => [name, rate, loanCny])).toEqual([
      ["first", 0.4, Number.NaN],
      ["second", Number.NaN, 3e8],
    ]);
  });

  test.each([
    ["a,0001,5,2023-06-01,,,,,,,", 'line 2: code is "0001"; expected six digits'],
    ["a,000001,0,2023-06-01,,,,,,,", 'line 2: shares is "0"; expected a number of shares above 0'],
    ["a,000001,,2023-06-01,,,,,,,", "line 2: shares is empty; expected a number of shares above 0"],
    ["a,000001,5,,,,,,,,", "line 2: start_date is empty; expected a day from 1990-12-19 on"],
    ["a,000001,5,2023-02-30,,,,,,,", "line 2: start_date is"],
    ["a,000001,5,2023-06-01,,40,,,,,", 'line 2: rate is "40"; expected a pledge rate as a decimal'],
    ["a,000001,5,2023-06-01,,,160,,,,", 'line 2: warning_line is "160"; expected a performance ratio'],
    ["a,000001,5,2023-06-01,,,1.3,1.4,,,", 'line 2: warning_line is "1.3"; expected one not below close_out_line'],
    ["a,000001,5,2023-06-01,,,,,,,maybe", 'line 2: controlling is "maybe"; expected yes, no or nothing'],
    [",000001,5,2023-06-01,,,,,,,", "line 2: name is empty; expected a name of the loan"],
    ["a,000001,5,2023-06-01", "line 2: 4 columns; expected the header's 11"],
  ])("refuses %s by line, column and reason", async (row, words) => {
    expect(await refusal(`${HEADER}\n${row}\n`)).toContain(`FILE ${words}`);
  });

  test("is refused whole, with every bad line, a name that stands there twice, and a wrong header", async () => {
    const good = "a,000001,5,2023-06-01,,,,,,,";
    expect(await refusal(`${HEADER}\n${good}\nb,1,5,2023-06-01,,,,,,,\n${good}\n`)).toMatch(
      /line 3: code is "1".*\(bad rows as well on line 4\)$/,
    );
    expect(await refusal(`${HEADER}\n${good}\n${good}\n`)).toMatch(
      /line 3: name is "a", as on line 2; expected another/,
    );
    expect(await refusal("name,code,shares\na,000001,5\n")).toMatch(/line 1: column "start_date" is missing/);
    expect(await refusal(`${HEADER},colour\n`)).toMatch(/line 1: column "colour" is not known/);
    expect(await refusal(`${HEADER}\n`)).toMatch(/holds no row/);
  });
});
