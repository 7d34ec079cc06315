import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { styled } from "./style.ts";
import { wrapped } from "./text-width.ts";

/** Rows of days that a person is shown; `--json` gives all. */
const MOST_DAYS = 30;

/** Blocks of lines with a blank line between them; empty blocks leave no gap. */
export function sheet(...blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/** A heading, bold, and what belongs under it; nothing where that is empty. */
export function section(title: string, lines: readonly string[], page: Page): string[] {
  return lines.length === 0 ? [] : [...wrapped(title, page.width).map((line) => styled(line, "bold", page)), ...lines];
}

/** A text as lines of the page's width, indented. */
export function paragraph(text: string, page: Page, indent = ""): string[] {
  return wrapped(text, page.width - indent.length).map((line) => indent + line);
}

/** What the data could not support, one paragraph a note. */
export function notesBlock(notes: readonly Words[], page: Page): string[] {
  const lines = notes.map((note) => say(note, page));
  return section(page.lang === "zh" ? "说明" : "Notes", bullets(lines, page), page);
}

/** Texts as a list, each wrapped under its bullet. */
export function bullets(texts: readonly string[], page: Page): string[] {
  return texts.flatMap((text) => wrapped(text, page.width - 2).map((line, i) => `${i === 0 ? "· " : "  "}${line}`));
}

/** The last days of a long run, and a line that says how many were left out. */
export function lastDays<T>(days: readonly T[], page: Page): { shown: readonly T[]; omitted: string[] } {
  const more = days.length - MOST_DAYS;
  if (more <= 0) return { shown: days, omitted: [] };
  const text = { zh: `… 此前 ${more} 日从略，--json 给出全部`, en: `… ${more} earlier days; --json gives them all` };
  return { shown: days.slice(-MOST_DAYS), omitted: [styled(text[page.lang], "dim", page)] };
}

/** The text in the page's language. */
export function say(words: Words, page: Page): string {
  return words[page.lang];
}
