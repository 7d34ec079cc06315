import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paramShapes } from "../../src/app/studies/read-params.ts";
import { registry } from "../../src/app/studies/registry.ts";
import { CHECKOUT } from "../support/build.ts";
import { emptyStore } from "../support/empty-store.ts";
import { episodeStoreForTests } from "../support/episode-store.ts";
import { lentStores } from "../support/lent-store.ts";
import { madeUpEvenings } from "../support/made-up-evenings.ts";
import { runCli } from "../support/run-cli.ts";
import { titleOf } from "../support/study-sections.ts";

const store = episodeStoreForTests();
/** A store beside which evenings were run. */
const ranEvenings = { ...emptyStore(), eveningRuns: async () => madeUpEvenings().runs };
const page = (name: string) => readFileSync(join(CHECKOUT, "docs", name), "utf8");

/** Command lines of the page's blocks that ask a study; the others write, serve, or read a file of the caller's. */
function questions(text: string): string[] {
  const lines = text.matchAll(/^bianque (.+)$/gm);
  const others =
    /^(import|fetch|start|serve|report|backup|restore|upgrade|watch|runs|alerts|mcp|exposures FILE|check FILE|pledge FILE|chain ensemble|snowball (price|solve|book FILE)|chain network)\b/;
  return [...lines].map(([, line]) => line).filter((line) => !others.test(line));
}

test.each(questions(page("cli.md")))("docs/cli.md: `bianque %s` answers", async (line) => {
  const { code, out, note } = await runCli(line, registry, {
    stores: lentStores(line.startsWith("runs") ? ranEvenings : store()),
  });
  expect({ code, note: note.replace(/^bianque: no store at .*\n/, "") }).toEqual({ code: 0, note: "" });
  expect(out.length).toBeGreaterThan(100);
});

test("docs/cli.md has a section for every command", () => {
  for (const entry of registry) expect(page("cli.md")).toMatch(new RegExp(`^${titleOf(entry)}\\b`, "m"));
});

test("docs/http.md has a row for every route, with its parameters", async () => {
  for (const entry of registry) {
    const { params } = await entry.load();
    const names = paramShapes(params).map(({ name }) => `\`${name}\``);
    expect(page("http.md")).toContain(`| \`/api/${entry.name}\` | ${names.join(", ")} |`);
  }
});
