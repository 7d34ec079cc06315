import { dayOfMonth, monthOf, parseDay, weekday } from "../domain/calendar/index.ts";
import { type Lang, say } from "./words/lang.ts";

/** What stands for a missing number: never 0, never blank. */
export const MISSING = "–";

const MINUS = "\u2212";
const EN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const EN_WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const ZH_WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

type Missing = null | undefined;

function isMissing(value: number | Missing): value is Missing {
  return value === null || value === undefined || !Number.isFinite(value);
}

function grouped(digits: string): string {
  const [whole, fraction] = digits.split(".");
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

/** Absolute value with fixed decimals, and the sign it still has after rounding. */
function rounded(value: number, digits: number): { text: string; sign: -1 | 0 | 1 } {
  const text = Math.abs(value).toFixed(digits);
  const sign = Number(text) === 0 ? 0 : value < 0 ? -1 : 1;
  return { text, sign };
}

/** Number with a true minus and fixed decimals; commas from 10,000. Missing is "–". */
export function plain(value: number | Missing, digits = 1): string {
  if (isMissing(value)) return MISSING;
  const { text, sign } = rounded(value, digits);
  return (sign < 0 ? MINUS : "") + (Number(text) >= 10_000 ? grouped(text) : text);
}

/** Like `plain`, with + before positive numbers; what rounds to zero has no sign. */
export function signed(value: number | Missing, digits = 1): string {
  if (isMissing(value)) return MISSING;
  const { sign } = rounded(value, digits);
  return (sign > 0 ? "+" : "") + plain(value, digits);
}

/** A ratio as `12.9%`. */
export function percent(ratio: number | Missing, digits = 1): string {
  return isMissing(ratio) ? MISSING : `${plain(ratio * 100, digits)}%`;
}

/** A ratio as `+12.9%` or `−12.9%`: for changes and for the basis. */
export function signedPercent(ratio: number | Missing, digits = 1): string {
  return isMissing(ratio) ? MISSING : `${signed(ratio * 100, digits)}%`;
}

/** Percentage points of a ratio difference: `+46.8 点`, `+46.8 pp`. */
export function signedPoints(ratio: number | Missing, lang: Lang, digits = 1): string {
  return isMissing(ratio) ? MISSING : `${signed(ratio * 100, digits)} ${say(lang, "点", "pp")}`;
}

/** Index level: always with commas. */
export function level(value: number | Missing, digits = 0): string {
  return isMissing(value) ? MISSING : grouped(plain(value, digits).replaceAll(",", ""));
}

/** Lots in the unit of the language without its name: 万手 (28.4) or thousand lots (284). */
export function lotsNumber(lots: number | Missing, lang: Lang): string {
  if (isMissing(lots)) return MISSING;
  return lang === "zh" ? plain(lots / 10_000, 1) : plain(lots / 1000, 0);
}

/** Lots: `28.4 万手`, `284k lots`. */
export function lots(value: number | Missing, lang: Lang): string {
  if (isMissing(value)) return MISSING;
  return say(lang, `${lotsNumber(value, lang)} 万手`, `${lotsNumber(value, lang)}k lots`);
}

/** Yuan: `312.0 亿元`, `CNY 31.2bn`. */
export function money(yuan: number | Missing, lang: Lang): string {
  if (isMissing(yuan)) return MISSING;
  return say(lang, `${plain(yuan / 1e8, 1)} 亿元`, `CNY ${plain(yuan / 1e9, 1)}bn`);
}

/** Large index level: `15.56 万`, `155.6k`. */
export function bigLevel(value: number | Missing, lang: Lang): string {
  if (isMissing(value)) return MISSING;
  return say(lang, `${plain(value / 10_000, 2)} 万`, `${plain(value / 1000, 1)}k`);
}

/** `02-07`, `7 Feb`. */
export function shortDate(iso: string, lang: Lang): string {
  if (lang === "zh") return iso.slice(5);
  const day = parseDay(iso);
  return `${dayOfMonth(day)} ${EN_MONTHS[monthOf(day) - 1]}`;
}

/** `2024-02-07`, `7 Feb 2024`. */
export function longDate(iso: string, lang: Lang): string {
  return lang === "zh" ? iso : `${shortDate(iso, lang)} ${iso.slice(0, 4)}`;
}

/** Month on an axis: `10月` or `Oct`; January and the first label carry the year: `2024年1月`, `Jan 2024`. */
export function monthLabel(iso: string, lang: Lang, withYear: boolean): string {
  const month = Number(iso.slice(5, 7));
  const year = iso.slice(0, 4);
  if (lang === "zh") return withYear ? `${year}年${month}月` : `${month}月`;
  return withYear ? `${EN_MONTHS[month - 1]} ${year}` : EN_MONTHS[month - 1];
}

/** `周三`, `Wed`. */
export function weekdayName(iso: string, lang: Lang): string {
  return (lang === "zh" ? ZH_WEEKDAYS : EN_WEEKDAYS)[weekday(parseDay(iso))];
}

/** Calendar days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return parseDay(to) - parseDay(from);
}
