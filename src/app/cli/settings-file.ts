import { readFileSync } from "node:fs";
import type { Command } from "commander";
import type { z } from "zod";
import { readYamlSettings } from "../../data/yaml-settings.ts";
import { InputError } from "../../errors.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** A command whose study is told by a file of settings. */
export interface SettingsCommand<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** The settings with every default written out and told. */
  readonly template: string;
  readonly studyOf: (settings: z.infer<Schema>) => unknown;
  /** What answers where no file is named. */
  readonly study: unknown;
}

/** `COMMAND [FILE]` reads its settings from YAML; `--init` writes a commented file on stdout instead of asking anything. */
export function settingsFromFile<Schema extends z.ZodType>(
  command: Command,
  { terminal }: Setting,
  { schema, template, study, studyOf }: SettingsCommand<Schema>,
): Peculiar {
  command
    .argument("[file]", "settings as YAML; what it leaves out has its default")
    .option("--init", "print a commented file of settings and stop");
  return {
    instead: async (ask) => {
      if (command.opts<{ init?: boolean }>().init) {
        terminal.out(template);
        return;
      }
      const [file] = command.args;
      await ask((file === undefined ? study : studyOf(readSettings(file, schema))) as AnyStudy);
    },
  };
}

function readSettings<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} cannot be read (${reason}); expected a file of settings, such as --init prints`);
  }
  return readYamlSettings(text, file, schema);
}
