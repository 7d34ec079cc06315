import type { ClearNeed, Overview } from "../../src/contract.ts";
import { clearCondition } from "../../src/view/words/clear-needs.ts";
import { VERDICT_NAMES } from "../../src/view/words/indicators.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

/** A row a condition: filled and open dots for the days in a row on which it held. */
export function ClearNeeds({ overview }: { readonly overview: Overview }) {
  const { lang } = useLook();
  const say = useSay();
  const { stage, dayInStage } = overview.day;
  if (overview.clearNeeds.length === 0) return null;
  const isClear = stage === "clear";
  return (
    <Section
      title={isClear ? say("解除的条件", "Conditions for clear") : say("离解除还差什么", "What clear still needs")}
      note={isClear ? say(`解除第 ${dayInStage} 日`, `clear, day ${dayInStage}`) : undefined}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{say("条件", "Condition")}</th>
            <th scope="col">{say("连续达标日", "Days met in a row")}</th>
          </tr>
        </thead>
        <tbody>
          {overview.clearNeeds.map((need) => (
            <tr key={need.condition} class={need.done === null ? "faint" : ""}>
              <td>{clearCondition(need.condition, lang)}</td>
              <td>{need.done === null ? <Absent /> : <Dots need={need} done={need.done} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Absent() {
  const { lang } = useLook();
  return (
    <>
      <VerdictMark verdict="absent" /> {VERDICT_NAMES.absent[lang]}
    </>
  );
}

const DOT = 14;

function Dots({ need, done }: { readonly need: ClearNeed; readonly done: number }) {
  const places = Array.from({ length: need.need }, (_, i) => i);
  return (
    <span class="clear-dots">
      <svg width={places.length * DOT} height="12" aria-hidden="true">
        {places.map((i) => (
          <circle
            key={i}
            cx={i * DOT + 7}
            cy="6"
            r="4.8"
            fill={i < done ? "currentColor" : "none"}
            stroke="currentColor"
          />
        ))}
      </svg>
      <span class="clear-count">
        {done}/{need.need}
      </span>
    </span>
  );
}
