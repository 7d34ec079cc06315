import { type Command, InvalidArgumentError, Option } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";

const DEFAULT_PORT = 8710;

export interface ServingOptions extends CommonOptions {
  readonly port: number;
  readonly host: string;
  readonly log: string;
}

/** Registers `start` and `serve`; the server itself is loaded when one of them runs. */
export function registerServing(program: Command, setting: Setting): void {
  const start = program
    .command("start")
    .summary("fill an empty store with the recorded episode, print the summary, serve the dashboard")
    .description(
      "Fills the store with the recorded episode if it is absent or empty, prints the summary of the last recorded day, and serves the dashboard until stopped.",
    );
  addServingOptions(start).action(async (options: ServingOptions) => {
    const { start } = await import("./serve.ts");
    await start(options, setting);
  });
  const serve = program
    .command("serve")
    .summary("serve the dashboard and the HTTP answers")
    .description("Serves the dashboard and the HTTP answers until stopped.");
  addServingOptions(serve).action(async (options: ServingOptions) => {
    const { serve } = await import("./serve.ts");
    await serve(options, setting);
  });
}

function addServingOptions(command: Command): Command {
  return addCommonOptions(command)
    .option("--port <n>", "port to listen on; in use: the next free one", readPort, DEFAULT_PORT)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .addOption(
      new Option("--log <level>", "log on stderr from this level on; info shows each request")
        .choices(["info", "warn", "error"])
        .default("warn"),
    );
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError("Expected a whole number from 0 to 65535.");
}
