/** Cells of one CSV line (RFC 4180: a cell in double quotes may hold commas and doubled quotes), or null if malformed. */
export function splitLine(line: string): string[] | null {
  if (!line.includes('"')) return line.split(",");
  const raw = [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^",]*),/g)].map((match) => match[1]);
  if (raw.join(",") !== line) return null;
  return raw.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}
