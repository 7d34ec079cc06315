import type { DriftMarket } from "../contract.ts";
import { parseDay } from "../domain/calendar/index.ts";
import { HEDGE_FUTURES, STYLE_CODES, type StyleMarket } from "../domain/drift/index.ts";

/** The market of an answer as the regression takes it. */
export function styleMarketOf({ days, closes, futures }: DriftMarket): StyleMarket {
  const known = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN);
  const chosen = <Name extends string>(
    names: readonly Name[],
    from: Partial<Record<Name, (number | null)[] | undefined>>,
  ) => Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, known(from[name])]] : [])));
  return {
    days: Int32Array.from(days, (date) => parseDay(date)),
    closes: chosen(STYLE_CODES, closes),
    futures: chosen(HEDGE_FUTURES, futures),
  };
}
