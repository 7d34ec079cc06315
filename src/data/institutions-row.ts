import { bankSheet, type Institution, requireInstitution } from "../domain/network/index.ts";
import { InputError } from "../errors.ts";

/** Cells of a row by column, "" where the file has none. */
export type RowCells = (column: string) => string;

/** Columns of a table of institutions, as a header may have them. */
export const GENERAL_HEADER = "institution,equity,cash,other,loan,asset:NAME,...";

const BANK_COLUMNS = ["bank", "equity", "leverage_ratio_pct", "debt_securities", "government_bonds"] as const;
const NEEDED = ["institution", "equity"] as const;
const OPTIONAL = ["cash", "other", "loan"] as const;
const ASSET = "asset:";

/** Columns of a file in its order, and the assets that they name. */
export interface Header {
  readonly kind: "banks" | "institutions";
  readonly columns: readonly string[];
  readonly assets: readonly string[];
}

/** Reads a header. Throws InputError naming the column that is missing, unknown, or stands twice. */
export function headerOf(cells: readonly string[]): Header {
  const columns = cells.map((cell) => nameOf(cell.trim()));
  const twice = columns.find((column, i) => column !== "" && columns.indexOf(column) !== i);
  if (twice !== undefined) throw headerError(`column "${twice}" stands there twice`);
  const isBanks = columns.includes("bank") || columns.includes("leverage_ratio_pct");
  const missing = (isBanks ? BANK_COLUMNS : NEEDED).find((column) => !columns.includes(column));
  if (missing !== undefined) throw headerError(`column "${missing}" is missing`);
  if (isBanks) return { kind: "banks", columns, assets: [] };
  const known: readonly string[] = [...NEEDED, ...OPTIONAL];
  const strange = columns.find((column) => !known.includes(column) && !column.startsWith(ASSET));
  if (strange !== undefined) throw headerError(`column "${strange.slice(0, 40)}" is not known`);
  const assets = columns.filter((column) => column.startsWith(ASSET)).map((column) => column.slice(ASSET.length));
  if (assets.length === 0) throw headerError("no column names an asset");
  const unusable = assets.find((asset) => !/^[^\s=,:][^=,:]*$/.test(asset));
  if (unusable !== undefined) throw headerError(`column "${ASSET}${unusable}" names no asset`);
  return { kind: "institutions", columns, assets };
}

/** Column names do not care for case; names of assets do. */
function nameOf(cell: string): string {
  const isAsset = cell.slice(0, ASSET.length).toLowerCase() === ASSET;
  return isAsset ? ASSET + cell.slice(ASSET.length).trim() : cell.toLowerCase();
}

function headerError(problem: string): InputError {
  return new InputError(
    `${problem}; expected a header line such as ${GENERAL_HEADER} (cash, other, loan may be left out) or ${BANK_COLUMNS.join(",")}`,
  );
}

/** A row of the format for banks. Throws InputError naming the column and the cell. */
export function bankRow(cells: RowCells): Institution {
  const name = named(cells, "bank");
  const equity = positive(cells, "equity");
  const leverageRatio = numberIn(
    cells,
    "leverage_ratio_pct",
    (v) => v > 0 && v <= 100,
    "a per cent above 0, at most 100",
  );
  const [debtSecurities, governmentBonds] = [amount(cells, "debt_securities"), amount(cells, "government_bonds")];
  return bankSheet({ name, equity, leverageRatio: leverageRatio / 100, debtSecurities, governmentBonds });
}

/** A row of the general format: without a loan column, half of what is owed can be repaid. */
export function generalRow(cells: RowCells, assets: readonly string[]): Institution {
  const name = named(cells, "institution");
  const equity = positive(cells, "equity");
  const [cash, other] = [optional(cells, "cash") ?? 0, optional(cells, "other") ?? 0];
  const holdings = assets.map((asset) => optional(cells, ASSET + asset) ?? 0);
  const owed = cash + other + holdings.reduce((sum, value) => sum + value, 0) - equity;
  const loan = optional(cells, "loan") ?? Math.max(0, owed) / 2;
  const row = { name, equity, cash, other, loan, holdings };
  requireInstitution(assets, row);
  return row;
}

function named(cells: RowCells, column: string): string {
  const name = cells(column);
  if (name !== "") return name;
  throw new InputError(`${column} is empty; expected a name`);
}

function positive(cells: RowCells, column: string): number {
  return numberIn(cells, column, (value) => value > 0, "a number above 0");
}

function amount(cells: RowCells, column: string): number {
  return numberIn(cells, column, (value) => value >= 0, "a number not below 0");
}

/** An amount that may be left out. */
function optional(cells: RowCells, column: string): number | undefined {
  return cells(column) === "" ? undefined : amount(cells, column);
}

function numberIn(cells: RowCells, column: string, holds: (value: number) => boolean, expected: string): number {
  const cell = cells(column);
  const value = cell === "" ? Number.NaN : Number(cell);
  if (Number.isFinite(value) && holds(value)) return value;
  const shown = JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}...` : cell);
  throw new InputError(`${column} is ${cell === "" ? "empty" : shown}; expected ${expected}`);
}
