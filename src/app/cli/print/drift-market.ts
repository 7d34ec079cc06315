import type { DriftMarket } from "../../../contract.ts";
import { HEDGE_FUTURES, STYLE_CODES } from "../../../domain/drift/index.ts";
import { level, plain } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { lastDays, notesBlock, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Closes of the size indices and levels of held futures, the last days of them. */
export function printDriftMarket({ days, closes, futures, notes }: DriftMarket, page: Page): string {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...[...STYLE_CODES, ...HEDGE_FUTURES].map((code) => right({ zh: code, en: code }, page)),
  ];
  const rows = days.map((date, i) => [
    date,
    ...STYLE_CODES.map((code) => level(closes[code]?.[i], 1)),
    ...HEDGE_FUTURES.map((future) => plain(futures[future]?.[i], 4)),
  ]);
  const { shown, omitted } = lastDays(rows, page);
  const title = { zh: "指数收盘价与持有滚动的期货", en: "Index closes, and futures held and rolled" };
  return sheet(section(say(title, page), [...omitted, ...table(columns, shown, page)], page), notesBlock(notes, page));
}
