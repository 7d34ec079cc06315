import { readFileSync } from "node:fs";
import { InputError } from "../../errors.ts";

/** The parsed JSON of a file. Throws InputError naming the option and the file where it cannot be read or is no JSON. */
export function readJsonFile(option: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new InputError(`${option} is "${file}", which cannot be read (${reason(error)}); expected a JSON file`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${option} is "${file}", which is not JSON (${reason(error)})`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
