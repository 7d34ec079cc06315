import { expect, test } from "vitest";
import type { DealtNote } from "../../../../src/domain/chain/agents/dealt-book.ts";
import { LADDER_EVERY, PRICE_GRID } from "../../../../src/domain/chain/agents/delta-surface.ts";
import { knockedInSince, snowballDealers } from "../../../../src/domain/chain/agents/snowball-dealers.ts";
import { type ChainDay, HEDGES, runChain, UNDERLYING, WHOLE_CHAIN } from "../../../../src/domain/chain/index.ts";
import { madeUpNotes, madeUpScenario } from "../../../support/chain-scenario.ts";

/** Made-up notes on three surfaces of one to four ladders, some knocked in before the start, some that end on the way. */
function mixedNotes(): DealtNote[] {
  const { count } = PRICE_GRID;
  const surfaces = [1, 2, 4].map((ladders) => ({
    ladders,
    alive: Float64Array.from({ length: ladders * count }, (_, at) => 0.4 + 1.4 * Math.sin(at / 40) ** 2),
    knockedIn: Float64Array.from({ length: ladders * count }, (_, at) => 0.9 + 0.8 * Math.cos(at / 30)),
  }));
  return madeUpNotes(60, 200e9).map((note, n) => ({
    ...note,
    surface: surfaces[n % 3],
    knockedIn: n % 7 === 0,
    maturity: n % 11 === 0 ? 9 : 400,
  }));
}

/** The definition, note by note: what a dealer holds of a note whose closes were `days`, at a moment of the day after. */
function heldOf(
  note: DealtNote,
  days: readonly ChainDay[],
  now: { readonly days: number; readonly logPrice: Float64Array },
  knockInDays: number,
  { deltaCap, closedOutShare }: { readonly deltaCap: number; readonly closedOutShare: number },
): number {
  const k = UNDERLYING[note.hedge];
  const closes = days.map(({ seen }) => seen.logPrice[k]);
  const out = note.knockOuts.some(({ day, price }) => closes[day - 1] >= price);
  if (out || closes.length >= note.maturity) return 0;
  const capped = (row: Float64Array) => Math.min(deltaCap, between(row, note, now.logPrice[k], now.days));
  if (note.knockedIn) return note.units * capped(note.surface.knockedIn);
  const closedBelow = closes.findIndex((close) => close <= note.knockIn) + 1;
  const since = closedBelow > 0 ? closedBelow : now.logPrice[k] <= note.knockIn ? now.days : Infinity;
  const passed = Math.max(0, Math.min(1, (now.days - since + 1) / knockInDays));
  const kept = since > 0 ? 1 - closedOutShare : 1;
  const after = passed > 0 ? kept * capped(note.surface.knockedIn) : 0;
  return note.units * ((1 - passed) * capped(note.surface.alive) + passed * after);
}

/** Linear between the four points around a price and a day; flat after the last ladder. */
function between(row: Float64Array, { initial, surface }: DealtNote, logPrice: number, days: number): number {
  const { low, step, count } = PRICE_GRID;
  const place = Math.min(count - 1.000001, Math.max(0, (logPrice - initial - low) / step));
  const i = Math.floor(place);
  const on = (ladder: number) => {
    const from = Math.min(ladder, surface.ladders - 1) * count + i;
    return row[from] + (place - i) * (row[from + 1] - row[from]);
  };
  const ladder = Math.floor(days / LADDER_EVERY);
  return on(ladder) + (days / LADDER_EVERY - ladder) * (on(ladder + 1) - on(ladder));
}

test.each([1, 3])("dealers hold the sum over notes, each by itself, where a knock-in takes %i days", (knockInDays) => {
  const notes = mixedNotes();
  const scenario = madeUpScenario({ notes, links: { ...WHOLE_CHAIN, knockInDays } });
  const { days } = runChain(scenario);
  const dealers = snowballDealers(notes, knockInDays, scenario.parameters);
  let { memory } = dealers.begin();
  days.forEach(({ seen }, t) => {
    for (const passed of [0.3, 1]) {
      const { logPrice, future } = seen;
      const held = dealers.position({ t, passed, logPrice, future }, memory);
      HEDGES.forEach((_, i) => {
        const own = notes.filter(({ hedge }) => hedge === i);
        const now = { days: t + passed, logPrice };
        const sum = own.reduce(
          (total, note) => total + heldOf(note, days.slice(0, t), now, knockInDays, scenario.parameters),
          0,
        );
        // Sums of up to 30 terms in another order.
        expect(Math.abs(held[i] / sum - 1)).toBeLessThan(1e-12);
      });
    }
    memory = dealers.after(seen, memory);
  });
  const crossed = notes.filter(
    ({ knockedIn, knockIn, hedge }) =>
      !knockedIn && days.some(({ seen }) => seen.logPrice[UNDERLYING[hedge]] <= knockIn),
  );
  expect(crossed.length).toBeGreaterThan(10);
  expect(knockedInSince(memory)).toBeGreaterThan(0);
});
