import fc from "fast-check";
import { expect, test } from "vitest";
import { readChoice } from "../../src/view/chain-choice.ts";
import { evening, monthsEarlier, replayedUntil, stepped } from "../../web/state/evenings.ts";
import { PAGES, type Preferences, readQuery, type ViewState, writeQuery } from "../../web/state/view-state.ts";

const preferences: Preferences = { lang: "zh", theme: "light", up: "red" };

test("a link says the whole view: what is written reads back as the same view", () => {
  const view: fc.Arbitrary<ViewState> = fc.record({
    page: fc.constantFrom(...PAGES),
    date: fc.option(fc.constantFrom("2024-02-07", "2023-10-09"), { nil: null }),
    lang: fc.constantFrom("zh", "en"),
    theme: fc.constantFrom("light", "dark"),
    up: fc.constantFrom("red", "green"),
    product: fc.constantFrom("IM", "IC"),
    factor: fc.constantFrom("size", "liquidity", "return20"),
    book: fc.constantFrom("market", "bounded", "micro"),
    leverage: fc.constantFrom(1, 2.5, 4, 5),
    storm: fc.constantFrom("2024-02", "2024-09"),
    chain: fc.constantFrom("", "usual", "-dma,-hedgers", "usual,-pledges,knockInDays=10,basisCap=0.3").map(readChoice),
    pledgeGroup: fc.constantFrom("all", "micro", "2000"),
    pledgeRate: fc.constantFrom(0.3, 0.4, 0.6),
    pledgeCloseOut: fc.constantFrom(1.3, 1.4, 1.6),
    pledgeWeight: fc.constantFrom("number", "value"),
    synthetic: fc.boolean(),
    replay: fc.boolean(),
  });
  fc.assert(
    fc.property(view, (wanted) => {
      expect(readQuery(writeQuery(wanted), preferences)).toEqual(wanted);
    }),
  );
});

test("what an address says wrongly falls back to the reader's preferences, never to an error", () => {
  const read = readQuery("?page=nonsense&date=yesterday&lang=fr&theme=&up=blue&product=IF", preferences);
  expect(read).toMatchObject({ page: "overview", date: null, ...preferences, product: "IM", replay: false });
});

test("steps are trading days, over weekends and holidays, and stop at both ends", () => {
  const [first, last] = ["2023-10-09", "2024-04-30"];
  expect(stepped("2024-02-08", 1, first, last)).toBe("2024-02-19");
  expect(stepped("2024-02-19", -5, first, last)).toBe("2024-02-02");
  expect(stepped("2024-04-30", 1, first, last)).toBe(last);
  expect(stepped("2023-10-10", -5, first, last)).toBe(first);
  expect(evening("2024-02-11", first, last)).toBe("2024-02-08");
});

test("a replay looks a quarter ahead at most, and nowhere on the last evening", () => {
  expect(replayedUntil("2024-02-05", "2024-04-30")).toBe("2024-04-30");
  expect(replayedUntil("2024-02-05", "2024-12-31")).toBe("2024-05-09");
  expect(replayedUntil("2024-04-30", "2024-04-30")).toBeNull();
});

test("months earlier is the same day of the month, held back to that month's last day", () => {
  expect(monthsEarlier("2024-02-07", 1)).toBe("2024-01-07");
  expect(monthsEarlier("2024-03-31", 1)).toBe("2024-02-29");
  expect(monthsEarlier("2024-02-07", 19)).toBe("2022-07-07");
});
