import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the pages that the package ships: dist/app/mcp is three below its root. */
const DOCS = fileURLToPath(new URL("../../../docs", import.meta.url));

/** A page that an assistant may read. */
export interface Document {
  readonly uri: string;
  readonly name: string;
  /** Its first heading. */
  readonly title: string;
}

/** The pages of the package: what each figure is, its formula and its source, and the glossary. */
export function documents(): Document[] {
  if (!existsSync(DOCS)) return [];
  const names = readdirSync(DOCS).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => ({ uri: uriOf(name), name, title: titleOf(textOf(name)) }));
}

/** The text of a page; null for an address that is none of them. */
export function readDocument(uri: string): string | null {
  const found = documents().find((document) => document.uri === uri);
  return found ? textOf(found.name) : null;
}

function uriOf(name: string): string {
  return `bianque://docs/${name}`;
}

function textOf(name: string): string {
  return readFileSync(join(DOCS, name), "utf8");
}

function titleOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? "";
}
