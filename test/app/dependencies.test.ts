import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHECKOUT } from "../support/build.ts";

const text = (name: string) => readFileSync(join(CHECKOUT, name), "utf8");

test("docs/dependencies.md tells of every package with its version, a date and a reason, and of no other", () => {
  const { dependencies, devDependencies } = JSON.parse(text("package.json"));
  const [, installed, only] = text("docs/dependencies.md").split(/^## /m);
  for (const [section, packages] of [
    [installed, dependencies],
    [only, devDependencies],
  ]) {
    const rows = [...section.matchAll(/^\| `([^`]+)` \| (\S+) \| \d{4}-\d{2}-\d{2} \| \S.{3,} \|$/gm)];
    expect(Object.fromEntries(rows.map(([, name, version]) => [name, version]))).toEqual(packages);
  }
});
