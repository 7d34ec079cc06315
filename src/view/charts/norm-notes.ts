import type { Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { type Mark, textMark, textWidth } from "./marks.ts";
import type { Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

type Nullables = readonly (number | null)[];

/** Words for the two norms, set where the line leaves room for them below it. */
export function normNotes(
  overview: Overview,
  basis: Nullables,
  { y, bottom }: Panel,
  frame: TimeFrame,
  look: Look,
): Mark[] {
  const { lang, phone, palette } = look;
  const start = overview.episode?.start;
  const hasFrozen = start !== undefined && overview.series.IM.frozenLow.some((value) => value !== null);
  const rolling = say(
    lang,
    `灰带：滚动 250 日${phone ? "" : " 5–95%"}`,
    `grey: rolling 250-day${phone ? "" : " 5–95%"}`,
  );
  const frozen =
    lang === "zh"
      ? `虚线：${phone ? "冻结区间" : `${shortDate(start ?? "2000-01-01", lang)} 起冻结的 5–95%`}`
      : `dashed: ${phone ? "frozen" : `5–95% frozen from ${shortDate(start ?? "2000-01-01", lang)}`}`;
  const lines = hasFrozen ? [rolling, frozen] : [rolling];
  const height = lines.length * 14;
  const x = freePlace(
    basis,
    frame,
    Math.max(...lines.map((line) => textWidth(line, 11))),
    (value) => y(value) > bottom - height - 6,
  );
  if (x === null) return [];
  return lines.map((line, i) =>
    textMark(line, [x, bottom - height + 4 + i * 14], { colour: palette.ink3, ground: palette.page }),
  );
}

/** Leftmost x from which `width` pixels hold no value that is `low`; null where there is none. */
function freePlace(values: Nullables, frame: TimeFrame, width: number, low: (value: number) => boolean): number | null {
  const days = Math.ceil((width + 12) / frame.step);
  for (let start = 0; start + days <= values.length; start++) {
    const clear = values.slice(start, start + days).every((value) => value === null || !low(value));
    if (clear) return frame.left + start * frame.step + 6;
  }
  return null;
}
