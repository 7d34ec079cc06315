import { z } from "zod";
import { DriftMarket } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { orNulls } from "./answer.ts";
import { loadStyleMarket } from "./drift-market-data.ts";
import { dayOption, type Study } from "./study.ts";

const params = z.object({
  to: dayOption("to", "Last day answered; nothing later enters (default: the last loaded)"),
});
type Params = z.infer<typeof params>;

export const driftMarketStudy: Study<Params, DriftMarket> = {
  name: "drift-market",
  summary: "What net values are read against: closes of the size indices, and levels of a future held and rolled",
  params,
  answer: DriftMarket,
  examples: ["bianque drift-market --to 2024-02-07 --json"],
  async run(store: Store, { to }: Params): Promise<DriftMarket> {
    const { market, notes } = await loadStyleMarket(store, to);
    const listed = (series: Readonly<Record<string, Float64Array | undefined>>) =>
      Object.fromEntries(Object.entries(series).map(([name, values]) => [name, orNulls(values!)]));
    return {
      days: Array.from(market.days, formatDay),
      closes: listed(market.closes),
      futures: listed(market.futures),
      notes: [...notes],
    };
  },
};
