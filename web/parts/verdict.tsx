import type { ComponentChildren } from "preact";
import type { Overview } from "../../src/contract.ts";
import { plainText, type Segment } from "../../src/view/words/lang.ts";
import { STAGE_NAMES, stageDayCount } from "../../src/view/words/stages.ts";
import { verdictLine } from "../../src/view/words/verdict-line.ts";
import { verdictSentence } from "../../src/view/words/verdict-sentence.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { MarkedText } from "./marked-text.tsx";
import { StageFigure } from "./stage-figure.tsx";

/** The overview's verdict: figure, stage, day count, the day in one sentence, and the figures behind it. */
export function StageVerdict({ overview }: { readonly overview: Overview }) {
  const { lang } = useLook();
  const say = useSay();
  const { stage, side, dayInStage } = overview.day;
  const isPremium = stage === "strained" && side === "premium";
  return (
    <div class="verdict">
      <div class="verdict-stage">
        <StageFigure stage={stage} />
        <div>
          <div class="verdict-word">
            {STAGE_NAMES[stage][lang]}
            {isPremium && say(" 升水↑", ", premium ↑")}
          </div>
          <div class="verdict-count">{stageDayCount(dayInStage, lang)}</div>
        </div>
      </div>
      <VerdictWords sentence={verdictSentence(overview, lang)} line={verdictLine(overview, lang)} />
    </div>
  );
}

interface PageVerdictProps {
  readonly sentence: string;
  readonly line: readonly Segment[];
  /** Stands at the end of the line: what the sentence rests on. */
  readonly badge?: ComponentChildren;
}

/** A page's sentence and its line of evidence. */
export function PageVerdict(props: PageVerdictProps) {
  return (
    <div class="verdict">
      <VerdictWords {...props} />
    </div>
  );
}

function VerdictWords({ sentence, line, badge }: PageVerdictProps) {
  return (
    <div>
      <h1>{sentence}</h1>
      {plainText(line) !== "" && (
        <p class="verdict-line">
          <MarkedText segments={line} /> {badge}
        </p>
      )}
    </div>
  );
}
