import { BANK_ASSETS, type Institution, type Institutions, institutionsOf } from "../domain/network/index.ts";
import { InputError } from "../errors.ts";
import { bankRow, GENERAL_HEADER, generalRow, headerOf, type RowCells } from "./institutions-row.ts";
import { splitLine } from "./sources/split-line.ts";
import { textLines } from "./sources/text-lines.ts";

/** Institutions of a file, and which asset a shock without a name falls on. */
export interface InstitutionsFile {
  readonly institutions: Institutions;
  readonly shocked: string;
}

const EXPECTED = `a CSV file with the columns ${GENERAL_HEADER}`;

/**
 * Reads balance sheets from CSV (plain or gzipped, UTF-8), columns by their names, in one of two formats told apart by the
 * header: banks (bank,equity,leverage_ratio_pct,debt_securities,government_bonds; other columns are passed over) or any
 * institutions (institution,equity and a column asset:NAME for each asset; cash, other and loan may be left out). A shock
 * without a name falls on government bonds, or on the first asset of the header. Throws InputError in one sentence naming
 * the file, the line, the column and what would be right, for a bad header or row, a name that stands twice, a file that
 * cannot be read or holds no row.
 */
export async function readInstitutions(path: string): Promise<InstitutionsFile> {
  const rows: Institution[] = [];
  const lineOf = new Map<string, number>();
  let header: ReturnType<typeof headerOf> | null = null;
  let line = 0;
  for await (const text of textLines(path, EXPECTED)) {
    line++;
    if (text.trim() === "") continue;
    try {
      if (header === null) {
        header = headerOf(splitLine(text.replace(/^\ufeff/, "")) ?? []);
        continue;
      }
      const cells = cellsOf(text, header.columns);
      const row = header.kind === "banks" ? bankRow(cells) : generalRow(cells, header.assets);
      const column = header.kind === "banks" ? "bank" : "institution";
      const earlier = lineOf.get(row.name);
      if (earlier !== undefined) {
        throw new InputError(`${column} is ${JSON.stringify(row.name)}, as on line ${earlier}; expected each once`);
      }
      lineOf.set(row.name, line);
      rows.push(row);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(`${path} line ${line}: ${error.message}`);
    }
  }
  if (header === null) throw new InputError(`${path} is empty; expected ${EXPECTED}`);
  if (rows.length === 0) throw new InputError(`${path} holds no row; expected institutions below its header`);
  const assets = header.kind === "banks" ? BANK_ASSETS : header.assets;
  const shocked = header.kind === "banks" ? "government" : header.assets[0];
  return { institutions: institutionsOf(assets, rows), shocked };
}

function cellsOf(text: string, columns: readonly string[]): RowCells {
  const cells = splitLine(text);
  if (cells === null) {
    throw new InputError("a quoted cell does not close on its line; expected a closing quote");
  }
  if (cells.length !== columns.length) {
    throw new InputError(`${cells.length} cells; expected the header's ${columns.length}`);
  }
  return (column) => cells[columns.indexOf(column)]?.trim() ?? "";
}
