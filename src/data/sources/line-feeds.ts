import { createReadStream, createWriteStream } from "node:fs";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** Writes a copy of a text file, unpacked, in which every line ends with a line feed: CR LF and lone CR become LF. */
export async function copyWithLineFeeds(path: string, isGzip: boolean, to: string): Promise<void> {
  const unpack = isGzip ? createGunzip({ chunkSize: 1 << 20 }) : new PassThrough();
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), unpack, withLineFeeds, createWriteStream(to));
}

async function* withLineFeeds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = "";
  for await (const chunk of chunks) {
    // latin1 maps bytes to characters one to one, so no character is torn at the end of a chunk.
    const text = held + chunk.toString("latin1");
    held = text.endsWith("\r") ? "\r" : "";
    const whole = held === "" ? text : text.slice(0, -1);
    yield Buffer.from(whole.replaceAll(/\r\n?/g, "\n"), "latin1");
  }
  if (held !== "") yield Buffer.from("\n");
}
