import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { DataGap } from "../../errors.ts";
import { paramShapes, readParams } from "../studies/read-params.ts";
import type { AnyStudy, StudyEntry } from "../studies/registry.ts";
import type { Step, StepContext } from "./step.ts";

/**
 * Every study that answers without a file, asked about the evening; one that lacks data is counted, not failed. Of those of
 * the chain only the ones that take a date: the others replay a storm of the past, and no evening changes their answers.
 */
export const studiesStep: Step = {
  name: "studies",
  async run(context) {
    const asked = await ofEvening(context.studies);
    await context.readStore(async () => undefined);
    const outcomes: Outcome[] = [];
    for (const entry of asked) {
      if (context.signal.aborted) break;
      outcomes.push(await outcomeOf(entry, context));
    }
    const count = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
    const failures = outcomes.filter(({ state }) => state === "failed");
    const counts = { answered: count("answered"), lacking: count("lacking"), failed: failures.length };
    return {
      state: failures.length > 0 || outcomes.length < asked.length ? "failed" : "ok",
      message: {
        zh: `${counts.answered} 项已答，${counts.lacking} 项缺数据${told(failures, "zh")}`,
        en: `${counts.answered} answered, ${counts.lacking} lack data${told(failures, "en")}`,
      },
      counts,
    };
  },
};

interface Outcome {
  readonly name: string;
  readonly state: "answered" | "lacking" | "failed";
  readonly reason: string;
}

/** The first failure with its reason, the others by name: they most often share it. */
function told(failures: readonly Outcome[], lang: "zh" | "en"): string {
  const [first, ...others] = failures;
  if (!first) return "";
  const list = [`${first.name} (${first.reason})`, ...others.map(({ name }) => name)].join(", ");
  return lang === "zh" ? `，失败：${list}` : `, failed: ${list}`;
}

async function outcomeOf(entry: StudyEntry, { day, readStore, signal }: StepContext): Promise<Outcome> {
  const { name } = entry;
  try {
    const study = await entry.load();
    const params = readParams(study.params, eveningParams(study, day));
    await readStore((store: Store) => study.run(store, params, { tell: () => {}, signal }));
    return { name, state: "answered", reason: "" };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, state: error instanceof DataGap ? "lacking" : "failed", reason };
  }
}

/** The studies that have something to say of an evening. */
async function ofEvening(studies: readonly StudyEntry[]): Promise<StudyEntry[]> {
  const asked: StudyEntry[] = [];
  for (const entry of studies) {
    if (entry.needsFile === true) continue;
    if (entry.group === "chain" && !takesDate(await entry.load())) continue;
    asked.push(entry);
  }
  return asked;
}

function takesDate(study: AnyStudy): boolean {
  return paramShapes(study.params).some(({ name }) => name === "date");
}

/** Calendar days of history that a study is asked for where it takes a first day. */
const HISTORY_DAYS = 370;

/** The evening as parameters of a study: its `date`, or `from` and `to`, as far as it has them. */
export function eveningParams(study: AnyStudy, day: Day): Record<string, string> {
  const texts = paramShapes(study.params).filter(({ kind }) => kind === "text");
  const names = new Set(texts.map(({ name }) => name));
  if (names.has("date")) return { date: formatDay(day) };
  const given: Record<string, string> = {};
  if (names.has("to")) given.to = formatDay(day);
  if (names.has("to") && names.has("from")) given.from = formatDay(day - HISTORY_DAYS);
  return given;
}
