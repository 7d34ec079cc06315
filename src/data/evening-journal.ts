import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { EveningRun, EveningStep } from "../contract.ts";
import { eveningFolder, madeEveningFolder } from "./evening-folder.ts";
import { replaceFile } from "./replace-file.ts";

/** Line of the journal: a run began, a step ended, the run ended. */
type Entry =
  | { readonly began: string; readonly date: string }
  | { readonly run: string; readonly step: EveningStep }
  | { readonly run: string; readonly ended: string };

const LARGEST_BYTES = 2_000_000;
const KEPT_RUNS = 500;

/** The file that keeps the outcomes of the evening runs of a store. */
export function journalFile(db: string): string {
  return join(eveningFolder(db), "runs.jsonl");
}

/** A run that is being written down; every line is on the disk when its call returns. */
export interface RunRecord {
  step(step: EveningStep): void;
  end(at: string): void;
}

/** Writes down that a run for `date` began at `at` (ISO 8601, UTC); forgets the oldest runs of a journal of 2 MB. */
export function beginRun(db: string, date: string, at: string): RunRecord {
  madeEveningFolder(db);
  const file = journalFile(db);
  shorten(db, file);
  append(file, { began: at, date });
  return {
    step: (step) => append(file, { run: at, step }),
    end: (ended) => append(file, { run: at, ended }),
  };
}

/** The runs in the order in which they began; none where there is no journal. */
export function readRuns(db: string): EveningRun[] {
  const runs = new Map<string, EveningRun>();
  for (const entry of readEntries(journalFile(db))) {
    if ("began" in entry) {
      runs.set(entry.began, { date: entry.date, startedAt: entry.began, endedAt: null, steps: [] });
    } else {
      const run = runs.get(entry.run);
      if (run && "step" in entry) run.steps.push(entry.step);
      else if (run && "ended" in entry) run.endedAt = entry.ended;
    }
  }
  return [...runs.values()];
}

/** Whole lines only: a process that was killed while writing leaves the start of one. */
function readEntries(file: string): Entry[] {
  if (!statSync(file, { throwIfNoEntry: false })) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}") && isJson(line))
    .map((line) => JSON.parse(line) as Entry);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Begins on a line of its own, whatever a killed process left. */
function append(file: string, entry: Entry): void {
  const handle = openSync(file, "a");
  try {
    writeSync(handle, `${endsTorn(file) ? "\n" : ""}${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function endsTorn(file: string): boolean {
  const text = readFileSync(file);
  return text.length > 0 && text[text.length - 1] !== 0x0a;
}

function shorten(db: string, file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.size < LARGEST_BYTES) return;
  const lines = readRuns(db).slice(-KEPT_RUNS).flatMap(entriesOf);
  replaceFile(file, Buffer.from(lines.map((entry) => `${JSON.stringify(entry)}\n`).join(""), "utf8"));
}

function entriesOf({ date, startedAt, endedAt, steps }: EveningRun): Entry[] {
  const told = steps.map((step) => ({ run: startedAt, step }));
  const end = endedAt === null ? [] : [{ run: startedAt, ended: endedAt }];
  return [{ began: startedAt, date }, ...told, ...end];
}
