import type { Command } from "commander";
import { z } from "zod";
import { InputError } from "../../errors.ts";
import { readJsonFile } from "./snowball-files.ts";

const File = z.record(z.string(), z.union([z.string(), z.number()]));

/** Adds `--assumptions FILE` to a command; answers how to read the parameters that the file gives. */
export function addAssumptionsFile(command: Command): (command: Command) => Record<string, string> {
  command.option("--assumptions <file>", "JSON of parameters by name, as --json tells them; options on the line win");
  return (given) => {
    const { assumptions } = given.opts<{ assumptions?: string }>();
    return assumptions === undefined ? {} : parametersOf(assumptions, readJsonFile("--assumptions", assumptions));
  };
}

function parametersOf(file: string, value: unknown): Record<string, string> {
  const read = File.safeParse(value);
  if (!read.success) {
    const [name] = read.error.issues[0].path;
    const what = name === undefined ? "no object" : `neither number nor text in "${String(name)}"`;
    throw new InputError(
      `--assumptions is "${file}", which holds ${what}; expected parameters such as {"csi500": 60e9}`,
    );
  }
  return Object.fromEntries(Object.entries(read.data).map(([name, of]) => [name, String(of)]));
}
