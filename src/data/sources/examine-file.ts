import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { InputError } from "../../errors.ts";
import { splitLine } from "./split-line.ts";

/** What a file is, found by reading it once from end to end; its name and ending are not asked. */
export interface FileFacts {
  readonly container: "csv" | "gzip" | "parquet";
  /** SHA-256 of the file as it lies on disk, hexadecimal. */
  readonly sha256: string;
  /** Column names of the first line, and the cells of the lines after it; empty for Parquet, whose schema the engine reads. */
  readonly header: readonly string[];
  readonly firstRows: readonly (readonly string[])[];
  /** Whether a carriage return occurs anywhere, so that lines end in another way than with a line feed. */
  readonly hasCarriageReturn: boolean;
}

const HEAD_BYTES = 65_536;
/** Rows that may tell a format by their codes. */
export const FIRST_ROWS = 50;
const CARRIAGE_RETURN = 13;
/** No text holds these; the second tells the engine where a line's only column would end. */
const NUL = 0;
const START_OF_HEADING = 1;

/**
 * Reads a file once: its kind by its first bytes, its digest, its first lines; a gzip file is unpacked to the end,
 * so that a cut or altered one is found. Throws InputError for a file that cannot be read, is damaged, or is no text.
 */
export async function examineFile(path: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  const start = await firstBytes(path);
  const container = containerOf(path, start);
  let head = Buffer.alloc(0);
  let hasCarriageReturn = false;
  let hasControl = false;
  const unpack = container === "gzip" ? createGunzip({ chunkSize: 1 << 20 }) : new PassThrough();
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  source.on("data", (bytes) => hash.update(bytes));
  try {
    await pipeline(source, unpack, async (chunks: AsyncIterable<Buffer>) => {
      for await (const bytes of chunks) {
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
        hasCarriageReturn ||= bytes.includes(CARRIAGE_RETURN);
        hasControl ||= bytes.includes(NUL) || bytes.includes(START_OF_HEADING);
      }
    });
  } catch (error) {
    throw new InputError(`${path} cannot be read (${reason(error)}); fetch the file again`);
  }
  if (hasControl && container !== "parquet") {
    throw new InputError(`${path} holds control characters (U+0000 or U+0001), so it is no text; export it as CSV`);
  }
  const [header, ...firstRows] = container === "parquet" ? [[]] : headRows(path, head);
  return { container, sha256: hash.digest("hex"), header, firstRows, hasCarriageReturn };
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    for await (const bytes of createReadStream(path, { end: 3 })) return bytes as Buffer;
  } catch (error) {
    throw new InputError(`${path} cannot be read (${reason(error)}); expected a readable file`);
  }
  throw new InputError(`${path} is empty; expected a header line and rows`);
}

function containerOf(path: string, start: Buffer): FileFacts["container"] {
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  const magic = start.toString("latin1");
  if (magic === "PAR1") return "parquet";
  if (magic.startsWith("PK"))
    throw new InputError(`${path} is a zip or Excel file; expected CSV, gzipped CSV or Parquet`);
  if (magic.startsWith("\xff\xfe") || magic.startsWith("\xfe\xff")) {
    throw new InputError(`${path} is UTF-16 text; save it as UTF-8`);
  }
  return "csv";
}

function headRows(path: string, head: Buffer): string[][] {
  const lastLineEnd = Math.max(head.lastIndexOf(10), head.lastIndexOf(CARRIAGE_RETURN));
  const whole = head.length < HEAD_BYTES || lastLineEnd < 0 ? head : head.subarray(0, lastLineEnd);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(whole);
  } catch {
    throw new InputError(`${path} is not UTF-8 text; save it as UTF-8 (iconv -f GB18030 -t UTF-8)`);
  }
  const [first, ...rest] = text.split(/\r\n|\n|\r/);
  const lines = [first, ...rest.filter((line) => line.trim() !== "").slice(0, FIRST_ROWS)];
  return lines.map((line) => (splitLine(line) ?? [line]).map((cell) => cell.trim()));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
