import type { AlertsAnswer, Overview } from "../../contract.ts";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { type Day, parseDay, tradingDays } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";
import { type Delivering, deliverDue } from "../alerts/deliver.ts";
import { alertsOf } from "../alerts/evening-alerts.ts";
import { postAlerts, raisedBefore } from "../alerts/post.ts";
import { AlertRules } from "../alerts/rules.ts";
import { eveningDate } from "../report/evening.ts";
import { askStudy } from "../studies/ask-study.ts";
import type { AlertsOptions, AlertsRunOptions } from "./alerts-command.ts";
import { openForReading } from "./open-store.ts";
import { printAlerts } from "./print/alerts.ts";
import type { Setting } from "./setting.ts";
import { StepsFailed } from "./steps-failed.ts";
import { storeFile, storePlace } from "./store-place.ts";
import { pageOf } from "./terminal.ts";

/** `bianque alerts run`: what the rules say of an evening, sent unless it is a dry run. */
export async function runAlerts(options: AlertsRunOptions, setting: Setting): Promise<void> {
  const rules = readSettingsFile(options.alerts, AlertRules);
  if (options.from !== undefined && !options.dryRun) {
    throw new InputError("--from is given without --dry-run; expected both, because one evening is sent at a time");
  }
  const { terminal } = setting;
  const db = storeFile(options.db, terminal.env);
  const told = await tell(rules, db, options, setting);
  if (options.dryRun) {
    const text = options.json ? `${JSON.stringify(told)}\n` : printAlerts(told, pageOf(terminal, options.lang));
    return terminal.out(text);
  }
  const posted = postAlerts(db, rules, told.alerts, Date.now());
  await deliver(db, rules, options, setting, { ...told, posted });
}

/** `bianque alerts send`: the messages that are due. */
export async function sendWaiting(options: AlertsOptions, setting: Setting): Promise<void> {
  const rules = readSettingsFile(options.alerts, AlertRules);
  await deliver(requireFile(options, setting), rules, options, setting, {});
}

async function tell(rules: AlertRules, db: string, options: AlertsRunOptions, setting: Setting): Promise<AlertsAnswer> {
  const [from, to] = [eveningDate(options.from), eveningDate(options.date)];
  if (!options.dryRun) requireFile(options, setting);
  const store = await openForReading(options.db, setting);
  try {
    const { studies } = setting;
    const last = to ?? parseDay((await askStudy<Overview>(store, studies, "overview", {})).date);
    const days = daysOf(from ?? last, last);
    const raised = from === undefined ? raisedBefore(db, last) : new Map<string, Day>();
    return await alertsOf({ store, studies, rules, days, raised });
  } finally {
    await store.close();
  }
}

function daysOf(from: Day, to: Day): Day[] {
  const days = [...tradingDays(from, to)];
  if (days.length === 0) throw new InputError("no trading day lies between --from and --date; expected at least one");
  return days;
}

/** Sends what is due, says what came of it, and throws StepsFailed where a message still waits. */
async function deliver(
  db: string,
  rules: AlertRules,
  options: AlertsOptions,
  { terminal }: Setting,
  more: object,
): Promise<void> {
  const now = Date.now;
  const delivering: Delivering = { db, channels: rules.channels, env: terminal.env, now, signal: AbortSignal.any([]) };
  const delivered = await deliverDue(delivering);
  const { sent, waiting, busy } = delivered;
  if (options.json) terminal.out(`${JSON.stringify({ db, ...more, delivered })}\n`);
  else if (pageOf(terminal, options.lang).lang === "zh") terminal.out(`送达 ${sent}，待发 ${waiting}\n`);
  else terminal.out(`${sent} sent, ${waiting} waiting\n`);
  if (busy) throw new InputError("another process is sending the messages of this store; let it end first");
  if (waiting > 0)
    throw new StepsFailed([`${waiting} messages wait to be sent again; bianque alerts outbox tells why`]);
}

function requireFile({ db }: AlertsOptions, { terminal }: Setting): string {
  const place = storePlace(db, terminal.env);
  if (place.kind === "file") return place.file;
  throw new InputError(
    `no store at ${place.file}; messages are kept beside a store, so make one first (bianque import)`,
  );
}
