import type { DuckDBConnection } from "@duckdb/node-api";
import type { Part } from "../formats/format.ts";
import { type Check, KINDS } from "../formats/kinds.ts";
import { TABLES } from "../schema.ts";
import type { Staged } from "./duckdb-merge.ts";
import { identifier, literal } from "./sql.ts";

/** One reason to refuse a row: the SQL condition over the staged row, and the words for it. */
export interface Rule {
  /** Column of the file, "" where the whole line is meant. */
  readonly column: string;
  readonly wrong: string;
  readonly reason: (row: RefusedRow) => string;
  /** The row is left out and told, and does not stop the file. */
  readonly leavesOut?: boolean | undefined;
}

/** A refused or left-out row as the engine hands it back. */
export interface RefusedRow {
  readonly line: number;
  /** Index of the rule that it broke. */
  readonly rule: number;
  readonly cells: readonly string[] | null;
  readonly text: string;
  /** Another line with the same key and other values. */
  readonly otherLine: number | null;
}

/** A part of a file staged in a temporary table of the same columns plus line and problem. */
export interface StagedPart extends Staged {
  /** Name of the temporary table, refused rows and all. */
  readonly name: string;
  /** Rows read, refused ones and plain repeats among them. */
  readonly rows: number;
  readonly rules: readonly Rule[];
}

/** What the staging must know of the file behind `input`. */
export interface StagedFile {
  readonly header: readonly string[];
  /** Values of table columns that are the same for each row of the file. */
  readonly constants: Readonly<Record<string, string>>;
  /** Whether malformed lines are told with this part; of several parts of one file, one tells them. */
  readonly tellsLines: boolean;
}

/**
 * Stages the rows that `input` holds for one part of a format into the temporary table `name`: typed values, and in
 * `problem` the index of the first rule that the row breaks, NULL for a good row.
 */
export async function stage(
  connection: DuckDBConnection,
  name: string,
  part: Part,
  file: StagedFile,
): Promise<StagedPart> {
  const { header, constants, tellsLines } = file;
  const rules = [...(tellsLines ? rulesOfLine(header) : []), ...rulesOfCells(part, header), ...rulesOfRow(part)];
  const problem = rules.map((rule, i) => `when ${rule.wrong} then ${i}`).join("\n");
  const columns = [...part.fields.map((field) => field.to), ...Object.keys(constants)];
  const created = await connection.run(
    `create or replace temp table ${name} as
     select ${columns.map(identifier).join(", ")}, line, problem, NULL::BIGINT as other_line,
       case when problem is not null then text end as text, case when problem is not null then cells end as cells
     from (select *, case ${problem} end as problem from (${typed(part, file)}))`,
  );
  await refuseContradictions(connection, name, part, rules.length);
  return {
    name,
    table: part.table,
    from: `(select * from temp.${name} where problem is null)`,
    columns,
    rows: Number((await created.getRows())[0][0]),
    rules: [...rules, contradiction(part)],
  };
}

/** SQL of the part's values by table column (`date`, ...), from cell texts (`c0`, `c1`, ...). */
function typed(part: Part, { header, constants, tellsLines }: StagedFile): string {
  const used = [...new Set(part.fields.map((field) => header.indexOf(field.from)))];
  const cells = used.map((i) => `coalesce(trim(cells[${i + 1}]), '') as c${i}`);
  const values = part.fields.map((field) => {
    const cell = `c${header.indexOf(field.from)}`;
    return `case when ${cell} <> '' then ${KINDS[field.kind].value(cell)} end as ${identifier(field.to)}`;
  });
  const fixed = Object.entries(constants).map(([column, value]) => {
    const isDate = columnIsDate(part, column);
    return `${isDate ? "DATE " : ""}${literal(value)} as ${identifier(column)}`;
  });
  const absent = (part.absentWhenEmpty ?? []).map((from) => `c${header.indexOf(from)} = ''`);
  const holds = absent.length > 0 ? `not (${absent.join(" and ")})` : "true";
  const isWhole = `n is not distinct from ${header.length}`;
  const where = tellsLines ? `not (${isWhole}) or ${holds}` : `${isWhole} and ${holds}`;
  return `select *, ${[...values, ...fixed].join(", ")} from (
    select line, text, cells, len(cells) as n, ${cells.join(", ")} from temp.input) where ${where}`;
}

