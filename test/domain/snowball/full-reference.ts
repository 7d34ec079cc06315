import { existsSync, readFileSync } from "node:fs";
import { SHARED } from "../../support/shared-data.ts";
import { type ReferenceRow, referenceRow } from "./reference-rows.ts";

const FILE = `${SHARED}/reference/snowball.csv`;

/** For `describe.skipIf(...)`: the whole reference table stands beside the checkout or not at all. */
export const fullReferenceAbsent = !existsSync(FILE);
if (fullReferenceAbsent) console.error(`skipping the whole snowball reference table: ${FILE} is absent`);

const COLUMNS = ["case", "state", "S", "price", "delta", "gamma", "vega_1", "rho_1", "carry_1"];
const STATES: Record<string, string> = { NKI: "alive", KI: "knocked-in" };

/** All rows that an exact engine made. */
export function fullReference(): ReferenceRow[] {
  const lines = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
  const [header, ...rows] = lines.filter((line) => !line.startsWith("#")).map(cells);
  return rows
    .filter((row) => row[header.indexOf("engine")] === "REF-GLQ")
    .map((row) => COLUMNS.map((column) => row[header.indexOf(column)] || "-"))
    .map(([name, state, ...values]) => referenceRow([name, STATES[state], ...values]));
}

/** Cells of a line of CSV, in which a quoted cell may hold commas. */
function cells(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain]) => quoted ?? plain);
}
