import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inForce, type PledgeRow, pledgeSpans } from "../../../src/domain/pledge/index.ts";

const row = (more: Partial<PledgeRow>): PledgeRow => ({
  announced: 100,
  code: "000001",
  pledgor: "p",
  pledgee: "b",
  start: 98,
  released: null,
  shares: 1000,
  loanCny: Number.NaN,
  warningLine: Number.NaN,
  closeOutLine: Number.NaN,
  ...more,
});

const sharesOn = (rows: readonly PledgeRow[], day: number) =>
  inForce(pledgeSpans(rows), day).map(({ shares }) => shares);

describe("pledges as they were known", () => {
  test("count from their announcement, not from their start", () => {
    expect([99, 100, 500].map((day) => sharesOn([row({})], day))).toEqual([[], [1000], [1000]]);
    expect(sharesOn([row({ announced: 90, start: 98 })], 97)).toEqual([]);
  });

  test("are released from the day of the release, or from its announcement where that is later", () => {
    expect([119, 120].map((day) => sharesOn([row({ released: 120 })], day))).toEqual([[1000], []]);
    const told = [row({}), row({ announced: 125, released: 120 })];
    expect([124, 125].map((day) => sharesOn(told, day))).toEqual([[1000], []]);
  });

  test("are what the latest announcement says: a part released is the rest from then on", () => {
    const told = [row({}), row({ announced: 125, shares: 400 })];
    expect([124, 125].map((day) => sharesOn(told, day))).toEqual([[1000], [400]]);
  });

  test("of other pledgors, pledgees and starts stand by themselves", () => {
    const told = [row({}), row({ pledgor: "q" }), row({ pledgee: "c" }), row({ start: 99 }), row({ code: "000002" })];
    expect(sharesOn(told, 200)).toHaveLength(5);
  });

  test("on a day are the same when nothing announced or released later is known", () => {
    const days = fc.integer({ min: 100, max: 120 });
    const rows = fc.array(
      fc.record({ announced: days, start: days, released: fc.option(days), pledgor: fc.constantFrom("p", "q") }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, days, (told, day) => {
        const all = told.map((more, i) => row({ ...more, shares: i }));
        const known = all
          .filter(({ announced }) => announced <= day)
          .map((one) => ({ ...one, released: one.released !== null && one.released > day ? null : one.released }));
        const seen = (these: readonly PledgeRow[]) => sharesOn(these, day).sort((a, b) => a - b);
        expect(seen(known)).toEqual(seen(all));
      }),
    );
  });
});
