import { InputError } from "../../../errors.ts";
import type { Day } from "../../calendar/index.ts";
import { type FlatMarket, requireFlat } from "../market.ts";
import { type Kernels, sharedKernels } from "../quadrature/kernels.ts";
import { ladder, rungsIn } from "../quadrature/ladder.ts";
import type { Schedule } from "../schedule.ts";
import { scheduleOf, type TradingCalendar } from "../schedule-of.ts";
import type { SnowballTerms } from "../terms.ts";
import type { Position } from "./book-contract.ts";

/** Today's close of an index and the market its notes are valued in. */
export interface IndexMarket extends FlatMarket {
  readonly index: string;
  readonly spot: number;
}

/** Value of a position to the client, in yuan; the dealer who sold it holds the delta. */
export interface PositionValue {
  readonly position: Position;
  readonly valueCny: number;
  /** Yuan of index that hedge it. */
  readonly deltaCny: number;
  /** Change of deltaCny, in units held, for a rise of the index by 1%, valued at today's close. */
  readonly gammaCny: number;
  /** Change of value for a rise of volatility by one point (0.01). */
  readonly vegaCny: number;
}

/** Sums of the same over positions. */
export type BookTotals = Omit<PositionValue, "position"> & { readonly notionalCny: number; readonly contracts: number };

/** Half width of the difference for vega: its error is far below what a book's volatility is known to. */
const VEGA_STEP = 0.002;

/** What every valuation of one book shares. */
export interface BookSetting {
  readonly asOf: Day;
  readonly calendar: TradingCalendar;
  readonly markets: ReadonlyMap<string, IndexMarket>;
  readonly kernels: Kernels;
}

/** A setting with kernels of its own. Throws InputError for an index given twice and for values no market has. */
export function bookSetting(asOf: Day, calendar: TradingCalendar, markets: readonly IndexMarket[]): BookSetting {
  const byIndex = new Map(markets.map((market) => [market.index, market]));
  if (byIndex.size < markets.length) throw new InputError("markets names an index twice; expected one market an index");
  for (const market of markets) {
    requireFlat(market, "quadrature");
    if (!(market.spot > 0 && market.volatility > 0)) {
      const { index, spot, volatility } = market;
      throw new InputError(`${index} has spot ${spot} and volatility ${volatility}; expected both above 0`);
    }
  }
  return { asOf, calendar, markets: byIndex, kernels: sharedKernels() };
}

/** The market of a position's index. Throws InputError where there is none. */
export function marketOf(setting: BookSetting, { contract }: Position): IndexMarket {
  const market = setting.markets.get(contract.index);
  if (market) return market;
  const known = [...setting.markets.keys()].join(", ");
  throw new InputError(`contract ${contract.id} is on ${contract.index}; expected an index with a market: ${known}`);
}

/**
 * The contract after the close of a day with its initial price as the unit, so that notes of the same terms and date
 * are the same to the last bit.
 */
export function relativeSchedule(terms: SnowballTerms, asOf: Day, calendar: TradingCalendar): Schedule {
  return scheduleOf({ ...terms, initialPrice: 1 }, asOf, calendar);
}

/** Values one position after today's close. */
export function valuePosition(position: Position, setting: BookSetting): PositionValue {
  const { contract, state } = position;
  const market = marketOf(setting, position);
  const { initialPrice } = contract.terms;
  const schedule = relativeSchedule(contract.terms, setting.asOf, setting.calendar);
  const share = market.spot / initialPrice;
  const at = (volatility: number) =>
    rungsIn(ladder(schedule, { ...market, volatility }, [share], setting.kernels), state);
  const { price, delta, gamma } = at(market.volatility);
  const [up, down] = [VEGA_STEP, -VEGA_STEP].map((by) => at(market.volatility + by).price[0]);
  const { notionalCny } = contract;
  return {
    position,
    valueCny: notionalCny * price[0],
    deltaCny: notionalCny * delta[0] * share,
    gammaCny: notionalCny * gamma[0] * share * share * 0.01,
    vegaCny: (notionalCny * 0.01 * (up - down)) / (2 * VEGA_STEP),
  };
}

/** Sums over positions valued, in the order given. */
export function bookTotals(values: readonly PositionValue[]): BookTotals {
  const sum = (read: (value: PositionValue) => number) => values.reduce((total, value) => total + read(value), 0);
  return {
    contracts: values.length,
    notionalCny: sum((v) => v.position.contract.notionalCny),
    valueCny: sum((v) => v.valueCny),
    deltaCny: sum((v) => v.deltaCny),
    gammaCny: sum((v) => v.gammaCny),
    vegaCny: sum((v) => v.vegaCny),
  };
}
