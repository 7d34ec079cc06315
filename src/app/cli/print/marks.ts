import type { Verdict } from "../../../contract.ts";
import { VERDICT_NAMES } from "../../../view/words/indicators.ts";
import type { Page } from "../terminal.ts";
import { styled } from "./style.ts";

const MARKS: Readonly<Record<Verdict, string>> = { normal: "○", stretched: "◐", extreme: "●", absent: "┄" };

/** `● extreme`: shape and word, bold from stretched on, never coloured. */
export function verdictMark(verdict: Verdict, page: Page): string {
  const text = `${MARKS[verdict]} ${VERDICT_NAMES[verdict][page.lang]}`;
  return verdict === "stretched" || verdict === "extreme" ? styled(text, "bold", page) : text;
}
