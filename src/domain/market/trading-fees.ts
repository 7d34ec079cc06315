import { InputError } from "../../errors.ts";
import { type Day, formatDay, parseDay } from "../calendar/index.ts";

/** Charges of the state, the exchanges and the clearing house on a trade in Shanghai or Shenzhen, as shares of its value. */
export interface TradingFees {
  /** First day in force. */
  readonly from: Day;
  /** Stamp duty (印花税), seller only. */
  readonly stampDuty: number;
  /** Transfer fee of the clearing house (过户费), each side. */
  readonly transferFee: number;
  /** Exchange handling fee (经手费), each side. */
  readonly handlingFee: number;
  /** Regulator's fee (证管费), each side. */
  readonly regulatoryFee: number;
}

/**
 * Newest first. Stamp duty: Ministry of Finance and State Taxation Administration, 0.1% on the seller since 2008-09-19,
 * halved from 2023-08-28 (confidence high). Transfer fee: ChinaClear, 0.002% from 2015-08-01, halved from 2022-04-29
 * (high). Handling fee: exchange notices of 2015-08-01 and 2023-08-28 (medium). Regulatory fee 0.002% (medium).
 */
const FEES: readonly TradingFees[] = [
  {
    from: parseDay("2023-08-28"),
    stampDuty: 0.0005,
    transferFee: 0.00001,
    handlingFee: 0.0000341,
    regulatoryFee: 0.00002,
  },
  {
    from: parseDay("2022-04-29"),
    stampDuty: 0.001,
    transferFee: 0.00001,
    handlingFee: 0.0000487,
    regulatoryFee: 0.00002,
  },
  {
    from: parseDay("2015-08-01"),
    stampDuty: 0.001,
    transferFee: 0.00002,
    handlingFee: 0.0000487,
    regulatoryFee: 0.00002,
  },
];

/** The charges in force on a day. Throws InputError before 2015-08-01, when the transfer fee went by face value. */
export function tradingFees(day: Day): TradingFees {
  const found = FEES.find((fees) => fees.from <= day);
  if (!found) throw new InputError(`trading fees are known from 2015-08-01; asked for ${formatDay(day)}`);
  return found;
}

/** What a buyer pays in charges, as a share of the trade's value; commission and spread come on top. */
export function buyFeeRate(day: Day): number {
  const fees = tradingFees(day);
  return fees.transferFee + fees.handlingFee + fees.regulatoryFee;
}

/** What a seller pays in charges, as a share of the trade's value; commission and spread come on top. */
export function sellFeeRate(day: Day): number {
  return buyFeeRate(day) + tradingFees(day).stampDuty;
}
