#!/usr/bin/env node
import { registry } from "../studies/registry.ts";
import { runCommandLine } from "./run.ts";
import { stores } from "./stores.ts";
import { processTerminal } from "./terminal.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), {
  studies: registry,
  stores,
  terminal: processTerminal(),
});
