import { useMemo } from "preact/hooks";
import type { BasisAnswer, SnowballMarket } from "../../src/contract.ts";
import type { MoveThatCame } from "../../src/view/charts/snowball-flow-chart.ts";
import { indexBook, indexCloses } from "../../src/view/snowball-book.ts";
import { snowballLine, snowballSentence } from "../../src/view/words/snowball-verdict.ts";
import { NotePricer } from "../parts/note-pricer.tsx";
import { Notes } from "../parts/notes.tsx";
import { AssumptionBadge } from "../parts/snowball-badge.tsx";
import { SnowballDelta } from "../parts/snowball-delta.tsx";
import { SnowballFlow } from "../parts/snowball-flow.tsx";
import { SnowballLadder } from "../parts/snowball-ladder.tsx";
import {
  KnockOutDates,
  SnowballAssumptions,
  SnowballChecks,
  SnowballClusters,
  SnowballLastDay,
} from "../parts/snowball-tables.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { useLook } from "../state/look-context.ts";
import type { Asked } from "../state/use-answer.ts";
import { usePricing } from "../state/use-pricing.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import type { ViewState } from "../state/view-state.ts";

interface SnowballPageProps {
  readonly asked: Asked<SnowballMarket>;
  /** The next evening's answer, in a replay: what the move that came made dealers trade. */
  readonly later: SnowballMarket | null;
  /** The same evening's basis, which knows the closes of the indices. */
  readonly basis: BasisAnswer | null;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

const INDEX_OF = { IM: "000852.SH", IC: "000905.SH" } as const;

/** Ladder beside the index, delta before and after a knock-in, hedge flow, tables, and a pricer that needs no book. */
export function SnowballPage(props: SnowballPageProps) {
  const { asked, view } = props;
  const pricing = usePricing();
  const inputs = asked.answer?.inputs.find(({ index }) => index === INDEX_OF[view.product]) ?? null;
  return (
    <>
      <Waiting asked={asked}>{(answer) => <BookSections {...props} answer={answer} pricing={pricing} />}</Waiting>
      {(asked.answer || asked.failure) && <NotePricer inputs={inputs} pricing={pricing} />}
      {asked.answer && <Foundations answer={asked.answer} />}
    </>
  );
}

interface BookSectionsProps extends SnowballPageProps {
  readonly answer: SnowballMarket;
  readonly pricing: ReturnType<typeof usePricing>;
}

function BookSections({ answer, later, basis, view, change, cursor, onCursor, pricing }: BookSectionsProps) {
  const { lang } = useLook();
  const chosen = INDEX_OF[view.product];
  const books = useMemo(() => answer.inputs.flatMap(({ index }) => indexBook(answer, index) ?? []), [answer]);
  const history = useMemo(() => indexCloses(basis?.products ?? [], chosen), [basis, chosen]);
  const came = useMemo(() => movesThatCame(later), [later]);
  const book = books.find(({ index }) => index === chosen) ?? null;
  const badge = answer.origin === "assumed" && <AssumptionBadge />;
  return (
    <>
      <PageVerdict sentence={snowballSentence(book, lang)} line={snowballLine(book, lang)} badge={badge} />
      {book && (
        <>
          <SnowballLadder
            book={book}
            history={history}
            badge={badge}
            answer={answer}
            product={view.product}
            onProduct={(product) => change({ product })}
            cursor={cursor}
            onCursor={onCursor}
          />
          <div class="columns">
            <SnowballDelta inputs={book.inputs} cap={answer.cap} pricing={pricing} />
            <SnowballFlow books={books} cap={answer.cap} came={came} badge={badge} />
          </div>
          <div class="columns">
            <SnowballClusters answer={answer} badge={badge} />
            <div>
              <KnockOutDates book={book} badge={badge} />
              <SnowballLastDay days={answer.lastDay} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** What the book rests on: assumptions, published figures beside it, and what the data could not support. */
function Foundations({ answer }: { readonly answer: SnowballMarket }) {
  return (
    <div class="columns halves">
      <SnowballAssumptions answer={answer} badge={answer.origin === "assumed" && <AssumptionBadge />} />
      <div>
        <SnowballChecks answer={answer} />
        <Notes notes={answer.notes} />
      </div>
    </div>
  );
}

function movesThatCame(later: SnowballMarket | null): MoveThatCame[] {
  return (later?.lastDay ?? []).flatMap(({ index, to, move, cappedCny }) => {
    const product = later?.inputs.find((inputs) => inputs.index === index)?.product;
    return product ? [{ product, date: to, move, cappedCny }] : [];
  });
}
