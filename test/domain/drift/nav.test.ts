import { describe, expect, test } from "vitest";
import { formatDay } from "../../../src/domain/calendar/index.ts";
import { readNavText } from "../../../src/domain/drift/index.ts";

const GOOD = "date,nav\n2024-01-02,1\n2024-01-03,1.01\n2024-01-04,0.99\n";
const read = (text: string) => {
  const { nav, closedDays } = readNavText("fund.csv", text);
  return { days: [...nav.days].map(formatDay), values: [...nav.values], closed: closedDays.map(formatDay) };
};
const PLAIN = { days: ["2024-01-02", "2024-01-03", "2024-01-04"], values: [1, 1.01, 0.99], closed: [] };

describe("a file of net values", () => {
  test.each([
    ["plain", GOOD],
    ["with a byte-order mark and Windows line ends", `\ufeff${GOOD.replaceAll("\n", "\r\n")}`],
    ["with other columns, in another order", "name,nav,date\nA,1,2024-01-02\nA,1.01,2024-01-03\nA,0.99,2024-01-04"],
    ["with Chinese heads, slashes and tabs", "日期\t累计净值\n2024/1/2\t1\n2024/1/3\t1.01\n2024/1/4\t0.99\n"],
    ["with compact dates and quotes", '"date","nav"\n"20240102","1"\n20240103,1.01\n20240104,0.99\n'],
    ["latest first", "date,nav\n2024-01-04,0.99\n2024-01-03,1.01\n2024-01-02,1\n"],
    ["with empty lines", `\n${GOOD}\n\n`],
  ])("%s is read", (_, text) => {
    expect(read(text)).toEqual(PLAIN);
  });

  test("leaves out rows on days without trading, and says which", () => {
    expect(read(GOOD.replace("2024-01-02", "2023-12-31,0.5\n2024-01-02"))).toEqual({
      ...PLAIN,
      closed: ["2023-12-31"],
    });
  });

  test.each([
    ["", "fund.csv is empty; expected a header line date,nav and a row a day"],
    ["day,nav\n", 'fund.csv line 1: column "date" is missing from the header "day,nav"; expected date,nav'],
    ["date,value\n", 'fund.csv line 1: column "nav" is missing from the header "date,value"; expected date,nav'],
    ["date,nav\n", "fund.csv holds no net value on a trading day; expected at least 2"],
    ["date,nav\n2024-01-02,1\n2024-01-06,1\n", "fund.csv holds one net value on a trading day; expected at least 2"],
    [
      "date,nav\n2024-01-02,1\n2024-13-02,1\n",
      'fund.csv line 3: date is "2024-13-02"; expected a calendar day such as 2024-02-05',
    ],
    ["date,nav\n,1\n", "fund.csv line 2: date is empty; expected a calendar day such as 2024-02-05"],
    ["date,nav\n1999-01-04,1\n", /^fund.csv line 2: date is 1999-01-04; expected a day from 2005-01-01 to /],
    ["date,nav\n2024-01-02,x\n", 'fund.csv line 2: nav is "x"; expected a number above 0'],
    ["date,nav\n2024-01-02\n", "fund.csv line 2: nav is empty; expected a number above 0"],
    ["date,nav\n2024-01-02,0\n", 'fund.csv line 2: nav is "0"; expected a number above 0'],
    ["date,nav\n2024-01-02,-1\n", 'fund.csv line 2: nav is "-1"; expected a number above 0'],
    ["date,nav\n2024-01-02,Infinity\n", 'fund.csv line 2: nav is "Infinity"; expected a number above 0'],
    [
      "date,nav\n2024-01-02,1\n2024-01-02,2\n",
      "fund.csv line 3: date is 2024-01-02, as on line 2; expected one net value a day",
    ],
    [
      "date,nav\n2024-01-02,1\n2024-01-04,2\n2024-01-03,2\n",
      "fund.csv line 4: date is 2024-01-03, after 2024-01-04 on line 3; expected a day later than that",
    ],
    [
      "date,nav\n2024-01-04,1\n2024-01-02,2\n2024-01-03,2\n",
      "fund.csv line 4: date is 2024-01-03, after 2024-01-02 on line 3; expected a day earlier than that",
    ],
  ])("%j is refused in one sentence", (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });
});
