import type { Command } from "commander";
import type { z } from "zod";
import type { AnyStudy } from "../studies/registry.ts";
import { readSettingsFile } from "./read-settings-file.ts";
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
      await ask((file === undefined ? study : studyOf(readSettingsFile(file, schema))) as AnyStudy);
    },
  };
}
