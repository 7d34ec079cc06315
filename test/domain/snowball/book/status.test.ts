import { expect, test } from "vitest";
import { type BookStatus, statusOf } from "../../../../src/domain/snowball/book/index.ts";
import { DataGap, InputError } from "../../../../src/errors.ts";
import { closes, day, note } from "./made-up-book.ts";

const AS_OF = "2024-01-22";

function status(given: BookStatus | null, others: Record<string, number>, from = "2023-03-03", asOf = AS_OF) {
  return statusOf(note({ status: given }), closes(from, "2025-06-30", 900, others), day(asOf));
}

test("a status that is not given follows from the closes", () => {
  expect(status(null, {})).toBe("alive");
  expect(status(null, { "2024-01-22": 750 })).toBe("knocked-in");
  expect(status(null, { "2023-06-05": 1030 })).toBe("knocked-out");
  expect(status(null, {}, "2023-03-03", "2025-03-04")).toBe("matured");
});

test("a status that agrees with the closes stands", () => {
  expect(status("alive", {})).toBe("alive");
  expect(status("knocked-in", { "2024-01-22": 750 })).toBe("knocked-in");
  expect(status("knocked-out", { "2023-06-05": 1030 })).toBe("knocked-out");
});

test.each<[BookStatus, Record<string, number>, string, string]>([
  [
    "alive",
    { "2024-01-22": 741.5 },
    AS_OF,
    "contract N1 is said to be alive, but 000852.SH closed at 741.5 on 2024-01-22, at or below its knock-in of 750",
  ],
  [
    "knocked-in",
    { "2024-01-18": 751 },
    AS_OF,
    "contract N1 is said to be knocked-in, but the lowest close since issue is 751 on 2024-01-18, above its knock-in of 750",
  ],
  [
    "alive",
    { "2023-09-04": 1034 },
    AS_OF,
    "contract N1 is said to be alive, but 000852.SH closed at 1034 on 2023-09-04, which knocked it out",
  ],
  [
    "knocked-out",
    {},
    AS_OF,
    "contract N1 is said to be knocked-out, but no knock-out date up to 2024-01-22 closed at its barrier or above",
  ],
  [
    "alive",
    {},
    "2025-03-04",
    "contract N1 is said to be alive, but it matures on 2025-03-03 and the date is 2025-03-04",
  ],
  ["matured", {}, AS_OF, "contract N1 is said to be matured, but it matures on 2025-03-03 and the date is 2024-01-22"],
])("a status %s that contradicts the closes is refused by contract, day and close", (given, others, asOf, sentence) => {
  const told = () => status(given, others, "2023-03-03", asOf);
  expect(told).toThrow(InputError);
  expect(told).toThrow(sentence);
});

test("with closes missing a status must be given, and is believed where the known closes allow it", () => {
  expect(() => status(null, {}, "2023-10-09")).toThrow(DataGap);
  expect(() => status(null, {}, "2023-10-09")).toThrow(/N1 on 2024-01-22 .*000852\.SH has no close on 2023-03-06/);
  for (const given of ["alive", "knocked-in", "knocked-out"] as const) {
    expect(status(given, {}, "2023-10-09")).toBe(given);
  }
  expect(() => status("alive", { "2023-11-01": 700 }, "2023-10-09")).toThrow(/closed at 700 on 2023-11-01/);
  expect(() => status("matured", {}, "2023-10-09")).toThrow(/matures on 2025-03-03/);
});
