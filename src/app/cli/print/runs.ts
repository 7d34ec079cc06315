import type { EveningRun, EveningRuns, EveningStep } from "../../../contract.ts";
import { noRunsLine, STEP_NAMES, STEP_STATES, shanghaiClock, stepSeconds } from "../../../view/words/evening.ts";
import type { Page } from "../terminal.ts";
import { paragraph, say, section, sheet } from "./sheet.ts";
import { left, type Row, right, table } from "./table.ts";

/** The steps of each evening run, latest first. */
export function printRuns({ runs }: EveningRuns, page: Page): string {
  if (runs.length === 0) {
    const none = { zh: "还没有每晚的自动运行。", en: "No evening has been run by itself yet." };
    return sheet([say(none, page)], paragraph(noRunsLine(page.lang), page));
  }
  return sheet(...runs.map((run) => runBlock(run, page)));
}

function runBlock(run: EveningRun, page: Page): string[] {
  const began = shanghaiClock(run.startedAt);
  const title =
    run.endedAt === null
      ? { zh: `${run.date}，${began} 开始，没有做完`, en: `${run.date}, began ${began}, did not reach its end` }
      : { zh: `${run.date}，${began} 开始`, en: `${run.date}, began ${began}` };
  if (run.steps.length === 0) return paragraph(say(title, page), page);
  return section(say(title, page), stepTable(run.steps, page), page);
}

/** The steps of a run as a table. */
export function stepTable(steps: readonly EveningStep[], page: Page): string[] {
  const columns = [
    left({ zh: "步骤", en: "Step" }, page),
    left({ zh: "结果", en: "State" }, page),
    right({ zh: "秒", en: "s" }, page),
    { ...left({ zh: "说明", en: "What it did" }, page), mayCut: true },
  ];
  return table(
    columns,
    steps.map((step) => stepRow(step, page)),
    page,
  );
}

function stepRow(step: EveningStep, page: Page): Row {
  return [
    STEP_NAMES[step.step][page.lang],
    STEP_STATES[step.state][page.lang],
    stepSeconds(step).toFixed(1),
    step.message[page.lang],
  ];
}
