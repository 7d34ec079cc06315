import type { Overview } from "../../../contract.ts";
import { type Lang, plainText, type Segment, say } from "../../../view/words/lang.ts";
import { STAGE_NAMES, stageDayCount } from "../../../view/words/stages.ts";
import { verdictLine } from "../../../view/words/verdict-line.ts";
import { verdictSentence } from "../../../view/words/verdict-sentence.ts";
import { type Html, html, type Piece } from "../html.ts";
import { stageFigure } from "./marks.ts";

/** The evening's verdict: figure, stage, day count, the day in one sentence, and the figures behind it. */
export function stageVerdict(overview: Overview, lang: Lang): Html {
  const { stage, side, dayInStage } = overview.day;
  const premium = stage === "strained" && side === "premium" && say(lang, " 升水↑", ", premium ↑");
  return html`<div class="verdict">
<div class="verdict-stage">${stageFigure(stage)}<div><div class="verdict-word">${STAGE_NAMES[stage][lang]}${premium}</div><div class="verdict-count">${stageDayCount(dayInStage, lang)}</div></div></div>
<div><h1>${verdictSentence(overview, lang)}</h1>${evidenceLine(verdictLine(overview, lang))}</div>
</div>`;
}

/** A chapter's sentence and its line of evidence; a badge after it says what they rest on. */
export function chapterVerdict(sentence: string, line: readonly Segment[] = [], badge?: Piece): Html {
  return html`<div class="verdict"><div><h2>${sentence}</h2>${evidenceLine(line, badge)}</div></div>`;
}

function evidenceLine(line: readonly Segment[], badge?: Piece): Html | null {
  if (plainText(line) === "") return null;
  const runs = line.map(({ text, strong }) => (strong ? html`<b>${text}</b>` : text));
  return html`<p class="verdict-line">${runs}${badge}</p>`;
}
