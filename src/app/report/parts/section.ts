import { type Html, html, type Piece } from "../html.ts";

interface Heading {
  readonly title: string;
  /** Told apart by the style sheet. */
  readonly name?: string;
  /** Unit and method, in grey on the heading's line. */
  readonly note?: Piece;
  readonly badge?: Piece;
}

/** A rule, a heading on one line with its unit and method, and the content. */
export function section({ title, name, note, badge }: Heading, ...content: readonly Piece[]): Html {
  return html`<section class="section${name && ` ${name}`}">
<div class="section-head"><h3>${title}</h3>${note && html`<span class="section-note">${note}</span>`}${badge}</div>
${content}
</section>`;
}

/** Source, kind of price, last date and assumptions, under a picture or a table. */
export function sourceLine(...content: readonly Piece[]): Html {
  return html`<div class="source">${content}</div>`;
}

/** A chapter of which nothing can be told: its name, what is missing, and what would fill it. */
export function emptyChapter(id: string, title: string, what: string, fill: string): Html {
  return html`<article id="${id}" class="chapter">
<section class="section"><div class="section-head"><h2>${title}</h2></div>${nothing(what, fill)}</section>
</article>`;
}

/** The space of what cannot be drawn: what is missing, and what would fill it. */
export function nothing(what: string, fill: string): Html {
  return html`<div class="nothing hatched" role="note"><div><p class="nothing-what">${what}</p><p class="nothing-fill">${fill}</p></div></div>`;
}
