import type { Note } from "../../contract.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { expiryOf } from "./after-expiry.ts";
import { type CloseRows, type Finding, percentText } from "./finding.ts";

const FUTURES_LIMIT = 0.1;
const FUTURES_LAST_DAY_LIMIT = 0.2;

/**
 * Closes of index futures further from the contract's previous close than 10% (20% on its last trading day). CFFEX sets
 * the limit against the previous settlement price, so a finding is a doubt, not a proof. Rows in order of day.
 */
export function futuresJumps(rows: CloseRows): Finding[] {
  const expiries = new Map(rows.codes.map((symbol) => [symbol, expiryOf(symbol)]));
  return jumps(rows, (symbol, day) => {
    const limit = expiries.get(symbol) === day ? FUTURES_LAST_DAY_LIMIT : FUTURES_LIMIT;
    return {
      limit,
      words: {
        zh: `涨跌幅限制为 ${limit * 100}%，以未导入的结算价为准，收盘之间的变动可能超出`,
        en: `the limit is ${limit * 100}% against the settlement price, which is not loaded, so a move between closes may pass it`,
      },
    };
  });
}

/** An index of shares can move no further than the widest limit of the shares in it. */
const INDEX_LIMIT = 0.2;

/** Closes of an index further from the previous one than 20%, the widest limit in Shanghai and Shenzhen. */
export function indexJumps(rows: CloseRows): Finding[] {
  const words = { zh: "其中任何股票的涨跌幅限制都不超过 20%", en: "no share in it may move by more than 20%" };
  return jumps(rows, () => ({ limit: INDEX_LIMIT, words }));
}

function jumps(rows: CloseRows, rule: (code: string, day: Day) => { limit: number; words: Note }): Finding[] {
  const findings: Finding[] = [];
  const last = new Float64Array(rows.codes.length).fill(Number.NaN);
  for (let row = 0; row < rows.days.length; row++) {
    const code = rows.codes[rows.codeOf[row]];
    const day = rows.days[row];
    const close = rows.closes[row];
    const previous = last[rows.codeOf[row]];
    last[rows.codeOf[row]] = close;
    const { limit, words } = rule(code, day);
    if (!(Math.abs(close / previous - 1) > limit)) continue;
    const move = percentText(close / previous - 1);
    const detail = {
      zh: `由 ${previous} 到 ${close}，${move}；${words.zh}`,
      en: `${move} from ${previous} to ${close}; ${words.en}`,
    };
    findings.push({ check: "jump-beyond-limit", table: rows.table, code, day, detail });
  }
  return findings;
}
