import { InputError } from "../../errors.ts";
import type { Format } from "./format.ts";
import { FORMATS } from "./formats.ts";

/**
 * The format of a file from its column names and, where formats share a header, from the codes on its first rows: the
 * first code that any of them knows decides. Throws InputError naming the header found and the nearest format.
 */
export function recognise(file: string, header: readonly string[], firstRows: readonly (readonly string[])[]): Format {
  const same = FORMATS.filter((format) => difference(format.header, header) === 0);
  if (same.length === 1) return same[0];
  if (same.length === 0) throw new InputError(unknownHeader(file, header));
  const codes = firstRows.map((row) => row[header.indexOf("code")] ?? "");
  for (const code of codes) {
    const found = same.find((format) => format.codes?.test(code));
    if (found) return found;
  }
  const names = same.map((format) => format.name).join(" or ");
  throw new InputError(
    `${file} has the columns ${header.join(",")} of ${names}, and its first code is "${codes[0] ?? ""}"; expected an index code such as 000905.SH or a stock code such as 000001`,
  );
}

function unknownHeader(file: string, header: readonly string[]): string {
  const [nearest] = [...FORMATS].sort((a, b) => difference(a.header, header) - difference(b.header, header));
  const missing = nearest.header.filter((name) => !header.includes(name));
  const unknown = header.filter((name, i) => !nearest.header.includes(name) || header.indexOf(name) !== i);
  const differences = [
    ...(missing.length > 0 ? [`missing ${missing.join(",")}`] : []),
    ...(unknown.length > 0 ? [`not expected ${unknown.join(",")}`] : []),
  ];
  const shown = header.join(",").slice(0, 200);
  return `${file} has the columns "${shown}", which no format has; nearest is ${nearest.name} (${nearest.header.join(",")}): ${differences.join(", ")}`;
}

/** Names in one header and not in the other; a name given twice counts once more. */
function difference(a: readonly string[], b: readonly string[]): number {
  const absent = (from: readonly string[], other: readonly string[]) => from.filter((name) => !other.includes(name));
  return absent(a, b).length + absent(b, a).length + (b.length - new Set(b).size);
}
