import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { InputError } from "../../errors.ts";

/** Lines of a text file, plain or gzipped by its name, one after the other. Throws InputError where it cannot be read. */
export async function* textLines(path: string, expected: string): AsyncGenerator<string> {
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
