/** What would be right where a code is not. */
interface WrongCode {
  readonly expected: string;
}

const BARE = /^(?:\d{6}|SIM\d{5})$/;
const SUFFIXED = /^(\d{6})\.?(SH|SZ|BJ|XSHG|XSHE|XBSE|SS)$/i;
const PREFIXED = /^(SH|SZ|BJ)\.?(\d{6})$/i;

const EXCHANGES: Readonly<Record<string, string>> = { XSHG: "SH", SS: "SH", XSHE: "SZ", XBSE: "BJ" };

/** Exchange on which a six-digit code of an A-share is listed, by its first digits; undefined for no A-share. */
const LISTED: readonly [RegExp, string][] = [
  [/^6/, "SH"],
  [/^(?:00[0-4]|30)/, "SZ"],
  [/^(?:4|8|92)/, "BJ"],
];

/**
 * The six digits of a stock's code, written with its exchange or without: `600000`, `600000.SH`, `SH600000`, `600000.XSHG`
 * (codes of simulated stocks stand as they are). An exchange that lists no such A-share, as in 000300.SH, is another
 * security's and is refused.
 */
export function stockCode(text: string): string | WrongCode {
  if (BARE.test(text)) return text;
  const [, digits = PREFIXED.exec(text)?.[2], market = PREFIXED.exec(text)?.[1]] = SUFFIXED.exec(text) ?? [];
  if (digits === undefined || market === undefined) {
    return { expected: "six digits, with or without the exchange, such as 600000, 600000.SH or SH600000" };
  }
  const exchange = EXCHANGES[market.toUpperCase()] ?? market.toUpperCase();
  const listed = LISTED.find(([prefix]) => prefix.test(digits))?.[1];
  if (listed === undefined || listed === exchange) return digits;
  return { expected: `the code of a stock: A-shares that begin as ${digits} are listed in ${listed}` };
}
