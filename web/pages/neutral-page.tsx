import { useCallback, useMemo } from "preact/hooks";
import type { BacktestAnswer } from "../../src/contract.ts";
import { hedgeCostChart, hedgeCostLabel, hedgeCostNumbers } from "../../src/view/charts/hedge-cost-chart.ts";
import {
  neutralEquityChart,
  neutralEquityLabel,
  neutralEquityNumbers,
} from "../../src/view/charts/neutral-equity-chart.ts";
import {
  neutralSizesChart,
  neutralSizesLabel,
  neutralSizesNumbers,
} from "../../src/view/charts/neutral-sizes-chart.ts";
import {
  neutralStackChart,
  neutralStackLabel,
  neutralStackNumbers,
} from "../../src/view/charts/neutral-stack-chart.ts";
import type { Look } from "../../src/view/look.ts";
import {
  type BookPath,
  type BookPaths,
  bookPaths,
  NEUTRAL_BOOKS,
  type NeutralBook,
} from "../../src/view/neutral-books.ts";
import { booksTable } from "../../src/view/neutral-tables.ts";
import { BOOK_NAMES, bookRule, neutralLine, neutralSentence, neutralSource } from "../../src/view/words/neutral.ts";
import { Chart } from "../charts/chart.tsx";
import { Choice } from "../parts/choice.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Badge, Nothing } from "../parts/nothing.tsx";
import { Section } from "../parts/section.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { NeutralAnswers } from "../state/use-neutral.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import type { ViewState } from "../state/view-state.ts";

interface NeutralPageProps {
  readonly answer: BacktestAnswer;
  readonly asked: NeutralAnswers;
  /** Seed of simulated stocks. */
  readonly seed: number;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** Neutral books side by side: equity, where the chosen one's result came from, what its hedge cost, how far it sank. */
export function NeutralPage(props: NeutralPageProps) {
  const { answer, asked, seed, view, change } = props;
  const { lang } = useLook();
  const say = useSay();
  const books: Partial<Record<NeutralBook, BacktestAnswer>> = { ...asked.books, [view.book]: answer };
  const { market, bounded, micro } = books;
  const paths = useMemo(
    () =>
      bookPaths({ ...(market && { market }), ...(bounded && { bounded }), ...(micro && { micro }) }, asked.synthetic),
    [market, bounded, micro, asked.synthetic],
  );
  const path = paths[view.book];
  const badge = asked.synthetic && (
    <Badge kind="synthetic">{say(`▨ 合成数据 种子 ${seed}`, `▨ synthetic, seed ${seed}`)}</Badge>
  );
  return (
    <>
      <PageVerdict
        sentence={neutralSentence(paths, view.book, lang)}
        line={path ? neutralLine(view.book, path, lang) : []}
        badge={badge}
      />
      <Section title={say("组合", "Books")} note={bookRule(view.book, asked.synthetic, lang)} badge={badge}>
        <Choice
          label={say("组合", "Book")}
          chosen={view.book}
          options={NEUTRAL_BOOKS.map((book) => [book, BOOK_NAMES[book][lang]])}
          onChoose={(book) => change({ book })}
        />
        <Figures table={booksTable(paths, lang)} name="books" />
        {asked.synthetic && (
          <p class="source">
            {say(
              "到当晚没有可回测的个股，以合成个股演示；导入个股日线与股票清单后，此处换成真实个股。",
              "No stocks are loaded to run a book up to this evening, so simulated ones stand in: import stock closes and a list of stocks.",
            )}
          </p>
        )}
      </Section>
      {path === undefined ? (
        <Nothing
          failure={{ kind: "empty", sentence: say("此书没有持股。", "The book held no stock in these days.") }}
          fill={say(
            "选择更晚的日期，或导入更长的个股日线（60 个交易日以上）与换手率。",
            "Choose a later evening, or import more days of stock closes (over 60) with turnover.",
          )}
        />
      ) : (
        <Shown {...props} paths={paths} path={path} />
      )}
      <Notes notes={answer.notes} />
    </>
  );
}

interface ShownProps extends NeutralPageProps {
  readonly paths: BookPaths;
  readonly path: BookPath;
}

function Shown({ paths, path, asked, view, cursor, onCursor }: ShownProps) {
  const { lang } = useLook();
  const equity = useCallback(
    (width: number, look: Look, date: string | null) => neutralEquityChart(paths, view.book, width, look, date),
    [paths, view.book],
  );
  const stack = useDraw(neutralStackChart, path);
  const sizes = useDraw(neutralSizesChart, path);
  const hedge = useDraw(hedgeCostChart, path);
  const moving = { cursor, onCursor };
  const hatched = asked.synthetic ? "hatched" : "";
  const source = neutralSource(view.book, path, lang);
  return (
    <div class="columns halves">
      <div class={hatched}>
        <Section>
          <Chart draw={equity} label={neutralEquityLabel(paths, lang)} {...moving} />
          <SourceLine numbers={() => neutralEquityNumbers(paths, lang)}>{source}</SourceLine>
        </Section>
        <Section>
          <Chart draw={sizes} label={neutralSizesLabel(path, lang)} {...moving} />
          <SourceLine numbers={() => neutralSizesNumbers(path, lang)}>{source}</SourceLine>
        </Section>
      </div>
      <div class={hatched}>
        <Section>
          <Chart draw={stack} label={neutralStackLabel(path, lang)} {...moving} />
          <SourceLine numbers={() => neutralStackNumbers(path, lang)}>{source}</SourceLine>
        </Section>
        <Section>
          <Chart draw={hedge} label={hedgeCostLabel(path, lang)} {...moving} />
          <SourceLine numbers={() => hedgeCostNumbers(path, lang)}>{source}</SourceLine>
        </Section>
      </div>
    </div>
  );
}

type PathChart = typeof neutralStackChart;

/** A drawing function that changes only with its chart and path. */
function useDraw(chart: PathChart, path: BookPath) {
  return useCallback((width: number, look: Look, date: string | null) => chart(path, width, look, date), [chart, path]);
}
