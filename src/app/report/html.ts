/** Markup: text in which everything that came from outside is escaped. */
export interface Html {
  readonly markup: string;
}

/** What a template takes: text is escaped, markup is not, nothing is nothing. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** Markup from a template. Every piece of text put into it is escaped, in content and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return trusted(String.raw({ raw: strings }, ...pieces.map(markupOf)));
}

/** Markup made elsewhere by this program, taken as it is. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number") return escaped(String(piece));
  return isList(piece) ? piece.map(markupOf).join("") : piece.markup;
}

function isList(piece: Html | readonly Piece[]): piece is readonly Piece[] {
  return Array.isArray(piece);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}
