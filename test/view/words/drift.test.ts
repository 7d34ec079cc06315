import { describe, expect, test } from "vitest";
import { DriftAnswer } from "../../../src/contract.ts";
import { driftLine } from "../../../src/view/words/drift.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { madeUpDrift } from "../../support/made-up-drift.ts";

describe("a fund that moved to micro caps", () => {
  const answer = madeUpDrift();

  test("is told with the month, the share of the stock leg and the index, in both languages", () => {
    expect(answer.summary.en).toMatch(
      /^Since [A-Z][a-z]+ 2021 about (3[5-9]|4[0-5])% of the stock leg behaves like micro caps\.$/,
    );
    expect(answer.summary.zh).toMatch(/^2021 年 \d+ 月起，股票部分约 (3[5-9]|4[0-5])% 表现如微盘股。$/);
  });

  test("its line gives the shares, the hedge, the variance explained and the changes", () => {
    const line = plainText(driftLine(answer, "en"));
    expect(line).toMatch(
      /^Stock leg: .*micro caps \d\d%.*\. Stocks \d+% of capital, short IC \d+%; \d\d% of the variance explained; 1 change of style\.$/,
    );
    expect(plainText(driftLine(answer, "zh"))).toMatch(/IC 空头 \d+%；解释 \d\d% 的波动；风格改变 1 次。$/);
  });

  test("its alarm names the leg that moved most, its weight before and after, and when it could be known", () => {
    const [{ what, from, to, moves, words, date, detected, datedThen }] = answer.alarms;
    expect(what).toBe("micro");
    expect(Math.abs(from)).toBeLessThan(0.05);
    expect(Math.abs(to - 0.4)).toBeLessThan(0.1);
    expect(moves[0]).toEqual({ what, from, to });
    expect(date <= detected && datedThen <= detected).toBe(true);
    expect(words.en).toMatch(/^From \d+ \w+ 2021: micro caps from \d% to \d\d%, .*; known at the close of /);
  });

  test("has the shape of the contract, sums that agree, and no figure that is none", () => {
    expect(DriftAnswer.strict().parse(answer)).toEqual(answer);
    for (const { weights, stockLeg, hedge, netExposure, basisBeta, basisBetas } of answer.days) {
      const sum = Object.values(weights).reduce<number>((total, weight) => total + (weight ?? 0), 0);
      expect(stockLeg).toBeCloseTo(sum, 9);
      expect(netExposure).toBeCloseTo(stockLeg - hedge, 12);
      expect(basisBeta).toBeCloseTo(basisBetas.IC + basisBetas.IM, 12);
      expect(basisBeta).toBeCloseTo(-hedge, 12);
    }
  });
});

test("a steady fund is said to be steady", () => {
  const { summary, alarms } = madeUpDrift(() => ({ weights: [0, 0.7, 0.3, 0, 0] }));
  expect(alarms).toEqual([]);
  expect(summary.en).toMatch(/^No change of style: about \d\d% behaves like CSI 500\.$/);
});

test("a fund that moves with nothing is not called a style, and the notes say what it may be", () => {
  const { summary, notes } = madeUpDrift(() => ({ weights: [0, 1, 0, 0, 0], index500: 1 }));
  expect(summary.en).toBe("The net values show no stock style.");
  expect(notes.map(({ en }) => en).join(" ")).toMatch(
    /move with no index: cash, or stocks that match exactly the index sold/,
  );
});
