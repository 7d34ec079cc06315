import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MISSING_DAY, type Origin, type WritableStore } from "../../src/data/store.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { InputError } from "../../src/errors.ts";

const MON = parseDay("2024-02-05");
const TUE = parseDay("2024-02-06");
const WED = parseDay("2024-02-07");

export function origin(source: string, more: Partial<Origin> = {}): Origin {
  const importedAt = "2024-02-08T10:00:00.000Z";
  return { source, sha256: "", format: "test", importedAt, synthetic: false, refused: 0, ...more };
}

const closes = (days: number[], code: string[], close: number[]) => ({
  date: Int32Array.from(days),
  code,
  close: Float64Array.from(close),
});

/** What every store must do, run on each implementation. */
export function storeSuite(name: string, open: () => Promise<WritableStore>): void {
  describe(name, () => {
    let store: WritableStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test("rows come back ordered by the table's key, whatever their order going in", async () => {
      await store.append(
        "index_daily",
        closes([TUE, MON, MON], ["000905.SH", "000905.SH", "000300.SH"], [2, 1, 3]),
        origin("a"),
      );
      const rows = await store.scan("index_daily", { columns: ["date", "code", "close"] });
      expect(rows.count).toBe(3);
      expect([...rows.dates("date")]).toEqual([MON, MON, TUE]);
      expect(rows.texts("code")).toEqual(["000300.SH", "000905.SH", "000905.SH"]);
      expect([...rows.numbers("close")]).toEqual([3, 1, 2]);
    });

    test("missing numbers read as NaN, missing days as later than every day, missing text as empty", async () => {
      await store.append(
        "stock_info",
        {
          asof: Int32Array.of(MON),
          code: ["000001"],
          name: [""],
          list_date: Int32Array.of(MISSING_DAY),
          total_mv: Float64Array.of(Number.NaN),
        },
        origin("a"),
      );
      const rows = await store.scan("stock_info", { columns: ["name", "list_date", "total_mv", "float_mv", "area"] });
      expect([rows.texts("name")[0], rows.texts("area")[0]]).toEqual(["", ""]);
      expect(rows.dates("list_date")[0]).toBe(MISSING_DAY);
      expect([rows.numbers("total_mv")[0], rows.numbers("float_mv")[0]]).toEqual([Number.NaN, Number.NaN]);
    });

    test("text comes as sorted distinct values with an index a row", async () => {
      await store.append(
        "index_daily",
        closes([MON, MON, TUE], ["B00000.SH", "A00000.SH", "B00000.SH"], [1, 2, 3]),
        origin("a"),
      );
      const { values, index } = (await store.scan("index_daily", { columns: ["code"] })).coded("code");
      expect(values).toEqual(["A00000.SH", "B00000.SH"]);
      expect([...index]).toEqual([0, 1, 1]);
    });

    test("a scan keeps the days from and to, both included, and the codes asked for", async () => {
      await store.append("index_daily", closes([MON, TUE, WED, TUE], ["x", "x", "x", "y"], [1, 2, 3, 4]), origin("a"));
      const numbers = async (scan: object) => [
        ...(await store.scan("index_daily", { columns: ["close"], ...scan })).numbers("close"),
      ];
      expect(await numbers({ from: TUE })).toEqual([2, 4, 3]);
      expect(await numbers({ to: TUE })).toEqual([1, 2, 4]);
      expect(await numbers({ from: TUE, to: TUE, codes: ["y"] })).toEqual([4]);
      expect(await numbers({ codes: ["it's"] })).toEqual([]);
      expect(await numbers({ codes: [] })).toEqual([]);
    });

    test("a panel is dense, days by codes, NaN where there is no row or no value", async () => {
      await store.append(
        "stock_daily",
        {
          ...closes([MON, MON, WED], ["000002", "000001", "000002"], [20, 10, 22]),
          volume: Float64Array.of(5, Number.NaN, 7),
        },
        origin("a"),
      );
      const panel = await store.panel("stock_daily", { columns: ["close", "volume"] });
      expect([...panel.days]).toEqual([MON, WED]);
      expect(panel.codes).toEqual(["000001", "000002"]);
      expect([...panel.numbers("close")]).toEqual([10, 20, Number.NaN, 22]);
      expect([...panel.numbers("volume")]).toEqual([Number.NaN, 5, Number.NaN, 7]);
    });

    test("an empty table gives no rows and an empty panel", async () => {
      expect((await store.scan("stock_daily", { columns: ["date", "code", "close"] })).count).toBe(0);
      const panel = await store.panel("stock_daily", { columns: ["close"] });
      expect([panel.days.length, panel.codes.length, panel.numbers("close").length]).toEqual([0, 0, 0]);
    });

    test("scans of one store may overlap", async () => {
      await store.append("index_daily", closes([MON, TUE], ["x", "x"], [1, 2]), origin("a"));
      const scans = Array.from({ length: 8 }, () => store.scan("index_daily", { columns: ["date", "code", "close"] }));
      for (const rows of await Promise.all(scans)) expect([...rows.numbers("close")]).toEqual([1, 2]);
    });

    test("an unknown column is an InputError that names the columns there are", async () => {
      await expect(store.scan("index_daily", { columns: ["cloze"] })).rejects.toThrow(
        new InputError('column is "cloze"; table index_daily offers here date, code, open, high, low, close'),
      );
      await expect(store.panel("stock_daily", { columns: ["code"] })).rejects.toThrow(InputError);
      const rows = await store.scan("index_daily", { columns: ["close"] });
      expect(() => rows.numbers("open")).toThrow(InputError);
      expect(() => rows.dates("close")).toThrow(InputError);
    });

    test("the same rows a second time change nothing, not even the record of imports", async () => {
      const rows = closes([MON, TUE], ["x", "x"], [1, 2]);
      expect(await store.append("index_daily", rows, origin("a"))).toEqual({ added: 2, replaced: 0, unchanged: 0 });
      const before = await store.inventory();
      const later = origin("b", { importedAt: "2024-03-01T00:00:00.000Z" });
      expect(await store.append("index_daily", rows, later)).toEqual({ added: 0, replaced: 0, unchanged: 2 });
      expect(await store.inventory()).toEqual(before);
      expect(await store.replacedCount()).toBe(0);
    });

    test("a later value replaces the earlier one, and source and time of both are kept", async () => {
      await store.append("index_daily", closes([MON, TUE], ["x", "x"], [1, 2]), origin("first.csv"));
      const at = "2024-02-09T00:00:00.000Z";
      const done = await store.append(
        "index_daily",
        closes([TUE, WED], ["x", "x"], [2.5, 3]),
        origin("second.csv", { importedAt: at }),
      );
      expect(done).toEqual({ added: 1, replaced: 1, unchanged: 0 });
      expect([...(await store.scan("index_daily", { columns: ["close"] })).numbers("close")]).toEqual([1, 2.5, 3]);
      expect(await store.replacedCount()).toBe(1);
      const sources = { oldSource: "first.csv", newSource: "second.csv", newImportedAt: at };
      expect(await store.replacements(10)).toEqual([
        {
          table: "index_daily",
          key: { date: "2024-02-06", code: "x" },
          old: { open: null, high: null, low: null, close: 2 },
          oldImportedAt: "2024-02-08T10:00:00.000Z",
          ...sources,
        },
      ]);
      expect(await store.replacementCounts()).toEqual([
        { table: "index_daily", rows: 1, contradicting: 1, ...sources },
      ]);
    });

    test("filling what was missing and rounding are replacements, but no contradiction", async () => {
      await store.append("index_daily", closes([MON, TUE], ["x", "x"], [4313.25, 4600]), origin("closes"));
      const finer = { ...closes([MON, TUE], ["x", "x"], [4313.2498, 4600]), high: Float64Array.of(4400, 4700) };
      expect(await store.append("index_daily", finer, origin("full"))).toMatchObject({ replaced: 2 });
      expect(await store.replacementCounts()).toMatchObject([{ rows: 2, contradicting: 0 }]);
    });

    test("a missing value in a later row leaves what is known", async () => {
      const whole = { ...closes([MON], ["x"], [2]), high: Float64Array.of(3) };
      await store.append("index_daily", whole, origin("a"));
      await store.append(
        "index_daily",
        { ...whole, close: Float64Array.of(2.5), high: Float64Array.of(Number.NaN) },
        origin("b"),
      );
      const rows = await store.scan("index_daily", { columns: ["high", "close"] });
      expect([rows.numbers("high")[0], rows.numbers("close")[0]]).toEqual([3, 2.5]);
    });

    test("a key given twice is refused whole", async () => {
      await expect(
        store.append("index_daily", closes([MON, TUE, MON], ["x", "x", "x"], [1, 2, 3]), origin("a")),
      ).rejects.toThrow(
        new InputError("rows for index_daily repeat the key 2024-02-05, x (date, code); expected each key once"),
      );
      expect((await store.scan("index_daily", { columns: ["close"] })).count).toBe(0);
    });

    test("columns of unequal length, an unknown column or a missing key are refused", async () => {
      const append = (columns: object) => store.append("index_daily", columns as never, origin("a"));
      await expect(append({ ...closes([MON], ["x"], [1]), low: Float64Array.of(1, 2) })).rejects.toThrow(
        /low has 2 values/,
      );
      await expect(append({ ...closes([MON], ["x"], [1]), volume: Float64Array.of(1) })).rejects.toThrow(
        /no such column/,
      );
      await expect(append({ date: Int32Array.of(MON) })).rejects.toThrow(/lack "code"/);
    });

    test("the inventory tells each series: rows, first and last day, days, sources, synthetic", async () => {
      await store.append("index_daily", closes([MON, WED], ["x", "x"], [1, 2]), origin("b.csv"));
      await store.append(
        "index_daily",
        closes([TUE], ["x"], [3]),
        origin("a.csv", { importedAt: "2024-02-09T00:00:00.000Z" }),
      );
      await store.append(
        "stock_daily",
        closes([MON, MON], ["000001", "000002"], [1, 2]),
        origin("made", { synthetic: true }),
      );
      expect(await store.inventory()).toEqual([
        {
          table: "index_daily",
          series: "x",
          rows: 3,
          first: MON,
          last: WED,
          days: 3,
          sources: ["a.csv", "b.csv"],
          importedAt: "2024-02-09T00:00:00.000Z",
          synthetic: false,
        },
        {
          table: "stock_daily",
          series: "",
          rows: 2,
          first: MON,
          last: MON,
          days: 1,
          sources: ["made"],
          importedAt: "2024-02-08T10:00:00.000Z",
          synthetic: true,
        },
      ]);
    });

    test("any series of appends leaves what a plain map would hold", async () => {
      const row = fc.record({
        day: fc.integer({ min: MON, max: MON + 3 }),
        code: fc.constantFrom("x", "y", "z"),
        close: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 1, max: 3 })),
      });
      const batch = fc.uniqueArray(row, { selector: ({ day, code }) => `${day} ${code}`, minLength: 1 });
      await fc.assert(
        fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 4 }), async (batches) => {
          const model = new Map<string, number>();
          const fresh = await open();
          for (const rows of batches) {
            const columns = closes(
              rows.map((r) => r.day),
              rows.map((r) => r.code),
              rows.map((r) => r.close),
            );
            await fresh.append("index_daily", columns, origin("a"));
            for (const { day, code, close } of rows) {
              const key = `${day} ${code}`;
              model.set(key, Number.isNaN(close) ? (model.get(key) ?? Number.NaN) : close);
            }
          }
          const held = await fresh.scan("index_daily", { columns: ["date", "code", "close"] });
          const codes = held.texts("code");
          const found = [...held.numbers("close")].map(
            (close, i) => [`${held.dates("date")[i]} ${codes[i]}`, close] as const,
          );
          await fresh.close();
          expect(found).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
        }),
        { numRuns: 15 },
      );
    });

    describe("a kept series", () => {
      const KEPT = { name: "sum 1", from: ["index_daily"] } as const;
      const series = { days: Int32Array.of(MON, WED), values: Float64Array.of(1.5, -2) };
      const close = (day: number, value: number) => closes([day], ["000905.SH"], [value]);

      test("comes back as it was kept, up to the day asked, until it is kept anew", async () => {
        expect(await store.kept(KEPT)).toBeNull();
        await store.append("index_daily", close(MON, 1), origin("a"));
        await store.keep(KEPT, series);
        expect(await store.kept(KEPT)).toEqual(series);
        expect(await store.kept(KEPT, TUE)).toEqual({ days: Int32Array.of(MON), values: Float64Array.of(1.5) });
        expect(await store.kept({ ...KEPT, name: "sum 2" })).toBeNull();
        const other = { days: Int32Array.of(TUE), values: Float64Array.of(7) };
        await store.keep(KEPT, other);
        expect(await store.kept(KEPT)).toEqual(other);
      });

      test("is void once a row of a table behind it was added or replaced, and not for other tables", async () => {
        await store.append("index_daily", close(MON, 1), origin("a"));
        await store.keep(KEPT, series);
        await store.append("index_weekly", close(MON, 1), origin("b"));
        await store.append("index_daily", close(MON, 1), origin("same again"));
        expect(await store.kept(KEPT)).toEqual(series);
        await store.append("index_daily", close(MON, 2), origin("c"));
        expect(await store.kept(KEPT)).toBeNull();
        await store.keep(KEPT, series);
        await store.append("index_daily", close(TUE, 2), origin("d"));
        expect(await store.kept(KEPT)).toBeNull();
      });

      test("is no row of any table: the inventory does not tell it", async () => {
        await store.append("index_daily", close(MON, 1), origin("a"));
        const before = await store.inventory();
        await store.keep(KEPT, series);
        expect(await store.inventory()).toEqual(before);
      });
    });
  });
}
