import { expect, test } from "vitest";
import { bookPaths } from "../../../src/view/neutral-books.ts";
import { leverageLine, leverageSentence } from "../../../src/view/words/dma.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { neutralLine, neutralSentence, neutralSource } from "../../../src/view/words/neutral.ts";
import { MADE_UP_SURVIVABLE, madeUpAccount } from "../../support/dma-answers.ts";
import { madeUpBook } from "../../support/neutral-answers.ts";

const both = bookPaths({ market: madeUpBook(), bounded: madeUpBook({ fall: 0.2 }) }, false);
const one = bookPaths({ micro: madeUpBook() }, false);

test("the books' sentence says what each made and lost, in at most 28 Chinese characters and 14 words", () => {
  expect(neutralSentence(both, "market", "en")).toMatch(
    /^Free in size it made [+−][\d.]+% and fell [\d.]+%; bound, [+−][\d.]+% and [\d.]+%\.$/,
  );
  expect(neutralSentence(one, "micro", "zh")).toMatch(/^组合收益 [+−][\d.]+%，最多回撤 [\d.]+%。$/);
  for (const paths of [both, one, {}]) {
    expect(neutralSentence(paths, "micro", "zh").match(/[一-鿿]/g)?.length).toBeLessThanOrEqual(28);
    expect(neutralSentence(paths, "micro", "en").split(" ").length).toBeLessThanOrEqual(14);
  }
});

test("the line has gain, worst day, style, hedge, costs, and how far the book sank", () => {
  expect(plainText(neutralLine("market", both.market!, "en"))).toMatch(
    /^Best 300 of the market, 16 Oct 2023 to 29 Mar 2024: .* worst day −[\d.]+% \(\d Feb\); style .*, hedge .*, costs .*; at most 90% below rank 1800/,
  );
  expect(plainText(neutralLine("market", both.market!, "zh"))).toContain("排名 1800 之后占比最高 90%");
});

test("the source of simulated stocks says so and names no score that they lack", () => {
  const made = bookPaths({ market: madeUpBook() }, true).market!;
  expect(neutralSource("market", made, "en")).toContain("simulated stocks");
  expect(neutralSource("market", made, "en")).not.toContain("turnover");
  expect(neutralSource("market", both.market!, "en")).toContain("turnover −0.5");
});

test("the account's sentence names the gravest thing that happened, in at most 28 characters and 14 words", () => {
  const told = [1, 2, 3, 4, 5, 9].map((leverage) => leverageSentence(madeUpAccount(leverage), "en"));
  expect(told[0]).toBe("At 1× no line is touched; equity falls to 0.87 at worst.");
  expect(told[1]).toMatch(/^At 2× it is warned on .* never called; lowest 0\.74\.$/);
  expect(told[2]).toMatch(/^At 3× the account is called on /);
  expect(told[3]).toMatch(/^At 4× the broker sells on .*; equity falls to 0\.48\.$/);
  expect(told[5]).toMatch(/^At 9× the account is wiped out on /);
  for (const leverage of [1, 2, 2.5, 3, 4, 9]) {
    const account = madeUpAccount(leverage);
    expect(leverageSentence(account, "zh").match(/[一-鿿]/g)?.length).toBeLessThanOrEqual(28);
    expect(leverageSentence(account, "en").split(" ").length).toBeLessThanOrEqual(14);
  }
});

test("the account's line tells what survives with its bound, or that history was short", () => {
  const account = madeUpAccount(4);
  expect(plainText(leverageLine(account, MADE_UP_SURVIVABLE, "en"))).toContain(
    "Survivable as known at entry: 0.92×, bound by two days at opposite price limits; in hindsight 1.59×.",
  );
  expect(plainText(leverageLine(account, { thisPath: 1.59, knownAtEntry: null }, "zh"))).toContain("历史不足");
  expect(plainText(leverageLine(account, null, "zh"))).not.toContain("可承受");
});
