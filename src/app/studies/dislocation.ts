import { z } from "zod";
import { DislocationAnswer, type DislocationDay, type DislocationProduct, type Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { oiWeighted } from "../../domain/basis/index.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  BASIS_KINDS,
  expectedShares,
  rootMeanSquare,
  USUAL_TAU_DAYS,
  type WeightedContract,
  type Window,
  weightedBasis,
} from "../../domain/dislocation/index.ts";
import { PRODUCTS, productNamed } from "../../domain/market/products.ts";
import { DataGap, InputError } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { type LoadedRecord, loadRecords } from "./dislocation-data.ts";
import { lawAnswers } from "./dislocation-laws.ts";
import { structuralAnswer } from "./dislocation-structural.ts";
import { valuationParams } from "./snowball-params.ts";
import { dayOption, requireOrder, type Study } from "./study.ts";

const params = z.object({
  products: z
    .string()
    .default("IC,IM")
    .transform((text) => text.split(",").map((name) => productNamed(name.trim())))
    .describe(`Index futures, comma-separated, of ${PRODUCTS.map((p) => p.name).join(", ")} (default IC,IM)`),
  from: dayOption("from", "First day of the window (default: 40 trading days up to the last)"),
  to: dayOption("to", "Last day of the window; nothing later enters any figure (default: the last loaded)"),
  tau: z.coerce
    .number()
    .min(1)
    .max(365)
    .default(USUAL_TAU_DAYS)
    .describe("Calendar days over which the dislocation fades into an expiry"),
  basis: z.enum(BASIS_KINDS).default("raw").describe("Basis that the curve is fitted to: raw, or dividend-adjusted"),
  structural: z
    .stringbool()
    .default(false)
    .describe("Fit the structural law too: hedgers and dealers of the assumed snowballs on recorded prices (slow)"),
  testFrom: dayOption("testFrom", "First of other days on which the structural fit is tested"),
  testTo: dayOption("testTo", "Last of those days"),
  volatility: valuationParams.volatility,
  rate: valuationParams.rate,
  cap: valuationParams.cap,
});
type Params = z.infer<typeof params>;

const USUAL_DAYS = 40;

export const dislocationStudy: Study<Params, DislocationAnswer> = {
  name: "dislocation",
  summary: "What futures stand below their index beyond carry: by day, its one-day law, and the flow that makes it",
  params,
  answer: DislocationAnswer,
  examples: [
    "bianque dislocation --from 2024-01-02 --to 2024-02-08",
    "bianque dislocation --from 2024-01-02 --to 2024-02-08 --structural true --volatility 0.2 --json",
  ],
  async run(store: Store, given: Params): Promise<DislocationAnswer> {
    const { products, from, to, testFrom, testTo } = given;
    requireOrder(from, to);
    requireOrder(testFrom, testTo);
    if ((testFrom === undefined) !== (testTo === undefined)) {
      throw new InputError("one of testFrom and testTo is given; expected both or neither");
    }
    const loaded = await loadRecords(store, products, given.basis, given.tau, to);
    const window = windowOf(loaded, given);
    return {
      from: formatDay(window.from),
      to: formatDay(window.to),
      tauDays: given.tau,
      basis: given.basis,
      products: loaded.map((one) => productAnswer(one, window, given)),
      structural: given.structural ? await structuralAnswer(store, loaded, window, given) : null,
      notes: notes(loaded, given),
    };
  },
};

/** The days asked for: those given, else the last of what is loaded. Throws DataGap where a product has none there. */
function windowOf(loaded: readonly LoadedRecord[], { from, to }: Params): Window {
  const days = loaded[0].record.days;
  const last = to ?? days[days.length - 1];
  const known = days.filter((day) => day <= last);
  const window = { from: from ?? known[Math.max(0, known.length - USUAL_DAYS)] ?? last, to: last };
  for (const { product, record } of loaded) {
    if (record.days.some((day) => day >= window.from && day <= window.to)) continue;
    throw new DataGap(
      `no closes of ${product.name} are loaded from ${formatDay(window.from)} to ${formatDay(window.to)}; import them or ask for other days`,
    );
  }
  return window;
}

function productAnswer(loaded: LoadedRecord, window: Window, { tau, basis }: Params): DislocationProduct {
  const { product, record } = loaded;
  const at = [...record.days.keys()].filter((i) => record.days[i] >= window.from && record.days[i] <= window.to);
  return {
    product: product.name,
    index: product.index,
    days: at.map((i) => dayAnswer(loaded, i, tau)),
    laws: lawAnswers(loaded, window, tau, basis),
  };
}

function dayAnswer({ data, record }: LoadedRecord, i: number, tau: number): DislocationDay {
  const { contracts } = data.snapshots[i];
  const fitted = (weights: readonly WeightedContract[]) =>
    orNull(weightedBasis(weights, record.carry[i], record.dislocation[i], tau));
  const expected = expectedShares(
    contracts.map(({ symbol }) => symbol),
    contracts[0]?.calendarDays ?? Number.NaN,
  );
  return {
    date: formatDay(record.days[i]),
    spot: orNull(record.spot[i]),
    dislocation: orNull(record.dislocation[i]),
    carry: orNull(record.carry[i]),
    residual: orNull(rootMeanSquare([record.curves[i]])),
    oiWeighted: orNull(oiWeighted(contracts, "annualised")),
    oiWeightedFitted: fitted(contracts),
    oiWeightedExpected: fitted(contracts.map(({ calendarDays }, k) => ({ calendarDays, openInterest: expected[k] }))),
    openInterest: orNull(record.lots[i]),
  };
}

function notes(loaded: readonly LoadedRecord[], { structural, basis }: Params): Note[] {
  const found: Note[] = [];
  if (basis === "adjusted") {
    found.push({
      zh: "曲线按剔除分红的基差拟合，加权基差仍为未剔除分红者，两者不可比。",
      en: "The curve is fitted to the dividend-adjusted basis; the recorded weighted basis beside it is raw.",
    });
  }
  if (structural) {
    found.push({
      zh: "雪球账簿是假设；套保者的卖盘只由指数价格推出，因此拟合好并不证明套保者是原因。",
      en: "The snowball book is an assumption. Hedgers' sales follow from the index alone, so a good fit does not show that hedgers are the cause.",
    });
  }
  for (const { product, record } of loaded) {
    const unknown = record.dislocation.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    if (unknown === 0) continue;
    found.push({
      zh: `${product.name}：${record.days.length} 日中有 ${unknown} 日可用合约不足三个，无从拟合。`,
      en: `${product.name}: on ${unknown} of ${record.days.length} days fewer than three contracts can be used, so no curve is fitted.`,
    });
  }
  return found;
}
