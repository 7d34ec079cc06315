import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenPledgesStudy, pledgeStudy } from "../../../src/app/studies/pledge.ts";
import type { BookLoan } from "../../../src/app/studies/pledge-book.ts";
import type { PledgeAnswer } from "../../../src/contract.ts";
import { MISSING_DAY, type Origin, type Store, type WritableStore } from "../../../src/data/store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { CROWD_MICRO, CROWD_WIDTH, crowdStore } from "../../support/crowd-store.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";
import { stockStore } from "../../support/stock-store.ts";

/** Asks as the CLI and the server do, and holds the answer against its own schema. */
async function ask(store: Store, params: Record<string, string> = {}): Promise<PledgeAnswer> {
  return pledgeStudy.answer.parse(await pledgeStudy.run(store, pledgeStudy.params.parse(params)));
}

const ORIGIN: Origin = {
  source: "made up",
  sha256: "",
  format: "test",
  importedAt: "2024-01-01T00:00:00.000Z",
  synthetic: true,
  refused: 0,
};
const DAYS = 160;
const told = (answer: PledgeAnswer, words: RegExp) => answer.notes.some(({ en }) => words.test(en));

describe("assumed pledges on a made-up market of 160 days", () => {
  let store: WritableStore;
  let answer: PledgeAnswer;
  beforeAll(async () => {
    store = await crowdStore(DAYS);
    answer = await ask(store, { size: CROWD_MICRO });
  });
  afterAll(() => store.close());

  test("are told as an assumption, with every group and the grid of sixteen cells", () => {
    expect(answer).toMatchObject({ source: "assumed", synthetic: false, book: null });
    expect(told(answer, /An assumption, not a record/)).toBe(true);
    expect(answer.groups[0]).toMatchObject({ group: "all" });
    for (const { cells } of answer.groups) {
      expect(cells).toHaveLength(16);
      for (const { touched, below } of cells) expect(below!).toBeLessThanOrEqual(touched!);
    }
    const sized = answer.groups.slice(1).reduce((sum, { loans }) => sum + loans, 0);
    expect(sized).toBe(answer.groups[0].loans);
  });

  test("on the last day of the path are the cell of the rate and line asked", async () => {
    const asked = await ask(store, { size: CROWD_MICRO, rate: "0.6", warning: "1.6", closeOut: "1.5" });
    for (const { group, cells } of asked.groups) {
      const cell = cells.find(({ rate, line }) => rate === 0.6 && line === 1.5);
      const path = asked.path.groups.find((one) => one.group === group);
      for (const share of ["touched", "below", "touchedValue", "belowValue"] as const) {
        expect(path?.[share].at(-1)).toBeCloseTo(cell?.[share] ?? Number.NaN, 12);
      }
    }
  });

  test("are the same on a day whether later days are loaded or not", async () => {
    const cut = await crowdStore(DAYS, 130);
    const known = await ask(cut, { size: CROWD_MICRO });
    const whole = await ask(store, { size: CROWD_MICRO, date: known.date });
    expect(known).toEqual(whole);
    await cut.close();
  });

  test("that are below close out at the pace of the rule or of trading, whichever is slower", async () => {
    const rule = await ask(store, { size: CROWD_MICRO, rate: "0.6", closeOut: "1.6" });
    const free = await ask(store, { size: CROWD_MICRO, rate: "0.6", closeOut: "1.6", controlling: "no" });
    expect(rule.closeOuts[0].companies).toBe(CROWD_WIDTH);
    expect(rule.closeOuts[0].boundByRule).toBe(1);
    expect(free.closeOuts[0].boundByRule).toBe(0);
    expect(rule.closeOuts[0].medianDays!).toBeGreaterThan(free.closeOuts[0].medianDays!);
    // A company all of whose pledges are below takes 3.4% over 1% a quarter: 214 days, the most there are.
    expect(rule.closeOuts[0].longDays!).toBeLessThanOrEqual(0.034 / (0.01 / 63) + 1e-9);
    expect(rule.closeOuts[0].belowCny).toBe(free.closeOuts[0].belowCny);
  });

  test("are refused with a warning line below the close-out line and with a grid that does not rise", async () => {
    await expect(ask(store, { warning: "1.3", closeOut: "1.4" })).rejects.toThrow(InputError);
    await expect(ask(store, { rates: "0.5,0.4" })).rejects.toThrow(
      /rates is "0.5,0.4"; expected one to eight rising numbers/,
    );
  });

  test("need closes of single stocks", async () => {
    await expect(ask(emptyStore())).rejects.toThrow(DataGap);
  });
});

