#!/usr/bin/env node
import { Command } from "commander";
import { DataGap, InputError } from "../../errors.ts";
import { registerImport } from "./import-command.ts";

/** Commands register themselves here; what they need beyond commander is imported when they run, to keep `--help` fast. */
const program = new Command("bianque");
program.description("扁鹊: stage, basis, crowding and replay of a quant unwind in China's stock market");
registerImport(program);

try {
  await program.parseAsync();
} catch (error) {
  const isInput = error instanceof InputError || error instanceof DataGap;
  process.stderr.write(`bianque: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isInput ? 2 : 1;
}
