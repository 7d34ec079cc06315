import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type NavFile, readNavText } from "../domain/drift/index.ts";
import { InputError } from "../errors.ts";

/** Net values of a century fit many times. */
const MOST_BYTES = 8_000_000;

const unpack = promisify(gunzip);

/**
 * Reads net values from a CSV file (plain or gzipped, UTF-8) with the columns date and nav. Throws InputError naming the
 * file, and the line where one is bad: where it cannot be read, is larger than 8 MB, or `readNavText` refuses it.
 */
export async function readNavFile(path: string): Promise<NavFile> {
  return readNavText(path, await textOf(path));
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw tooLarge(path);
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isPacked ? await unpack(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof RangeError) throw tooLarge(path);
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} cannot be read (${reason}); expected a CSV file with the columns date,nav in UTF-8`);
  }
}

function tooLarge(path: string): InputError {
  return new InputError(`${path} is larger than ${MOST_BYTES / 1e6} MB; expected net values, a row a day`);
}
