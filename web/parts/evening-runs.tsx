import type { EveningRun, EveningRuns, EveningStep, EveningStepState } from "../../src/contract.ts";
import { plain } from "../../src/view/format.ts";
import {
  noRunsLine,
  runState,
  runsSentence,
  STEP_NAMES,
  STEP_STATES,
  shanghaiClock,
  stepSeconds,
} from "../../src/view/words/evening.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { MarkedText } from "./marked-text.tsx";
import { Nothing } from "./nothing.tsx";
import { Section } from "./section.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

const MARKS = { ok: "normal", failed: "extreme", skipped: "absent" } as const satisfies Record<
  EveningStepState,
  string
>;

/** The evening that ran last step by step, and those before it in a line each. */
export function EveningRunsTable({ evenings }: { readonly evenings: EveningRuns }) {
  const { lang } = useLook();
  const say = useSay();
  const [latest, ...earlier] = evenings.runs;
  const title = say("每晚的运行", "Evening runs");
  if (!latest) {
    const sentence = say("还没有每晚的自动运行。", "No evening has been run by itself yet.");
    return (
      <Section title={title}>
        <Nothing failure={{ kind: "empty", sentence }} fill={noRunsLine(lang)} />
      </Section>
    );
  }
  const began = shanghaiClock(latest.startedAt);
  return (
    <Section
      title={title}
      note={say(`${latest.date}，上海时间 ${began} 开始`, `${latest.date}, began ${began} Shanghai time`)}
    >
      <p class="runs-sentence">
        <MarkedText segments={runsSentence(evenings, lang)} />
      </p>
      <div class="wide">
        <table class="evening-steps">
          <thead>
            <tr>
              <th scope="col">{say("步骤", "Step")}</th>
              <th scope="col" class="words">
                {say("结果", "State")}
              </th>
              <th scope="col">{say("秒", "Seconds")}</th>
              <th scope="col" class="words">
                {say("说明", "What it did")}
              </th>
            </tr>
          </thead>
          <tbody>
            {latest.steps.map((step) => (
              <StepRow key={step.step} step={step} />
            ))}
          </tbody>
        </table>
      </div>
      {earlier.length > 0 && <EarlierRuns runs={earlier} />}
    </Section>
  );
}

function StepRow({ step }: { readonly step: EveningStep }) {
  const { lang } = useLook();
  return (
    <tr class={step.state === "skipped" ? "faint" : ""}>
      <td>{STEP_NAMES[step.step][lang]}</td>
      <td class={`words ${step.state === "failed" ? "key-figure" : ""}`}>
        <VerdictMark verdict={MARKS[step.state]} /> {STEP_STATES[step.state][lang]}
      </td>
      <td>{plain(stepSeconds(step), 1)}</td>
      <td class="words step-words">{step.message[lang]}</td>
    </tr>
  );
}

function EarlierRuns({ runs }: { readonly runs: readonly EveningRun[] }) {
  const say = useSay();
  return (
    <ul class="findings earlier-runs" aria-label={say("此前的运行", "Earlier runs")}>
      {runs.map((run) => (
        <li key={run.startedAt}>
          <b>{run.date}</b> {shanghaiClock(run.startedAt)} · <RunWords run={run} />
        </li>
      ))}
    </ul>
  );
}

function RunWords({ run }: { readonly run: EveningRun }) {
  const { lang } = useLook();
  const say = useSay();
  switch (runState(run)) {
    case "ok":
      return <>{say("全部完成", "every step done")}</>;
    case "stopped":
      return <>{say("没有做完", "did not reach its end")}</>;
    case "failed": {
      const failed = run.steps.filter(({ state }) => state === "failed").map(({ step }) => STEP_NAMES[step][lang]);
      return <>{say(`${failed.join("、")}失败`, `${failed.join(", ")} failed`)}</>;
    }
  }
}
