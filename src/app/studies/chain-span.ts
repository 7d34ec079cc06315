import { z } from "zod";
import type { Store } from "../../data/store.ts";
import { type Day, dayOf, formatDay, isTradingDay, tradingDays } from "../../domain/calendar/index.ts";
import { USUAL_PARAMETERS } from "../../domain/chain/index.ts";
import { InputError } from "../../errors.ts";
import { type ChainRecord, loadChainRecord } from "./chain-data.ts";
import { dayOption } from "./study.ts";

/** The unwind of 2024 to the eve of the Spring Festival. */
const USUAL_FROM = dayOf(2023, 12, 29);
const USUAL_TO = dayOf(2024, 2, 8);
/** Days that a run may have. */
const MOST_DAYS = 120;

/** Options of studies that replay recorded days. */
export const chainSpan = {
  from: dayOption("from", "Close that the run starts from (default: 2023-12-29)"),
  to: dayOption("to", "Last day of the run (default: 2024-02-08)"),
};

/** Seed of what draws its parameters from a Sobol sequence: 32 bits of it count. */
export const sobolSeed = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1)
  .default(1);

/** What is recorded over a span, read with the usual carry. Throws InputError for days that make no run. */
export function loadSpan(store: Store, from: Day = USUAL_FROM, to: Day = USUAL_TO): Promise<ChainRecord> {
  requireTradingDay(from, "from");
  const count = from < to ? tradingDays(from + 1, to).length : 0;
  if (count < 1 || count > MOST_DAYS) {
    throw new InputError(
      `from is ${formatDay(from)} and to is ${formatDay(to)}; expected 1 to ${MOST_DAYS} trading days after from`,
    );
  }
  const { carryIC, carryIM, basisDays } = USUAL_PARAMETERS;
  return loadChainRecord(store, from, to, Float64Array.of(carryIC, carryIM), basisDays);
}

export function requireTradingDay(day: Day, name: string): void {
  if (!isTradingDay(day)) throw new InputError(`${name} is ${formatDay(day)}; expected a trading day`);
}
