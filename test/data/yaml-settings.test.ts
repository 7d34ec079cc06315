import { expect, test } from "vitest";
import { z } from "zod";
import { readYamlSettings } from "../../src/data/yaml-settings.ts";
import { InputError } from "../../src/errors.ts";

const Settings = z.strictObject({
  capital: z.number().gt(0).default(1),
  basket: z
    .strictObject({ count: z.number().int().default(5), name: z.enum(["micro", "all"]).default("all") })
    .prefault({}),
});

const read = (text: string) => readYamlSettings(text, "book.yaml", Settings);

test("what is left out has its default, and JSON is read as YAML", () => {
  expect(read("")).toEqual({ capital: 1, basket: { count: 5, name: "all" } });
  expect(read("# nothing\n")).toEqual(read(""));
  expect(read('{"basket": {"count": 7}}')).toEqual({ capital: 1, basket: { count: 7, name: "all" } });
});

test.each<[string, string, RegExp]>([
  ["a value out of range", "\n\ncapital: -1\n", /^book\.yaml, line 3: capital: .*>0/],
  ["a value deep inside", "capital: 2\nbasket:\n  count: 1\n  name: tiny\n", /^book\.yaml, line 4: basket\.name: /],
  [
    "a key that is not known",
    "basket:\n  count: 1\n  weight: 2\n",
    /^book\.yaml, line 3: basket\.weight: no such setting$/,
  ],
  ["text that is not YAML", "capital: 2\nbasket: [1\n", /^book\.yaml, line \d: /],
  ["a list in place of settings", "- 1\n- 2\n", /^book\.yaml, line 1: /],
])("%s is told with its line", (_, text, message) => {
  expect(() => read(text)).toThrow(InputError);
  expect(() => read(text)).toThrow(message);
});
