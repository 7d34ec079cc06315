import { type Day, parseDay } from "../calendar/index.ts";

/** A public event that charts mark; told by its day, never used by any computation. */
export interface MarketEvent {
  readonly day: Day;
  readonly zh: string;
  readonly en: string;
}

const event = (date: string, zh: string, en: string): MarketEvent => ({ day: parseDay(date), zh, en });

/**
 * Events of the small-cap episodes. Sources: exchange and regulator announcements and the press of those days
 * (Central Huijin 2024-02-06; SSE and SZSE 2024-02-20; State Council guideline on delisting 2024-04-12; PBoC 2024-09-24).
 */
export const MARKET_EVENTS: readonly MarketEvent[] = [
  event("2020-02-03", "春节后开市", "reopening after the holiday"),
  event("2024-01-22", "集中敲入", "knock-in cluster"),
  event("2024-02-06", "汇金增持", "Huijin buys ETFs"),
  event("2024-02-20", "交易所限制量化交易", "exchanges restrict a quant fund"),
  event("2024-02-28", "DMA 收紧", "DMA tightened"),
  event("2024-04-15", "退市新规", "delisting rules"),
  event("2024-09-24", "政策组合", "policy package"),
];
