import { readFileSync } from "node:fs";
import type { z } from "zod";
import { InputError } from "../errors.ts";
import { readYamlSettings } from "./yaml-settings.ts";

/** Settings of a YAML file. Throws InputError naming the file, and the line of the first setting that does not read. */
export function readSettingsFile<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return readYamlSettings(textOf(file), file, schema);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `"${file}" cannot be read (${reason}); expected a YAML file of settings, such as --init prints`,
    );
  }
}
