import { percent, plain } from "../../../view/format.ts";
import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { say } from "./sheet.ts";

/** What a printer of one set of rules makes of its answer. */
export interface Blocks {
  readonly headline: Words;
  readonly system: string[];
  readonly institutions: string[];
}

/** Title of the table of institutions. */
export const EACH: Words = { zh: "逐家机构", en: "Institution by institution" };
export const INSTITUTION: Words = { zh: "机构", en: "Institution" };

/** `government −20%, corporate −5%`. */
export function shocksIn(shocks: Readonly<Record<string, number>>, lang: Page["lang"]): string {
  const hit = Object.entries(shocks).filter(([, shock]) => shock !== 0);
  if (hit.length === 0) return lang === "zh" ? "无冲击" : "No shock";
  return hit.map(([asset, shock]) => `${asset} \u2212${percent(shock)}`).join(lang === "zh" ? "，" : ", ");
}

const BAR = 20;

/** A share as a bar of blocks; anything above 0 shows one. */
export function bar(share: number): string {
  const filled = share > 0 ? Math.max(1, Math.round(share * BAR)) : 0;
  return "█".repeat(filled) + "·".repeat(BAR - filled);
}

/** Prints amounts of a system in the file's unit, with decimals where its equity is small. */
export function amountsOf(institutions: readonly { readonly equityBefore: number }[]): (value: number) => string {
  const total = institutions.reduce((sum, { equityBefore }) => sum + equityBefore, 0);
  const digits = total >= 10_000 ? 0 : total >= 100 ? 1 : 3;
  return (value) => plain(value, digits);
}

const MOST_ROWS = 15;

/** The head and first rows of a table, and how many more there are. */
export function shortened(lines: readonly string[], page: Page): string[] {
  const more = lines.length - 1 - MOST_ROWS;
  if (more <= 0) return [...lines];
  const rest = { zh: `… 其后 ${more} 行从略`, en: `… ${more} later rows; --details --json gives them all` };
  return [...lines.slice(0, MOST_ROWS + 1), say(rest, page)];
}
