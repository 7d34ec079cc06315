import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { InputError } from "../errors.ts";

/**
 * Reads settings written as YAML (JSON is YAML too). Throws InputError naming the file and the line of the first value
 * that the schema refuses, or of the first key that it does not know.
 */
export function readYamlSettings<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw new InputError(`${file}, line ${lines.linePos(broken.pos[0]).line}: ${firstSentence(broken.message)}`);
  const read = schema.safeParse(plainValue(document, file) ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]] : issue.path;
  const name = path.map(String).join(".");
  const told = issue.code === "unrecognized_keys" ? "no such setting" : issue.message;
  throw new InputError(
    `${file}, line ${lineOf(document.contents, path, lines)}: ${name === "" ? told : `${name}: ${told}`}`,
  );
}

/** The value that is written; one that grows by references to itself is no settings. */
function plainValue(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError(`${file}: its references (*name) do not resolve, or to too much; expected plain settings`);
  }
}

/** Line of the key or item that a path ends in, or of the nearest one above that is written. */
function lineOf(contents: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = contents;
  let offset = 0;
  for (const part of path) {
    if (isSeq(node)) {
      const item: unknown = node.items[Number(part)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
      continue;
    }
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === part) : undefined;
    if (!pair) break;
    offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
    node = pair.value;
  }
  return lines.linePos(offset).line;
}

function firstSentence(message: string): string {
  return message.split("\n")[0];
}
