import type { ClearNeed, Overview } from "../../../contract.ts";
import { clearCondition } from "../../../view/words/clear-needs.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";
import { clearDotsFigure, verdictMark } from "./marks.ts";
import { section } from "./section.ts";
import { plainTable } from "./table.ts";

/** A row a condition: filled and open dots for the days in a row on which it held. Nothing outside an episode. */
export function clearNeeds({ day, clearNeeds }: Overview, lang: Lang): Html | null {
  if (clearNeeds.length === 0) return null;
  const isClear = day.stage === "clear";
  const heading = isClear
    ? {
        title: say(lang, "解除的条件", "Conditions for clear"),
        note: say(lang, `解除第 ${day.dayInStage} 日`, `clear, day ${day.dayInStage}`),
      }
    : { title: say(lang, "离解除还差什么", "What clear still needs") };
  const heads = [say(lang, "条件", "Condition"), say(lang, "连续达标日", "Days met in a row")];
  const rows = clearNeeds.map((need) => ({
    cells: [clearCondition(need.condition, lang), metDays(need, lang)],
    ...(need.done === null ? { look: "faint" as const } : {}),
  }));
  return section(heading, plainTable(heads, rows));
}

function metDays(need: ClearNeed, lang: Lang): Html {
  return need.done === null ? html`${verdictMark("absent", lang)}` : clearDotsFigure({ ...need, done: need.done });
}