function columnIsDate(part: Part, column: string): boolean {
  const columns: Readonly<Record<string, { type: string }>> = TABLES[part.table].columns;
  return columns[column].type === "date";
}

function rulesOfLine(header: readonly string[]): Rule[] {
  return [
    { column: "", wrong: "cells is null", reason: () => "a quoted cell does not close on its line" },
    {
      column: "",
      wrong: `n <> ${header.length}`,
      reason: ({ cells }) => `${cells?.length} columns; expected the header's ${header.length}`,
    },
  ];
}

function rulesOfCells(part: Part, header: readonly string[]): Rule[] {
  return part.fields.flatMap((field) => {
    const at = header.indexOf(field.from);
    const cell = `c${at}`;
    const told = (row: RefusedRow) => shown(row.cells?.[at] ?? "");
    const checks: readonly Check[] = KINDS[field.kind].checks;
    const first = checks[0]?.expected ?? "a text";
    const empty = {
      column: field.from,
      wrong: `${cell} = ''`,
      reason: () => `empty; expected ${first.replace(/, or nothing$/, "")}`,
      leavesOut: field.whenEmpty === "left out",
    };
    const wrongs = checks.map((check) => ({
      column: field.from,
      wrong: `${cell} <> '' and ${check.wrong(cell, identifier(field.to))}`,
      reason: (row: RefusedRow) => `${told(row)}; expected ${check.expected}`,
      leavesOut: check.leavesOut,
    }));
    return field.whenEmpty === "missing" ? wrongs : [empty, ...wrongs];
  });
}

function shown(cell: string): string {
  const text = cell.trim();
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
}

/** Rules over two columns of one row. */
function rulesOfRow(part: Part): Rule[] {
  const from = (to: string) => part.fields.find((field) => field.to === to)?.from;
  const rules: Rule[] = [];
  const [low, high] = [from("low"), from("high")];
  if (low && high)
    rules.push({ column: high, wrong: "high < low", reason: () => `below ${low}; expected high >= low` });
  const [start, end] = [from("from_date"), from("to_date")];
  if (start && end) {
    rules.push({
      column: end,
      wrong: "to_date < from_date",
      reason: () => `before ${start}; expected ${end} after it`,
    });
  }
  return rules;
}

function contradiction(part: Part): Rule {
  const key = TABLES[part.table].key.join(" and ");
  return {
    column: "",
    wrong: "",
    reason: ({ otherLine }) => `same ${key} as line ${otherLine}, with other values; expected each key once`,
  };
}

/** Marks every row whose key another row repeats with other values, and drops plain repeats after the first. */
async function refuseContradictions(
  connection: DuckDBConnection,
  name: string,
  part: Part,
  problem: number,
): Promise<void> {
  const key = TABLES[part.table].key.map(identifier);
  const values = part.fields.map((field) => identifier(field.to));
  await connection.run(
    `create or replace temp table repeated as
     select ${key.join(", ")}, min(line) as first_line, max(line) as last_line, count(distinct [${values.map((v) => `coalesce(${v}::VARCHAR, '')`).join(", ")}]) as versions
     from temp.${name} semi join (
       select ${key.join(", ")} from temp.${name} where problem is null group by all having count(*) > 1)
     using (${key.join(", ")}) where problem is null group by all`,
  );
  const [row] = (await connection.runAndReadAll("select count(*)::INTEGER from temp.repeated")).getRows();
  if (row[0] === 0) return;
  const same = key.map((column) => `s.${column} = r.${column}`).join(" and ");
  await connection.run(
    `delete from temp.${name} s using temp.repeated r where ${same} and s.problem is null and versions = 1 and s.line <> first_line`,
  );
  await connection.run(
    `update temp.${name} s set problem = ${problem}, other_line = case when s.line = first_line then last_line else first_line end,
       text = i.text, cells = i.cells
     from temp.repeated r, temp.input i where ${same} and s.problem is null and versions > 1 and i.line = s.line`,
  );
}
