import type { Command } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";

export interface AlertsOptions extends CommonOptions {
  readonly alerts: string;
}

export interface AlertsRunOptions extends AlertsOptions {
  readonly date?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
}

export interface AlertsTestOptions extends AlertsOptions {
  readonly channel?: string;
}

const HELP = `
Rules, channels and messages: docs/alerts.md. Secrets stand in environment variables alone.

Examples:
  bianque alerts --init > alerts.yaml
  bianque alerts test --channel desk
  bianque alerts run --date 2024-02-05 --dry-run`;

/** Registers the group `bianque alerts`; what it does is loaded when one of its commands runs. */
export function registerAlerts(program: Command, setting: Setting): void {
  const group = program
    .command("alerts")
    .summary("rules that speak up: try a channel, replay an evening, see what waits")
    .description("Alert rules of the evening, their channels and their outbox.")
    .option("--init", "print a commented file of rules and stop")
    .addHelpText("after", HELP)
    .action(async ({ init }: { init?: boolean }) => {
      if (!init) return group.outputHelp();
      const { RULES_TEMPLATE } = await import("../alerts/template.ts");
      setting.terminal.out(RULES_TEMPLATE);
    });
  addAlertsOptions(group.command("run").summary("tell the rules of an evening, and send what they say"))
    .description("Tells the rules of an evening, puts what they say into the outbox and sends it.")
    .option("--date <date>", "evening to tell of (default: the last that can be told)")
    .option("--from <date>", "with --dry-run: first of several evenings, cooldowns included")
    .option("--dry-run", "show what would be sent, and send nothing")
    .action(async (options: AlertsRunOptions) => (await import("./run-alerts.ts")).runAlerts(options, setting));
  addAlertsOptions(group.command("test").summary("send a trial message"))
    .description("Sends a trial message over every channel, or one.")
    .option("--channel <name>", "channel to try (default: all)")
    .action(async (options: AlertsTestOptions) => (await import("./test-channels.ts")).testChannels(options, setting));
  addAlertsOptions(group.command("send").summary("send again what waits"))
    .description("Sends the messages of the outbox that are due.")
    .action(async (options: AlertsOptions) => (await import("./run-alerts.ts")).sendWaiting(options, setting));
  addCommonOptions(group.command("outbox").summary("what was sent, what waits, and why"))
    .description("Lists the deliveries of the outbox, latest first.")
    .action(async (options: CommonOptions) => (await import("./list-outbox.ts")).listOutbox(options, setting));
}

function addAlertsOptions(command: Command): Command {
  return addCommonOptions(command).option("--alerts <file>", "YAML file of rules", "alerts.yaml");
}
