import { describe, expect, test } from "vitest";
import { bookConfig, bookPath, bookPaths, heldDays, sparsePath, sunkenShare } from "../../src/view/neutral-books.ts";
import { madeUpBook } from "../support/neutral-answers.ts";

const book = madeUpBook();
const path = bookPath(book)!;

describe("a book's path", () => {
  test("begins with its first stocks, and its parts add up to its gain on every day", () => {
    expect(heldDays(book)[0].date).toBe(book.days[5].date);
    expect(path.dates[0]).toBe(book.days[5].date);
    for (const [i, gain] of path.gain.entries()) {
      const sum = Object.values(path.parts).reduce((total, part) => total + part[i], 0);
      // Both are sums of the same yuan over the same capital; only the order of adding differs.
      expect(sum).toBeCloseTo(gain, 12);
    }
  });

  test("falls from the highest equity before, and its worst day is the largest loss on the close before", () => {
    expect(Math.max(...path.drawdown)).toBe(0);
    const low = path.drawdown.indexOf(Math.min(...path.drawdown));
    const peak = Math.max(...path.days.slice(0, low).map(({ equity }) => equity));
    expect(path.drawdown[low]).toBeCloseTo(path.days[low].equity / peak - 1, 12);
    expect(path.worstDay.date >= "2024-02-05" && path.worstDay.date <= "2024-02-08").toBe(true);
  });

  test("is none for a book that never held a stock", () => {
    expect(bookPath({ days: book.days.slice(0, 5) })).toBeNull();
    expect(bookPaths({ market: { ...book, days: book.days.slice(0, 5) } }, false)).toEqual({});
  });

  test("of several books begins on the day on which the last of them has stocks", () => {
    const paths = bookPaths({ market: madeUpBook({ held: 20 }), bounded: book }, true);
    expect(paths.bounded?.dates[0]).toBe(book.days[20].date);
    expect(paths.bounded?.dates).toEqual(paths.market?.dates);
    expect(paths.bounded?.synthetic).toBe(true);
  });

  test("thinned keeps its last day and the sums of the days it keeps", () => {
    const sparse = sparsePath(path, 5);
    expect(sparse.dates.at(-1)).toBe(path.dates.at(-1));
    expect(sparse.dates.length).toBe(Math.ceil(path.dates.length / 5));
    const at = path.dates.indexOf(sparse.dates[3]);
    expect(sparse.parts.style[3]).toBe(path.parts.style[at]);
  });
});

test("the share below rank 1800 counts 2000, what lies under it, and the micro caps", () => {
  const sizes = { "300": 0.1, "500": 0.1, "1000": 0.2, "2000": 0.3, rest: 0.2, micro: 0.1 };
  expect(sunkenShare({ sizes })).toBeCloseTo(0.6, 12);
});

test("simulated stocks are asked for with a seed and without a score of turnover", () => {
  const span = { from: "2023-03-01", to: "2024-03-29" };
  expect(bookConfig("market", { ...span, seed: 1 })).toBe(
    "from: 2023-03-01\nto: 2024-03-29\nsynthetic: true\nseed: 1\nbasket: {universe: all, count: 300, scores: {reversal: 1, residualVolatility: -0.5}}\n",
  );
  expect(bookConfig("bounded", { ...span, seed: null })).toContain('universe: "1000"');
  expect(bookConfig("bounded", { ...span, seed: null })).toContain("turnover: -0.5");
});
