import { type Command, InvalidArgumentError, Option } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";

const DEFAULT_PORT = 8710;

export interface ServingOptions extends CommonOptions {
  readonly port: number;
  readonly host: string;
  readonly log: string;
  /** Whether studies may be sent files. */
  readonly uploads?: boolean;
  /** Further names that the server is asked under. */
  readonly allowHost: readonly string[];
  /** Questions computed at once. */
  readonly processes: number;
  /** Seconds that one answer may take. */
  readonly timeLimit: number;
  /** Megabytes that one computation may take. */
  readonly memory: number;
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
    .option("--port <n>", "port to listen on; in use: the next free one", within(0, 65_535), DEFAULT_PORT)
    .option("--host <address>", "address to listen on; beyond this machine $BIANQUE_TOKEN must be set", "127.0.0.1")
    .option("--allow-host <name...>", "further names it is asked under, as behind a reverse proxy", [])
    .option("--uploads", "let studies be sent files: POST of net values, holdings and snowball books")
    .option("--processes <n>", "questions computed at once, each in a process of its own", within(1, 16), 2)
    .option("--time-limit <seconds>", "time that one answer may take", within(1, 3600), 120)
    .option("--memory <megabytes>", "memory that one computation may take", within(128, 16_384), 2048)
    .addOption(
      new Option("--log <level>", "log on stderr from this level on; info shows each request")
        .choices(["info", "warn", "error"])
        .default("warn"),
    );
}

/** Reads a whole number from `least` to `most`. */
function within(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
