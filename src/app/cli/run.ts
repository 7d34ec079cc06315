import { CommanderError } from "commander";
import { DataGap, InputError } from "../../errors.ts";
import { Interrupted } from "./interruptible.ts";
import { buildProgram } from "./program.ts";
import { RulesBroken } from "./rules-broken.ts";
import { hideSecrets } from "./secrets.ts";
import type { Setting } from "./setting.ts";
import { StepsFailed } from "./steps-failed.ts";

/**
 * Runs one command line. Answers the exit code: 0 done, 2 bad input or missing data (one line on stderr), 3 the
 * answer stands and says that rules are broken (a line a reason), 4 steps of an evening failed (a line a step), 130
 * stopped by Ctrl-C, 1 anything else.
 */
export async function runCommandLine(argv: readonly string[], setting: Setting): Promise<number> {
  try {
    const program = await buildProgram(argv, setting);
    const group = argv.length === 1 && program.commands.find((command) => command.name() === argv[0]);
    if (argv.length === 0) program.outputHelp();
    else if (group && group.commands.length > 0) group.outputHelp();
    else await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { env } = setting.terminal;
    const note = (text: string) => setting.terminal.note(hideSecrets(text, env));
    if (error instanceof RulesBroken) {
      for (const reason of error.reasons) note(`bianque: ${reason}\n`);
      return 3;
    }
    if (error instanceof StepsFailed) {
      for (const failure of error.failures) note(`bianque: ${failure}\n`);
      return 4;
    }
    note(`bianque: ${oneLine(error)}\n`);
    if (env.BIANQUE_TRACE && error instanceof Error) note(`${error.stack}\n`);
    if (error instanceof Interrupted) return 130;
    return isBadInput(error) ? 2 : 1;
  }
}

function isBadInput(error: unknown): boolean {
  return error instanceof InputError || error instanceof DataGap || error instanceof CommanderError;
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const text = message.replace(/^error: /, "").replace(/\s*[\n\r\u2028\u2029]\s*/g, " ");
  return error instanceof CommanderError ? `${text.replace(/\.$/, "")}; see bianque --help` : text;
}
