/** Characters that take two columns of a terminal: CJK, kana, Hangul, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal styles begin with the escape character
const STYLES = /\u001b\[[0-9;]*m/g;

/** Columns that a text takes in a terminal; styles take none. */
export function textWidth(text: string): number {
  const shown = text.replace(STYLES, "");
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
}

/** The text with spaces before (right) or after (left) it, up to a width in columns. */
export function padded(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "right" ? space + text : text + space;
}

/** The text, cut to a width with "…" at its end where it is longer. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(kept + character) >= width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Breaks a text into lines of at most `width` columns, between words or beside a wide character. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line !== "" && textWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** Words with the space after them, and wide characters one by one, closing marks held to what they follow. */
function pieces(text: string): string[] {
  const wide = WIDE.source;
  return text.match(new RegExp(`${wide}[，。、；：！？）」』】]*|(?:(?!${wide})\\S)+\\s*|\\s+`, "gu")) ?? [];
}
