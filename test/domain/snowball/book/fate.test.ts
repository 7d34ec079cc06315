import { expect, test } from "vitest";
import { formatDay } from "../../../../src/domain/calendar/index.ts";
import { fateOf } from "../../../../src/domain/snowball/book/index.ts";
import { closes, day, note } from "./made-up-book.ts";

const SPAN = ["2023-03-03", "2025-06-30"] as const;

function fate(others: Record<string, number>, asOf: string, changes = {}) {
  const { knockedInOn, endedOn, unknownFrom, status } = fateOf(note(changes), closes(...SPAN, 900, others), day(asOf));
  const text = (at: number | null) => (at === null ? null : formatDay(at));
  return { status, knockedInOn: text(knockedInOn), endedOn: text(endedOn), unknownFrom: text(unknownFrom) };
}

const ALIVE = { status: "alive", knockedInOn: null, endedOn: null, unknownFrom: null };

test("a note that touched nothing is alive until it matures", () => {
  expect(fate({}, "2024-01-19")).toEqual(ALIVE);
  expect(fate({}, "2025-02-28")).toEqual(ALIVE);
  expect(fate({}, "2025-03-03")).toEqual({ ...ALIVE, status: "matured", endedOn: "2025-03-03" });
});

test("the knock-out is watched on its dates alone, from the lock on, moved to the next trading day", () => {
  // Month 3 is Saturday 2023-06-03, observed on Monday the 5th.
  expect(fate({ "2023-06-05": 1030 }, "2024-01-19")).toMatchObject({ status: "knocked-out", endedOn: "2023-06-05" });
  expect(fate({ "2023-06-02": 1200, "2023-06-06": 1200 }, "2024-01-19")).toEqual(ALIVE);
  expect(fate({ "2023-06-05": 1029.99 }, "2024-01-19")).toEqual(ALIVE);
  // Month 2 lies before the lock.
  expect(fate({ "2023-05-04": 1200 }, "2024-01-19")).toEqual(ALIVE);
});

test("a knock-out that steps down is met later at a lower barrier", () => {
  const stepDown = { knockOutStep: -0.01 };
  // Month 5 is 2023-08-03: barrier 1030 - 20.
  expect(fate({ "2023-08-03": 1010 }, "2024-01-19", stepDown).status).toBe("knocked-out");
  expect(fate({ "2023-07-03": 1010 }, "2024-01-19", stepDown).status).toBe("alive");
});

test("the knock-in is watched at every close after the day of issue", () => {
  expect(fate({ "2023-10-20": 750 }, "2024-01-19")).toMatchObject({ status: "knocked-in", knockedInOn: "2023-10-20" });
  expect(fate({ "2023-10-20": 750.01 }, "2024-01-19")).toEqual(ALIVE);
  expect(fate({ "2023-03-03": 700 }, "2024-01-19")).toEqual(ALIVE);
  expect(fate({ "2024-01-22": 700 }, "2024-01-19")).toEqual(ALIVE);
});

test("a note that knocked in may still knock out, and what comes after its end is nothing to it", () => {
  const both = { "2023-05-10": 700, "2023-06-05": 1100, "2023-07-10": 600 };
  expect(fate(both, "2024-01-19")).toEqual({
    status: "knocked-out",
    knockedInOn: "2023-05-10",
    endedOn: "2023-06-05",
    unknownFrom: null,
  });
  expect(fate({ "2023-06-05": 1100, "2023-07-10": 600 }, "2024-01-19").knockedInOn).toBeNull();
});

test("missing closes are told by their first day, but not those after the end", () => {
  expect(fate({ "2023-04-12": Number.NaN }, "2024-01-19").unknownFrom).toBe("2023-04-12");
  expect(fate({ "2023-06-05": 1100, "2023-06-06": Number.NaN }, "2024-01-19").unknownFrom).toBeNull();
  const short = closes("2023-05-04", "2023-12-29", 900);
  const late = fateOf(note(), short, day("2023-12-29"));
  expect(formatDay(late.unknownFrom!)).toBe("2023-03-06");
  const beyond = fateOf(note({ issueDate: day("2023-06-01") }), short, day("2024-01-05"));
  expect(formatDay(beyond.unknownFrom!)).toBe("2024-01-02");
});

test("before its issue a note is not issued", () => {
  expect(fate({}, "2023-03-02").status).toBe("not-issued");
  expect(fate({}, "2023-03-03").status).toBe("alive");
});
