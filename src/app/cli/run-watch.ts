import type { EveningRun, EveningStep } from "../../contract.ts";
import type { Source } from "../../data/fetch/source.ts";
import { realWorld } from "../../data/fetch/world.ts";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { sourceNamed } from "../../data/sources/sources.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";
import { STEP_NAMES, STEP_STATES, stepSeconds } from "../../view/words/evening.ts";
import { deliverDue } from "../alerts/deliver.ts";
import { AlertRules } from "../alerts/rules.ts";
import { type AlertsPlace, alertsStep } from "../evening/alerts-step.ts";
import { machineClock } from "../evening/clock.ts";
import { fetchFrom } from "../evening/fetch-sources.ts";
import { type Fetch, fetchStep } from "../evening/fetch-step.ts";
import { qualityStep } from "../evening/quality-step.ts";
import { reportStep } from "../evening/report-step.ts";
import type { EveningSetting } from "../evening/run-evening.ts";
import { CLOSE_MINUTES, lastEvening, parseTimeOfDay } from "../evening/schedule.ts";
import { stageStep } from "../evening/stage-step.ts";
import type { Step } from "../evening/step.ts";
import { studiesStep } from "../evening/studies-step.ts";
import { asOnlyRunner, type Between, runNow, runOne, watch } from "../evening/watch.ts";
import { eveningDate } from "../report/evening.ts";
import { packageVersion } from "./package-root.ts";
import type { Setting } from "./setting.ts";
import { StepsFailed } from "./steps-failed.ts";
import { storeFile, storePlace } from "./store-place.ts";
import { type Page, pageOf, type Terminal } from "./terminal.ts";
import type { WatchOptions } from "./watch-command.ts";

/** `bianque watch`: one run with `--once`, else one every evening until SIGINT or SIGTERM. */
export async function runWatch(options: WatchOptions, setting: Setting): Promise<void> {
  const minutes = parseTimeOfDay(options.at);
  const day = eveningDate(options.date);
  if (day !== undefined && !options.once) throw new InputError("--date is given without --once; expected both");
  const { terminal } = setting;
  const sources = options.source.map((name) => sourceNamed(name, undefined, terminal.env));
  const db = sources.length > 0 ? storeFile(options.db, terminal.env) : requireStore(options, setting);
  const page = pageOf(terminal, options.lang);
  const signal = stopSignal(terminal);
  const alerts = alertsPlace(options, db, setting, signal);
  const evening: EveningSetting = {
    db,
    open: () => setting.stores.openFile(db),
    studies: setting.studies,
    steps: stepsOf(options, fetchOf(db, sources), alerts, page),
    clock: machineClock,
    signal,
    onStep: options.json ? () => {} : (told, step) => terminal.out(stepLine(told, step, page)),
  };
  const onTakenOver = ({ pid, since }: { pid: number; since: string }) =>
    terminal.note(`bianque: process ${pid}, running evenings since ${since}, is dead; taking over\n`);
  await asOnlyRunner(db, machineClock.now(), onTakenOver, async () => {
    if (!options.once) return watch(evening, minutes, waitingAlerts(alerts));
    const runs = await (day === undefined
      ? runNow(evening, lastEvening(machineClock.now(), CLOSE_MINUTES))
      : runOne(evening, day));
    if (options.json) terminal.out(`${JSON.stringify({ db, runs })}\n`);
    requireDone(runs);
  });
}

/** With --once nobody comes back before tomorrow, so that the step itself tries again for a while. */
const ONCE_PATIENCE_MS = 5 * 60_000;

function alertsPlace(
  { alerts: file, once }: WatchOptions,
  db: string,
  { terminal }: Setting,
  signal: AbortSignal,
): AlertsPlace | null {
  if (file === undefined) return null;
  const rules = readSettingsFile(file, AlertRules);
  const clock = machineClock;
  return {
    rules,
    delivering: { db, channels: rules.channels, env: terminal.env, now: clock.now, signal },
    clock,
    patienceMs: once ? ONCE_PATIENCE_MS : 0,
  };
}

/** Between evenings: messages that wait are sent when they are due. */
function waitingAlerts(alerts: AlertsPlace | null): Between {
  return async () => (alerts === null ? null : (await deliverDue(alerts.delivering)).nextAt);
}

function fetchOf(db: string, sources: readonly Source[]): Fetch | null {
  return sources.length === 0 ? null : fetchFrom({ db, sources, world: realWorld(), clock: machineClock });
}

function stepsOf({ report }: WatchOptions, fetch: Fetch | null, alerts: AlertsPlace | null, { lang }: Page): Step[] {
  return [
    fetchStep(fetch),
    qualityStep,
    stageStep,
    studiesStep,
    reportStep(report === undefined ? null : { folder: report, lang, version: packageVersion() }),
    alertsStep(alerts),
  ];
}

/** The store file; the recorded episode never stands in, because the outcomes are kept beside the store. */
function requireStore({ db }: WatchOptions, { terminal }: Setting): string {
  const place = storePlace(db, terminal.env);
  if (place.kind === "file") return place.file;
  throw new InputError(
    `no store at ${place.file}; make one first with bianque import FILES, or bianque start for the recorded episode`,
  );
}

/** Throws StepsFailed where a step failed or a run was stopped. */
function requireDone(runs: readonly EveningRun[]): void {
  const failures = runs.flatMap(({ date, endedAt, steps }) => [
    ...steps.filter(({ state }) => state === "failed").map(({ step, message }) => `${date} ${step}: ${message.en}`),
    ...(endedAt === null ? [`${date}: stopped before its end; it will be run again`] : []),
  ]);
  if (failures.length > 0) throw new StepsFailed(failures);
}

function stepLine(day: Day, step: EveningStep, { lang }: Page): string {
  const parts = [formatDay(day), STEP_NAMES[step.step][lang], STEP_STATES[step.state][lang]];
  return `${parts.join("  ")}  ${stepSeconds(step).toFixed(1)} s  ${step.message[lang]}\n`;
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(terminal: Terminal): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      terminal.note("bianque: ending after the running step\n");
      controller.abort();
    });
  }
  return controller.signal;
}
