import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../../src");

const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: relative(SOURCE, path), text: withoutComments(readFileSync(path, "utf8")) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** Files of these folders whose text, comments aside, matches. */
function found(folders: string[], pattern: RegExp): string[] {
  return files
    .filter(({ name, text }) => folders.some((folder) => name.startsWith(`${folder}/`)) && pattern.test(text))
    .map(({ name }) => name);
}

test("no clock and no randomness but those passed as arguments in numerics, domain, view and the studies", () => {
  const clockOrChance = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b/;
  expect(found(["numerics", "domain", "view", "app/studies"], clockOrChance)).toEqual([]);
});

test("no locale of the machine in what is computed or worded", () => {
  expect(found(["numerics", "domain", "view"], /\.toLocale\w+\(|\bIntl\./)).toEqual([]);
});

test("the process is spoken to only by the command line's entry, its terminal, its server and the server's processes", () => {
  const speaks = found(["data", "app"], /\bprocess\.(exit|exitCode|argv|stdout|stderr|env|on)\b|\bconsole\./);
  const may = ["app/cli/main.ts", "app/cli/terminal.ts", "app/cli/serve.ts", "app/server/study-process.ts"];
  expect(speaks.filter((name) => !may.includes(name))).toEqual([]);
});

test("folders explain themselves: no utils, helpers, common or manager", () => {
  const names = files.map(({ name }) => name);
  expect(names.filter((name) => /(^|\/)(utils?|helpers?|common|managers?)(\/|\.ts$)/.test(name))).toEqual([]);
});
