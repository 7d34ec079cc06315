// Damage done to text and bytes, the same for the same random numbers.
import fc from "fast-check";

/** Values that break what was not thought of. */
export const NASTY = [
  "",
  " ",
  "0",
  "-0",
  "-1",
  "NaN",
  "nan",
  "Infinity",
  "-Infinity",
  "1e400",
  "1e-400",
  "1e308",
  "-1e308",
  "9007199254740993",
  "99999999999999999999",
  "0x10",
  "1_000",
  "1,000",
  "１２",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "__proto__",
  "constructor",
  "toString",
  "2024-02-30",
  "2024-2-5",
  "0000-00-00",
  "9999-12-31",
  "1899-12-31",
  "2024-02-05T00:00:00Z",
  "45327",
  "20240205",
  "20240299",
  '"',
  '""',
  "'",
  "';drop table imports;--",
  "%00",
  "%",
  "\u0000",
  "\u0001",
  "\ufeff",
  "\u2028",
  "\ud800",
  "中文",
  "🀄",
  "../../etc/passwd",
  "/etc/passwd",
  "a".repeat(10_000),
  "=1+1",
  "IM2403",
  "IM9999",
  "XX2403",
  "600519",
  "6005190",
  "000905.SH",
  "1;2",
  "1:2:3",
  "-",
  "--",
  "\\",
  "$(id)",
  "\r",
  "\n",
  "\t",
  "1e5,2",
  "*&a",
  "&a [*a]",
  "!!js/function",
];

/** Random choices from a seed and a number. */
export function choices(seed, number) {
  const picks = fc.sample(fc.nat({ max: 2 ** 30 }), { seed: seed * 1_000_003 + number, numRuns: 64 });
  let at = 0;
  const whole = (below) => {
    const value = picks[at++ % picks.length] + 7919 * Math.floor(at / picks.length);
    return value % below;
  };
  const pick = (list) => list[whole(list.length)];
  const text = () => fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { seed: whole(2 ** 30), numRuns: 1 })[0];
  const nasty = () => (whole(4) === 0 ? text() : pick(NASTY));
  return { whole, pick, nasty, text };
}

/** A CSV text with one to four things wrong, as bytes. */
export function mutatedCsv(text, { whole, pick, nasty }) {
  let lines = text.trimEnd().split("\n");
  if (lines.length > 60) lines = [lines[0], ...lines.slice(1 + whole(lines.length - 60)).slice(0, 50)];
  for (let n = 1 + whole(4); n > 0; n--) {
    const changed = pick(LINE_CHANGES)(lines, { whole, pick, nasty });
    lines = changed.length === 0 ? [""] : changed;
  }
  const ending = pick(["\n", "\n", "\n", "\r\n", "\r"]);
  return pick(BYTE_CHANGES)(Buffer.from(lines.join(ending) + pick(["", ending])), { whole });
}

function atCell(lines, { whole }, change, from = 0) {
  const row = Math.min(lines.length - 1, from + whole(Math.max(1, lines.length - from)));
  const cells = lines[row].split(",");
  const column = whole(cells.length);
  cells[column] = change(cells[column]);
  return lines.with(row, cells.join(","));
}

const LINE_CHANGES = [
  (lines, c) => atCell(lines, c, () => c.nasty()),
  (lines, c) => atCell(lines, c, () => c.nasty(), 1),
  (lines, c) => atCell(lines, c, (cell) => cell + c.nasty(), 1),
  (lines, c) => atCell(lines, c, (cell) => `-${cell}`, 1),
  (lines, c) => atCell(lines, c, (cell) => `"${cell}`, 1),
  (lines, c) => atCell(lines, c, (cell) => cell.slice(0, -1), 0),
  (lines, c) => lines.toSpliced(c.whole(lines.length), 1),
  (lines, c) => lines.concat(lines[c.whole(lines.length)]),
  (lines, c) => lines.toSpliced(c.whole(lines.length), 0, c.nasty()),
  (lines) => [...lines].reverse(),
  (lines, c) => lines.slice(0, c.whole(3)),
  (lines, c) => lines.map((line) => line.replaceAll(",", c.pick([";", "\t", ",,", " , "]))),
  (lines) => lines.map((line) => line.split(",").slice(1).join(",")),
  (lines) => lines.map((line) => line.split(",").reverse().join(",")),
  (lines, c) => lines.concat(Array(20).fill(Array(2000).fill(c.nasty().slice(0, 5)).join(","))),
  (lines) => lines,
];

const BYTE_CHANGES = [
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes, { whole }) => bytes.subarray(0, whole(bytes.length + 1)),
  (bytes, { whole }) => {
    for (let n = 0; n < 5; n++) bytes[whole(bytes.length)] = whole(256);
    return bytes;
  },
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  (bytes) => Buffer.from(bytes.toString(), "utf16le"),
  (bytes) => Buffer.concat([bytes, Buffer.from([0xc8, 0xd5, 0xc6, 0xda])]),
  (bytes) => Buffer.concat([bytes, Buffer.alloc(5000)]),
];

/** Settings in YAML or JSON with one to three things wrong. */
export function mutatedSettings(text, { whole, pick, nasty }) {
  let lines = text.split("\n");
  const value = (line) => line.replace(/:\s*[^#]*/, `: ${nasty()} `);
  const changes = [
    () => lines.map((line, i) => (i === chosen ? value(line) : line)),
    () => lines.map((line, i) => (i === chosen ? `  ${line}` : line)),
    () => lines.concat(`${nasty()}: ${nasty()}`),
    () => lines.concat(lines[chosen]),
    () =>
      lines.concat(
        "a: &a [x,x,x,x,x,x,x,x]",
        "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]",
        "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]",
        "d: [*c,*c,*c,*c,*c,*c]",
      ),
    () => [`${"[".repeat(3000)}`],
    () => [nasty()],
    () => lines.toSpliced(chosen, 1),
    () => lines.concat("__proto__: {capital: 1}", "constructor: 1"),
  ];
  let chosen = 0;
  for (let n = 1 + whole(3); n > 0; n--) {
    chosen = whole(lines.length);
    lines = changes[pick([0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8])]();
  }
  return lines.join("\n");
}

/** A JSON value with one to three of its leaves or branches replaced. */
export function mutatedJson(value, { whole, pick, nasty }) {
  const copy = structuredClone(value);
  const odd = () =>
    pick([null, true, -1, 0, 0.5, 1e308, -1e308, 1e15, 3, 2.5, [], {}, "", nasty(), [nasty()], Number.NaN]);
  for (let n = 1 + whole(3); n > 0; n--) {
    let node = copy;
    for (let depth = whole(3); depth > 0; depth--) {
      const inner = Object.values(node).filter((child) => child !== null && typeof child === "object");
      if (inner.length === 0) break;
      node = pick(inner);
    }
    const keys = Object.keys(node);
    const key = keys.length === 0 || whole(8) === 0 ? nasty().slice(0, 20) : pick(keys);
    if (whole(6) === 0) delete node[key];
    else Object.defineProperty(node, key, { value: odd(), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
