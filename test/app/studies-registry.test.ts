import { describe, expect, test } from "vitest";
import { printers } from "../../src/app/cli/print/index.ts";
import { paramShapes } from "../../src/app/studies/read-params.ts";
import { commandOf, registry } from "../../src/app/studies/registry.ts";

describe.each(registry)("$name", (entry) => {
  test("repeats the name and the summary of its study", async () => {
    const study = await entry.load();
    expect({ name: entry.name, summary: entry.summary }).toEqual({ name: study.name, summary: study.summary });
  });

  test("has a description for every parameter, an example that names a command, and a printer", async () => {
    const study = await entry.load();
    for (const { name, description } of paramShapes(study.params)) expect(description, name).not.toBe("");
    expect(study.examples.length).toBeGreaterThan(0);
    const commands = registry.flatMap((other) => [commandOf(other), ...(other.alias ? [other.alias] : [])]);
    const asked = (example: string) => commands.some((command) => `${example} `.startsWith(`bianque ${command} `));
    for (const example of study.examples) expect(asked(example), example).toBe(true);
    expect(Object.keys(printers)).toContain(entry.name);
  });
});

test("names and aliases are distinct, and flags belong to a study that exists", () => {
  const names = registry.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])]);
  expect(new Set(names).size).toBe(names.length);
  for (const { flagOf } of registry) if (flagOf !== undefined) expect(names).toContain(flagOf);
});
