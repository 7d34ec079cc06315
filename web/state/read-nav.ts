import type { NavSource } from "./use-drift.ts";

const MOST_BYTES = 8_000_000;

/** The text of a chosen file, gzipped or not; it is read here and sent nowhere. Rejects with one sentence. */
export async function readNav(file: File): Promise<NavSource> {
  if (file.size > MOST_BYTES) throw new Error(`${file.name} is larger than 8 MB; expected net values, a row a day`);
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  return { kind: "file", name: file.name, text: await textOf(file.name, stream) };
}

async function textOf(name: string, stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = stream.getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > MOST_BYTES) break;
    }
  } catch {
    throw new Error(`${name} cannot be read; expected a CSV file with the columns date,nav in UTF-8`);
  }
  await reader.cancel();
  throw new Error(`${name} is larger than 8 MB; expected net values, a row a day`);
}
