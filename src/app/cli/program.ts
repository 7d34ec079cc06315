import { Command } from "commander";
import type { StudyEntry } from "../studies/registry.ts";
import { registerAlerts } from "./alerts-command.ts";
import { registerChain } from "./chain.ts";
import { registerFetch } from "./fetch-command.ts";
import { registerImport } from "./import-command.ts";
import { registerMcp } from "./mcp-command.ts";
import { packageVersion } from "./package-root.ts";
import { registerReport } from "./report-command.ts";
import { registerServing } from "./serving-commands.ts";
import type { Setting } from "./setting.ts";
import { registerSnowball } from "./snowball.ts";
import { registerSources } from "./sources-command.ts";
import { registerStoreCommands } from "./store-commands.ts";
import { registerWatch } from "./watch-command.ts";

/**
 * The commands of `bianque` for one command line. Only the study that the line names is loaded, so `--help` stays fast:
 * the others are known by name and summary.
 */
export async function buildProgram(argv: readonly string[], setting: Setting): Promise<Command> {
  const { studies, terminal } = setting;
  const program = new Command("bianque")
    .description("扁鹊: stage, basis, crowding and replay of a quant unwind in China's stock market")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, getOutHelpWidth: () => terminal.columns || 100 });
  const named = argv[0] === "help" ? argv[1] : argv[0];
  for (const entry of studies.filter(({ flagOf, group }) => flagOf === undefined && group === undefined)) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    if (entry.alias !== undefined) command.alias(entry.alias);
    if (named !== undefined && (named === entry.name || named === entry.alias)) {
      const { bindStudy } = await import("./study-command.ts");
      const { peculiarOf } = await import("./peculiar.ts");
      const asked = flaggedStudy(entry, studies, argv);
      await bindStudy(command, asked, flagsOf(entry, studies), setting, await peculiarOf(asked, command, setting));
    }
  }
  const snowball = registerSnowball(program);
  if (named === "snowball") {
    const { registerSnowballCommands } = await import("./snowball-commands.ts");
    await registerSnowballCommands(snowball, setting);
  }
  const chain = registerChain(program);
  if (named === "chain") {
    const { registerChainCommands } = await import("./chain-commands.ts");
    await registerChainCommands(chain, setting);
  }
  registerImport(program, terminal);
  registerFetch(program, terminal);
  registerSources(program, setting);
  registerReport(program, setting);
  registerServing(program, setting);
  registerStoreCommands(program, terminal);
  registerWatch(program, setting);
  registerAlerts(program, setting);
  registerMcp(program, setting);
  return program;
}

/** The entry itself, or the one that a flag on the line asks for. */
function flaggedStudy(entry: StudyEntry, entries: readonly StudyEntry[], argv: readonly string[]): StudyEntry {
  return flagsOf(entry, entries).find((other) => argv.includes(`--${other.name}`)) ?? entry;
}

function flagsOf(entry: StudyEntry, entries: readonly StudyEntry[]): StudyEntry[] {
  return entries.filter((other) => other.flagOf === entry.name);
}
