import { InputError } from "../errors.ts";
import { stockCode } from "./holding-code.ts";
import { splitLine } from "./sources/split-line.ts";
import { sourceName, type TextSource, textLines } from "./sources/text-lines.ts";

/** A stock of a portfolio and how much of it. */
export interface Holding {
  /** Six digits without the exchange. */
  readonly code: string;
  readonly weight: number;
}

const COLUMNS = ["code", "weight"] as const;

/**
 * Reads a portfolio from CSV (plain or gzipped, UTF-8) with the columns code and weight, by their names; other columns are
 * passed over. The file is read as a stream up to the first bad row. Throws InputError in one sentence naming the file, the
 * line, what stands there and what would be right: for a bad row, a code that occurs twice, a header without the two columns,
 * and a file that cannot be read or holds no row.
 */
export async function readHoldings(source: TextSource): Promise<Holding[]> {
  const path = sourceName(source);
  const holdings: Holding[] = [];
  const lineOf = new Map<string, number>();
  let places: readonly number[] | null = null;
  let line = 0;
  for await (const text of textLines(source, "a CSV file with the columns code,weight")) {
    line++;
    if (text.trim() === "") continue;
    if (places === null) {
      places = headerOf(path, text);
      continue;
    }
    holdings.push(holdingOf(text, places, { path, line, lineOf }));
  }
  if (holdings.length === 0)
    throw new InputError(`${path} holds no row; expected a header line code,weight and holdings`);
  return holdings;
}

interface Place {
  readonly path: string;
  readonly line: number;
  /** Line on which each code stood. */
  readonly lineOf: Map<string, number>;
}

function holdingOf(text: string, places: readonly number[], { path, line, lineOf }: Place): Holding {
  const bad = (words: string) => new InputError(`${path} line ${line}: ${words}`);
  const cells = splitLine(text);
  if (cells === null) throw bad("a quoted cell does not close on its line; expected a closing quote");
  const [codeCell, weightCell] = places.map((place) => cells[place]?.trim() ?? "");
  const code = stockCode(codeCell);
  if (typeof code !== "string") throw bad(`code is ${shown(codeCell)}; expected ${code.expected}`);
  const weight = weightCell === "" ? Number.NaN : Number(weightCell);
  if (!Number.isFinite(weight) || weight < 0) {
    throw bad(`weight is ${shown(weightCell)}; expected a number not below 0, such as 0.025`);
  }
  const earlier = lineOf.get(code);
  if (earlier !== undefined) throw bad(`code is ${shown(codeCell)}, as on line ${earlier}; expected each stock once`);
  lineOf.set(code, line);
  return { code, weight };
}

function headerOf(path: string, text: string): number[] {
  const names = (splitLine(text.replace(/^\ufeff/, "")) ?? []).map((name) => name.trim().toLowerCase());
  return COLUMNS.map((column) => {
    const place = names.indexOf(column);
    const problem = place < 0 ? "is missing" : names.lastIndexOf(column) !== place ? "stands there twice" : "";
    if (problem === "") return place;
    throw new InputError(`${path} line 1: column "${column}" ${problem}; expected a header line such as code,weight`);
  });
}

function shown(cell: string): string {
  return cell === "" ? "empty" : JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}...` : cell);
}
