/** Two-byte characters of GB18030 by their text, turned round from the decoder that the platform has. */
const BYTES = tabulate();

function tabulate(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && text !== "\uFFFD") found.set(text, [high, low]);
    }
  }
  return found;
}

/** A text as the exchange writes it. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
      const bytes = BYTES.get(char);
      if (!bytes) throw new Error(`no two bytes for ${char}`);
      return [...bytes];
    }),
  );
}
