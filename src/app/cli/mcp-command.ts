import type { Command } from "commander";
import type { Setting } from "./setting.ts";

const HELP = `
Speaks the Model Context Protocol on stdin and stdout: one read-only tool a study, and the pages of the documentation as
resources. Ends when stdin ends. How to join it to an assistant: docs/mcp.md.`;

/** Registers `bianque mcp`; the protocol is loaded when it runs. */
export function registerMcp(program: Command, setting: Setting): void {
  program
    .command("mcp")
    .summary("the studies as tools for assistants (Model Context Protocol)")
    .description("Serves the studies to an assistant over stdin and stdout, read-only.")
    .option("--db <file>", "store to read (default: $BIANQUE_DB, else ./bianque.duckdb)")
    .addHelpText("after", HELP)
    .action(async ({ db }: { db?: string }) => {
      const { serveMcp } = await import("./serve-mcp.ts");
      await serveMcp(db, setting);
    });
}
