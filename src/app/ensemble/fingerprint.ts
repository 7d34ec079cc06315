import { createHash, type Hash } from "node:crypto";

/** A short hash of plain values and arrays of numbers: the same values give the same one on every machine. */
export function fingerprint(value: unknown): string {
  const hash = createHash("sha256");
  feed(hash, value);
  return hash.digest("hex").slice(0, 16);
}

function feed(hash: Hash, value: unknown): void {
  if (ArrayBuffer.isView(value)) {
    hash.update(`${value.constructor.name}${value.byteLength}`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`[${value.length}`);
    for (const each of value) feed(hash, each);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      hash.update(`{${name}`);
      feed(hash, each);
    }
  } else hash.update(`${typeof value} ${String(value)};`);
}
