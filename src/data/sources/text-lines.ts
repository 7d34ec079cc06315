import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { InputError } from "../../errors.ts";

/** A file by its path, or a text that came another way under the name that sentences give it. */
export type TextSource = string | { readonly name: string; readonly text: string };

/** What sentences call the source. */
export function sourceName(source: TextSource): string {
  return typeof source === "string" ? source : source.name;
}

/**
 * Lines of a text, one after the other; a file may be plain, or gzipped by its name. Throws InputError where it cannot be
 * read.
 */
export async function* textLines(source: TextSource, expected: string): AsyncGenerator<string> {
  if (typeof source === "string") yield* fileLines(source, expected);
  else yield* source.text.split(/\r\n|\n|\r/);
}

async function* fileLines(path: string, expected: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    const input: Readable = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file;
    // Errors of the file must reach whoever reads the unpacked text.
    file.on("error", (error) => input.destroy(error));
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} cannot be read (${reason}); expected ${expected}`);
  } finally {
    file.destroy();
  }
}
