import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overviewStudy } from "../../../src/app/studies/overview.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { givenBookStudy, snowballBookStudy } from "../../../src/app/studies/snowball-book.ts";
import { snowballMarketStudy } from "../../../src/app/studies/snowball-market.ts";
import { snowballNoteStudy } from "../../../src/app/studies/snowball-note.ts";
import { stageStudy } from "../../../src/app/studies/stage.ts";
import type { Study } from "../../../src/app/studies/study.ts";
import type { SnowballBook, SnowballMarket } from "../../../src/contract.ts";
import { episodeFolder } from "../../../src/data/episode.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { readSnowballBook } from "../../../src/data/snowball-book-file.ts";
import type { Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import type { BookContract } from "../../../src/domain/snowball/book/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStore, recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";
import { SMALL_BOOK } from "../../support/small-snowball-book.ts";

/** Asks a study as the CLI and the server do, and holds the answer against its own schema. */
async function ask<P, A>(study: Study<P, A>, store: Store, params: Record<string, string> = {}): Promise<A> {
  return study.answer.parse(await study.run(store, readParams(study.params, params)));
}

const folder = mkdtempSync(join(tmpdir(), "bianque-desk-"));
const file = join(folder, "book.csv");
let episode: Store;
let withBook: Store;
let contracts: BookContract[];

beforeAll(async () => {
  writeFileSync(file, SMALL_BOOK);
  contracts = await readSnowballBook(file);
  episode = await episodeStore();
  const filled = await openDuckdbStore(":memory:", { access: "write" });
  const paths = [episodeFolder(), file];
  const { files } = await importInto(filled, null, { paths, skipBadRows: false, now: new Date("2024-05-01") });
  expect(files.filter(({ stored }) => !stored)).toEqual([]);
  withBook = filled;
});
afterAll(async () => {
  await Promise.all([episode, withBook].map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

const total = (rows: readonly number[]) => rows.reduce((sum, value) => sum + value, 0);
const expectNear = (actual: number, expected: number, name = "") =>
  expect(Math.abs(actual - expected), name).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));

const SUMS = [
  "notionalCny",
  "aliveCny",
  "knockedInCny",
  "valueCny",
  "deltaCny",
  "cappedDeltaCny",
  "vegaCnyPerPoint",
] as const;

/** What holds of every book's answer, whatever is in it. */
function expectConsistent(book: SnowballBook) {
  const inputs = new Map(book.inputs.map((of) => [of.index, of]));
  const trades = [
    ...book.clusters.map(({ index, cliff }) => ({ index, ...cliff })),
    ...book.flow.flatMap(({ index, points, passing }) => [...points, passing].map((trade) => ({ index, ...trade }))),
    ...book.lastDay,
  ];
  for (const trade of trades) {
    const { multiplier, spot } = inputs.get(trade.index)!;
    expectNear(trade.lots * multiplier * spot, trade.cny);
    expectNear(trade.cappedLots * multiplier * spot, trade.cappedCny);
  }
  const whole = book.totals.find(({ index }) => index === null)!;
  const each = book.totals.filter(({ index }) => index !== null);
  for (const name of SUMS) expectNear(total(each.map((row) => row[name])), whole[name], name);
  for (const { index, aliveCny, knockedInCny, deltaLots, deltaCny, notionalCny, cappedDeltaCny } of each) {
    const { multiplier, spot } = inputs.get(index!)!;
    const rungs = book.ladder.filter((rung) => rung.index === index);
    expectNear(total(rungs.map((rung) => rung.aliveCny)), aliveCny);
    expectNear(total(rungs.map((rung) => rung.knockedInCny)), knockedInCny);
    expectNear(total(book.distances.filter((bin) => bin.index === index).map((bin) => bin.aliveCny)), aliveCny);
    expectNear(deltaLots! * multiplier * spot, deltaCny);
    expect(cappedDeltaCny).toBeLessThanOrEqual(deltaCny + 1);
    expectNear(aliveCny + knockedInCny, notionalCny);
    const { points } = book.flow.find((flow) => flow.index === index)!;
    expect(points.map(({ move }) => Math.round(move * 100))).toEqual(Array.from({ length: 26 }, (_, i) => i - 15));
    expect(points[15]).toMatchObject({ move: 0, lots: 0, cny: 0, cappedLots: 0, knockedInCny: 0, price: spot });
    const chances = book.knockIns.filter((row) => row.index === index).map((row) => row.expectedCny);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
    expect(chances[2]).toBeLessThanOrEqual(aliveCny);
  }
  const sizes = book.clusters.map(({ aliveCny }) => aliveCny);
  expect(sizes.length).toBeLessThanOrEqual(10);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
}

describe("the assumed market on the shipped episode", () => {
  let market: SnowballMarket;
  beforeAll(async () => {
    market = await ask(snowballMarketStudy, episode, { date: "2024-01-22" });
  });

  test("its sums, ladders, distances and lots agree with each other", () => {
    expectConsistent(market);
  });

  test("published figures stand beside what the assumptions make of them, and are near", () => {
    const [ic, im, , knockedIn] = market.checks;
    expect([ic.published, im.published]).toEqual([4865, 4997]);
    expect(Math.abs(ic.modelled! / ic.published - 1)).toBeLessThan(0.06);
    expect(Math.abs(im.modelled! / im.published - 1)).toBeLessThan(0.06);
    expect(knockedIn.modelled).toBeGreaterThan(70e9);
    expect(knockedIn.modelled).toBeLessThan(100e9);
  });

  test("every assumption has a parameter of its name, and says whence it comes or that it is one", () => {
    const known = Object.keys(readParams(snowballMarketStudy.params, {}) as object);
    expect(market.assumptions.map(({ parameter }) => parameter).sort()).toEqual(
      known.filter((name) => name !== "date").sort(),
    );
    expect(market.assumptions.filter(({ source }) => source !== null).length).toBeGreaterThan(4);
    expect(market.notes[0].en).toContain("is an assumption, not data");
    expect(market.notes[1].en).toMatch(/^On 424 trading days no closes/);
    expect(market.origin).toBe("assumed");
  });

  test("the last day has its knock-ins, its sale, and the futures market beside them", () => {
    expect(market.lastDay).toHaveLength(2);
    for (const day of market.lastDay) {
      expect([day.from, day.to]).toEqual(["2024-01-19", "2024-01-22"]);
      expect(day.move).toBeLessThan(-0.04);
      expect(day.knockedInCny).toBeGreaterThan(15e9);
      expect(day.cappedCny).toBeLessThan(-5e9);
      expect(day.cny).toBeLessThan(day.cappedCny);
      expect(day.openInterestChange).toBeGreaterThan(15_000);
      expect(day.basis! - day.basisBefore!).toBeLessThan(-0.1);
      // The shipped episode has closes and open interest, no volume.
      expect(day.turnoverCny).toBeNull();
      expect(day.ofTurnover).toBeNull();
    }
  });

  test("carry is what makes each future its spot grown at rate less carry", () => {
    for (const { spot, rate, carry } of market.inputs) {
      expect(carry.length).toBeGreaterThanOrEqual(3);
      for (const { close, tradingDays, carry: q } of carry) {
        expectNear(spot * Math.exp(((rate - q) * tradingDays) / 244), close);
      }
    }
  });

  test("on the days of the deepest discount, near an expiry, every note is still valued", async () => {
    for (const date of ["2024-02-05", "2024-02-08"]) {
      expectConsistent(await ask(snowballMarketStudy, episode, { date }));
    }
  });

  test("twice the outstanding amount is twice the book and twice the flow", async () => {
    const given = { date: "2024-01-22", volatility: "0.2", carry: "0.06", csi500: "0" };
    const once = await ask(snowballMarketStudy, episode, { ...given, csi1000: "10e9" });
    const twice = await ask(snowballMarketStudy, episode, { ...given, csi1000: "20e9" });
    expect(once.inputs.map(({ index }) => index)).toEqual(["000852.SH"]);
    for (const name of ["valueCny", "deltaCny", "vegaCnyPerPoint"] as const) {
      expectNear(twice.totals[0][name], 2 * once.totals[0][name]);
    }
    expectNear(twice.flow[0].points[5].cappedLots, 2 * once.flow[0].points[5].cappedLots);
    const used = { volatility: 0.2, volatilityFrom: "given", carryFrom: "given", carryOneYear: 0.06 };
    expect(once.inputs[0]).toMatchObject(used);
  });

  test.each([
    [{ date: "2023-10-16" }, DataGap, /volatility of 000905\.SH on 2023-10-16 needs 61 closes before it/],
    [{ date: "2023-09-01" }, DataGap, /no day has closes of 000905\.SH and 000852\.SH/],
    [{ volatility: "20%" }, InputError, /volatility is "20%"; expected 60d, ewma or a number such as 0\.2/],
    [{ volatility: "NaN" }, InputError, /volatility is "NaN"/],
    [{ carry: "6" }, InputError, /carry is "6"; expected futures or a number such as 0\.06/],
    [{ knockIn: "0.75" }, InputError, /knockIn is "0\.75"; expected ratios and shares such as 0\.75:0\.45/],
    [{ lock: "30" }, InputError, /lock is 30; expected at most the tenor, 24/],
    [{ csi500: "0", csi1000: "0" }, InputError, /csi500 and csi1000 are 0/],
    [{ cap: "0" }, InputError, /cap is "0"/],
    [{ issuedFrom: "2024-01-01" }, InputError, /issuedFrom is 2024-01-01; expected a day up to issuedTo/],
  ])("%o is refused in one sentence", async (given, kind, sentence) => {
    const error = await ask(snowballMarketStudy, episode, given).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(sentence);
  });
});

describe("a book", () => {
  const usual = { date: "2024-01-19" };

  test("of a file is consistent, and the same when it is imported instead", async () => {
    // The store answers in the order of its key; sums depend on the order in their last bits.
    const ordered = [...contracts].sort((a, b) => a.issueDate - b.issueDate || (a.id < b.id ? -1 : 1));
    const given = await ask(givenBookStudy(ordered), episode, usual);
    expectConsistent(given);
    const stored = await ask(snowballBookStudy, withBook, usual);
    expect(stored).toEqual({ ...given, origin: "store" });
    expect(given.statuses).toEqual([
      { status: "alive", contracts: 3, notionalCny: 650e6 },
      { status: "knocked-in", contracts: 1, notionalCny: 100e6 },
    ]);
  });

  test("contracts of one kind are worth what one of their size is", async () => {
    const [a1] = contracts;
    const halves = [1, 2].map((i) => ({ ...a1, id: `H${i}`, notionalCny: a1.notionalCny / 2 }));
    const one = await ask(givenBookStudy([a1]), episode, usual);
    const two = await ask(givenBookStudy(halves), episode, usual);
    expectNear(two.totals[0].valueCny, one.totals[0].valueCny);
    expectNear(two.lastDay[0].lots, one.lastDay[0].lots);
    expectNear(two.clusters[0].cliff.lots, one.clusters[0].cliff.lots);
    expect(two.totals[0].contracts).toBe(2);
  });

  test("a status that the closes contradict is an error with contract, day and close", async () => {
    await expect(ask(givenBookStudy(contracts), episode, { date: "2024-01-22" })).rejects.toThrow(
      /^contract B1 is said to be alive, but 000852\.SH closed at 5000\.8\d* on 2024-01-22, at or below its knock-in of 5160$/,
    );
  });

  test("without closes since the issue a status must be given", async () => {
    const silent = contracts.map((contract) => ({ ...contract, status: null }));
    await expect(ask(givenBookStudy(silent), episode, usual)).rejects.toThrow(
      /the status of contract B1 on 2024-01-19 cannot be told, because 000852\.SH has no close on 2023-02-20/,
    );
  });

  test("none of which lives on the day is missing data, and an empty store says how to load one", async () => {
    const over = contracts.slice(2).map((contract) => ({ ...contract, status: "knocked-out" as const }));
    await expect(ask(givenBookStudy(over), episode, usual)).rejects.toThrow(
      /none of the 2 contracts lives on 2024-01-19/,
    );
    const none = await ask(snowballBookStudy, episode, usual);
    expect(none.totals).toEqual([]);
    expect(none.notes[0].en).toContain("bianque import book.csv");
    await expect(ask(snowballBookStudy, emptyStore())).rejects.toThrow(DataGap);
  });

  test("a note of few days left, one issued today and one of tomorrow are told apart", async () => {
    const [a1] = contracts;
    const book = [
      { ...a1, id: "last", tenorMonths: 3, issueDate: a1.issueDate + 7 },
      { ...a1, id: "new", issueDate: a1.issueDate + 98, initialPrice: 5018.43 },
      { ...a1, id: "tomorrow", issueDate: a1.issueDate + 101 },
    ];
    const answer = await ask(givenBookStudy(book), episode, usual);
    expectConsistent(answer);
    expect(answer.statuses.map(({ status, contracts }) => [status, contracts])).toEqual([
      ["alive", 2],
      ["not-issued", 1],
    ]);
    // The note issued today was not there yesterday: the last day is that of the other alone.
    const [last] = (await ask(givenBookStudy(book.slice(0, 1)), episode, usual)).lastDay;
    expectNear(answer.lastDay[0].lots, last.lots);
  });
});

describe("in the stage", () => {
  const evidence = async (store: Store, more: Record<string, string> = {}) => {
    const { days, notes } = await ask(stageStudy, store, { from: "2024-01-15", to: "2024-01-26", ...more });
    const of = days.map((day) => day.evidence.find(({ indicator }) => indicator === "snowballDistance")!);
    return { values: of.map(({ value }) => value), verdicts: of.map(({ verdict }) => verdict), notes, days };
  };

  test("snowballs are absent unless a book was imported or the assumed market is asked for", async () => {
    const unasked = await evidence(episode);
    expect(new Set(unasked.values)).toEqual(new Set([null]));
    expect(new Set(unasked.verdicts)).toEqual(new Set(["absent"]));
    expect(unasked.notes.filter(({ en }) => en.includes("nowball"))).toEqual([]);
  });

  test("the assumed market joins with a note that it is none of the data, and changes no stage", async () => {
    const [unasked, asked] = [await evidence(episode), await evidence(episode, { snowballs: "assumed" })];
    expect(asked.values.every((value) => value !== null && value > 0 && value < 0.2)).toBe(true);
    expect(asked.notes.at(-1)!.en).toContain("of the assumed market, which is no data");
    expect(asked.days.map(({ stage }) => stage)).toEqual(unasked.days.map(({ stage }) => stage));
  });

  test("an imported book joins by itself: its nearest knock-in, until it is crossed", async () => {
    const { values, notes } = await evidence(withBook);
    // CSI1000 closed at 5307.0 on 01-19, above 75% of 6880. On 01-22 it closed below; 85% of 5600 on CSI500 is next.
    expect(values[4]).toBeCloseTo((5307 - 5160) / 5307, 4);
    expect(values[5]).toBeCloseTo((4780.97 - 4760) / 4780.97, 4);
    expect(notes.at(-1)!.en).toContain("of the 4 notes of the imported book");
  });

  test("nothing later enters: up to an evening the distances are those of the longer answer", async () => {
    const long = await evidence(episode, { snowballs: "assumed" });
    const short = await evidence(episode, { snowballs: "assumed", to: "2024-01-19" });
    expect(short.values).toEqual(long.values.slice(0, short.values.length));
  });

  test("the overview tells the nearest cluster and the flow it implies as the market itself does", async () => {
    const date = "2024-01-19";
    const overview = await ask(overviewStudy, episode, { date, snowballs: "assumed" });
    const market = await ask(snowballMarketStudy, episode, { date });
    const nearest = market.nearest.flatMap(({ cluster }) => (cluster ? [cluster] : []));
    const first = nearest.sort((a, b) => a.distance - b.distance)[0];
    expect(overview.snowballs!.origin).toBe("assumed");
    expect(overview.snowballs).toMatchObject({ index: first.index, low: first.low, contracts: first.contracts });
    expect(overview.snowballs!.cliff.cappedLots).toBeCloseTo(first.cliff.cappedLots, 3);
    expect((await ask(overviewStudy, episode, { date })).snowballs).toBeNull();
    const early = await ask(overviewStudy, episode, { date: "2023-10-19", snowballs: "assumed" });
    expect(early.snowballs).toBeNull();
    expect(early.notes.at(-1)!.en).toMatch(/^Snowballs: the flow at the nearest knock-ins is not told/);
  });
});

describe("one kind of note", () => {
  test("at its fair coupon is worth its principal", async () => {
    const market = { volatility: "0.16", carry: "0.04" };
    const { fairCoupon } = await ask(snowballNoteStudy, episode, market);
    const given = { ...market, coupon: String(fairCoupon), from: "100", to: "101", points: "2" };
    expect((await ask(snowballNoteStudy, episode, given)).alive.price[0]).toBeCloseTo(100, 6);
  });

  test("pays its coupon where nothing happened, and the fall below 100 once knocked in", async () => {
    const given = { coupon: "0.1", tenor: "12", from: "60", to: "120", points: "4" };
    const note = await ask(snowballNoteStudy, episode, given);
    expect(note.spots).toEqual([60, 80, 100, 120]);
    for (const paid of note.payoff.alive) expect(paid).toBeCloseTo(110, 9);
    expect(note.payoff.knockedIn).toEqual([60, 80, 100, 100]);
    expect(note.knockOut[0]).toMatchObject({ month: 3, barrier: 103 });
    expect(note.knockOut).toHaveLength(10);
    expect(note.days).toBe(244);
  });

  test("every kind is priced, months passed count, and a note that is over is refused", async () => {
    for (const product of ["optionOnly", "phoenix", "fcn", "parachute", "butterfly", "expiryKnockIn"]) {
      const note = await ask(snowballNoteStudy, episode, { product, points: "3" });
      expect(note.alive.price.every(Number.isFinite)).toBe(true);
      expect(note.errorBound).toBeLessThan(1e-5);
    }
    const late = await ask(snowballNoteStudy, episode, { monthsPassed: "11" });
    expect(late.knockOut[0].month).toBe(12);
    expect(late.knockOut.at(-1)!.day).toBe(late.days);
    await expect(ask(snowballNoteStudy, episode, { monthsPassed: "24" })).rejects.toThrow(/fewer than the tenor, 24/);
    await expect(ask(snowballNoteStudy, episode, { from: "120", to: "60" })).rejects.toThrow(
      /from is 120 and to is 60/,
    );
    await expect(ask(snowballNoteStudy, episode, { product: "paris" })).rejects.toThrow(InputError);
  });
});

describe.skipIf(sharedDataAbsent)("on recorded closes and futures", () => {
  let recorded: Store;
  beforeAll(async () => {
    recorded = await recordedStore();
  });
  afterAll(() => recorded.close());

  test("the sale of 2024-01-22 is told beside the turnover of 344 bn and the open interest of that day", async () => {
    const market = await ask(snowballMarketStudy, recorded, { date: "2024-01-22" });
    expectConsistent(market);
    expect(total(market.lastDay.map(({ turnoverCny }) => turnoverCny!)) / 1e9).toBeCloseTo(344, 0);
    const sold = -total(market.lastDay.map(({ cappedCny }) => cappedCny));
    expect(sold).toBeGreaterThan(5e9);
    expect(sold).toBeLessThan(40e9);
    for (const day of market.lastDay) expectNear(day.cappedOfTurnover!, day.cappedCny / day.turnoverCny!);
    // With every close loaded nothing but the assumption itself has to be said.
    expect(market.notes).toHaveLength(1);
  });

  test("a market is the same whether or not later days are in the store", async () => {
    const cut = await recordedStore("2024-01-19");
    const given = { date: "2024-01-19", csi500: "0" };
    expect(await ask(snowballMarketStudy, cut, given)).toEqual(await ask(snowballMarketStudy, recorded, given));
    await cut.close();
  });
});