describe("announced pledges", () => {
  let store: WritableStore;
  let days: string[];
  beforeAll(async () => {
    store = await crowdStore(DAYS);
    days = (await ask(store, { from: "2022-01-04" })).path.dates;
    const day = (i: number) => parseDay(days[i]);
    await store.append(
      "stock_pledge",
      {
        announced: Int32Array.of(day(12), day(40), day(60)),
        code: ["600000", "600001", "600000"],
        pledgor: ["p", "q", "p"],
        pledgee: ["b", "b", "b"],
        start_date: Int32Array.of(day(10), day(40), day(10)),
        end_date: new Int32Array(3).fill(MISSING_DAY),
        release_date: Int32Array.of(MISSING_DAY, MISSING_DAY, day(58)),
        shares: Float64Array.of(1e6, 2e6, 1e6),
        loan: Float64Array.of(Number.NaN, 5e6, Number.NaN),
        warning_line: Float64Array.of(1.5, Number.NaN, 1.5),
        close_out_line: Float64Array.of(1.3, Number.NaN, 1.3),
      },
      ORIGIN,
    );
  });
  afterAll(() => store.close());

  test("take the place of assumed ones, from their announcement to the announcement of their release", async () => {
    const on = async (i: number) => (await ask(store, { date: days[i] })).book?.loans;
    expect(await on(11)).toBeUndefined();
    expect([await on(12), await on(40), await on(59), await on(60)]).toEqual([1, 2, 2, 1]);
  });

  test("estimate what is lent where it is not told, and say so", async () => {
    const { book, source } = await ask(store, { date: days[45], rate: "0.5" });
    expect(source).toBe("loaded");
    const first = book?.nearest.find(({ code }) => code === "600000");
    expect(first).toMatchObject({ estimated: true, warningLine: 1.5, closeOutLine: 1.3, start: days[10] });
    const start = (await store.panel("stock_daily", { columns: ["close"], codes: ["600000"] })).numbers("close")[10];
    expect(first?.owedCny).toBeCloseTo(0.5 * 1e6 * start, 4);
    expect(first?.coverage).toBeCloseTo(first!.valueCny! / first!.owedCny!, 12);
    const second = book?.nearest.find(({ code }) => code === "600001");
    expect(second).toMatchObject({ estimated: false, owedCny: 5e6, warningLine: 1.6, closeOutLine: 1.4 });
    expect(second!.closeOutPrice!).toBeCloseTo((1.4 * 5e6) / 2e6, 12);
    expect(second!.distance!).toBeCloseTo(second!.closeOutPrice! / second!.price! - 1, 12);
  });

  test("can be set aside for assumed ones", async () => {
    expect((await ask(store, { population: "assumed" })).source).toBe("assumed");
  });

  test("of a file are answered whole, nearest to their line first, and those without a price are unknown", async () => {
    const loan = (name: string, code: string, loanCny: number): BookLoan => ({
      pledgor: name,
      pledgee: "",
      code,
      shares: 1e6,
      start: parseDay(days[20]),
      announced: parseDay(days[20]),
      from: parseDay(days[20]),
      until: Number.POSITIVE_INFINITY,
      released: null,
      loanCny,
      warningLine: Number.NaN,
      closeOutLine: Number.NaN,
      rate: Number.NaN,
      interest: 0.06,
      otherCny: 0,
      controlling: false,
    });
    const study = givenPledgesStudy([
      loan("far", "600000", 1e6),
      loan("lost", "999999", 1e6),
      loan("near", "600000", 3e6),
    ]);
    const { book, source } = await study.run(store, study.params.parse({}));
    expect(source).toBe("file");
    expect(book?.nearest.map(({ name }) => name)).toEqual(["near", "far", "lost"]);
    expect(book?.nearest[2]).toMatchObject({ state: "unknown", coverage: null, days: null, price: null });
    expect(book?.states.reduce((sum, { loans }) => sum + loans, 0)).toBe(3);
  });
});

describe.skipIf(sharedDataAbsent)("on the recorded stocks", () => {
  let store: Store;
  beforeAll(async () => {
    store = await stockStore();
  });
  afterAll(() => store.close());

  test("two thirds of assumed pledges have touched by 2024-02-07 in six cells by number, in one by value", async () => {
    const { groups } = await ask(store, { date: "2024-02-07" });
    const held = (share: "touched" | "touchedValue", name: string) =>
      groups.find(({ group }) => group === name)?.cells.filter((cell) => cell[share]! >= 2 / 3).length;
    // The grid of the day, counted pledge by pledge in test/domain/pledge/grid.test.ts.
    expect([held("touched", "all"), held("touchedValue", "all"), held("touched", "micro")]).toEqual([6, 1, 9]);
  });

  test("weekly starts instead of monthly ones move no cell by more than two points", async () => {
    const [monthly, weekly] = [
      await ask(store, { date: "2024-02-07" }),
      await ask(store, { date: "2024-02-07", every: "week" }),
    ];
    monthly.groups[0].cells.forEach((cell, i) => {
      expect(Math.abs(cell.touched! - weekly.groups[0].cells[i].touched!)).toBeLessThan(0.02);
    });
  });
});
