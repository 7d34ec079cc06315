import type { EveningRun, EveningRuns, EveningStep, EveningStepName, EveningStepState } from "../../contract.ts";
import { longDate } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

export const STEP_NAMES: Readonly<Record<EveningStepName, Words>> = {
  fetch: { zh: "取数", en: "Fetch" },
  quality: { zh: "质量", en: "Quality" },
  stage: { zh: "阶段", en: "Stage" },
  studies: { zh: "研究", en: "Studies" },
  report: { zh: "晚报", en: "Report" },
  alerts: { zh: "警报", en: "Alerts" },
};

export const STEP_STATES: Readonly<Record<EveningStepState, Words>> = {
  ok: { zh: "完成", en: "ok" },
  failed: { zh: "失败", en: "failed" },
  skipped: { zh: "跳过", en: "skipped" },
};

/** What became of a whole run. */
export function runState({ endedAt, steps }: EveningRun): "ok" | "failed" | "stopped" {
  if (endedAt === null) return "stopped";
  return steps.some(({ state }) => state === "failed") ? "failed" : "ok";
}

/** Seconds that a step took. */
export function stepSeconds({ startedAt, endedAt }: EveningStep): number {
  return (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}

/** Time of day in Shanghai, `17:30`, of a time in UTC. */
export function shanghaiClock(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** The latest evening in a sentence. */
export function runsSentence({ runs }: EveningRuns, lang: Lang): Segment[] {
  const [latest] = runs;
  if (!latest) return marked(say(lang, "还没有每晚的自动运行。", "No evening has been run by itself yet."));
  const date = longDate(latest.date, lang);
  const failed = latest.steps.filter(({ state }) => state === "failed").map(({ step }) => STEP_NAMES[step][lang]);
  switch (runState(latest)) {
    case "ok":
      return marked(say(lang, `${date} 的运行*全部完成*。`, `The run of ${date} *did every step*.`));
    case "stopped":
      return marked(say(lang, `${date} 的运行*没有做完*。`, `The run of ${date} *did not reach its end*.`));
    case "failed":
      return marked(
        say(
          lang,
          `${date} 的运行中*${failed.join("、")}失败*。`,
          `In the run of ${date}, *${failed.join(", ").toLowerCase()} failed*.`,
        ),
      );
  }
}

/** What to do where nothing was ever run. */
export function noRunsLine(lang: Lang): string {
  return say(
    lang,
    "bianque watch 每个交易日 17:30（上海时间）取数、判断阶段、写晚报、发警报；见 docs/evening-run.md。",
    "bianque watch fetches, tells the stage, writes the report and sends alerts at 17:30 Shanghai time on trading days; see docs/evening-run.md.",
  );
}
