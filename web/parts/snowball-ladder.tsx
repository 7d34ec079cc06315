import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import type { SnowballBook } from "../../src/contract.ts";
import {
  snowballLadderChart,
  snowballLadderLabel,
  snowballLadderNumbers,
} from "../../src/view/charts/snowball-ladder-chart.ts";
import type { Look } from "../../src/view/look.ts";
import type { IndexCloses, SnowballIndexBook } from "../../src/view/snowball-book.ts";
import { ladderSource } from "../../src/view/words/snowball-sources.ts";
import { Chart } from "../charts/chart.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { SourceLine } from "./source-line.tsx";

interface SnowballLadderProps {
  readonly book: SnowballIndexBook;
  readonly history: IndexCloses;
  readonly badge: ComponentChildren;
  readonly answer: Pick<SnowballBook, "date" | "origin">;
  readonly product: "IM" | "IC";
  readonly onProduct: (product: "IM" | "IC") => void;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The index, and beside it on the same axis the living notes by knock-in level. */
export function SnowballLadder(props: SnowballLadderProps) {
  const { book, history, badge, answer, product, onProduct, cursor, onCursor } = props;
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback(
    (width: number, look: Look, day: string | null) => snowballLadderChart(book, history, width, look, day),
    [book, history],
  );
  const names = { IM: say("中证1000", "CSI 1000"), IC: say("中证500", "CSI 500") };
  const other = product === "IM" ? "IC" : "IM";
  return (
    <Section
      title={say("敲入线在哪里", "Where the book knocks in")}
      note={say("存续雪球，按敲入价", "living notes by knock-in level")}
      badge={
        <>
          {badge}
          <button type="button" class="switch inline" onClick={() => onProduct(other)}>
            <b>{names[product]}</b> {names[other]}
          </button>
        </>
      }
    >
      <Chart draw={draw} label={snowballLadderLabel(book, history, lang)} cursor={cursor} onCursor={onCursor} />
      <SourceLine numbers={() => snowballLadderNumbers(book, lang)}>{ladderSource(answer, lang)}</SourceLine>
    </Section>
  );
}
