import type { Command } from "commander";
import { z } from "zod";
import { InputError } from "../../errors.ts";
import { readJsonFile } from "./snowball-files.ts";
import type { Peculiar } from "./study-command.ts";

const File = z.record(z.string(), z.union([z.string(), z.number()]));

/** `--assumptions FILE`: parameters of the assumed market that hold where the line does not give them. */
export function assumptionsFromFile(command: Command): Peculiar {
  command.option("--assumptions <file>", "JSON of parameters by name, as --json tells them; options on the line win");
  return {
    otherwise: () => {
      const { assumptions } = command.opts<{ assumptions?: string }>();
      return assumptions === undefined ? {} : parametersOf(assumptions, readJsonFile("--assumptions", assumptions));
    },
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
