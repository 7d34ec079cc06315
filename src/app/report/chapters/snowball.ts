import type { BasisAnswer, SnowballMarket } from "../../../contract.ts";
import { snowballDeltaChart, snowballDeltaLabel } from "../../../view/charts/snowball-delta-chart.ts";
import { snowballFlowChart, snowballFlowLabel } from "../../../view/charts/snowball-flow-chart.ts";
import {
  snowballLadderChart,
  snowballLadderLabel,
  snowballLadderNumbers,
} from "../../../view/charts/snowball-ladder-chart.ts";
import type { FigureTable } from "../../../view/figure-table.ts";
import { longDate } from "../../../view/format.ts";
import { indexBook, indexCloses, type SnowballIndexBook } from "../../../view/snowball-book.ts";
import { readNote, usualNote } from "../../../view/snowball-form.ts";
import { deltaByMonthsLeft } from "../../../view/snowball-pricing.ts";
import {
  assumptionTable,
  checkTable,
  clusterTable,
  knockOutTable,
  lastDayTable,
} from "../../../view/snowball-tables.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { CLIFF_NOTE, snowballIndexName } from "../../../view/words/snowball-names.ts";
import { deltaSource, flowSource, ladderSource } from "../../../view/words/snowball-sources.ts";
import { snowballLine, snowballSentence } from "../../../view/words/snowball-verdict.ts";
import { type Html, html, type Piece } from "../html.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers, table } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { HALF_WIDTH, pictureFigure } from "../picture.ts";

/** Futures in the order of the chapter: the first is the one that its sentence is about. */
const ORDER = ["IM", "IC"];

/** Ladder of each index, delta before and after a knock-in, hedge flow, clusters, next knock-outs, assumptions, checks. */
export function snowballChapter(answer: SnowballMarket | null, basis: BasisAnswer | null, lang: Lang): Html {
  const books = (answer?.inputs ?? [])
    .flatMap(({ index }) => (answer && indexBook(answer, index)) ?? [])
    .sort((a, b) => ORDER.indexOf(a.product) - ORDER.indexOf(b.product));
  if (answer === null || books.length === 0) {
    return emptyChapter(
      "snowball",
      PAGE_NAMES.snowball[lang],
      say(
        lang,
        "没有足够的指数收盘价，推不出雪球存量。",
        "Too few index closes are loaded to build the market of snowballs.",
      ),
      say(lang, "导入两年的指数日线后重新生成。", "Import two years of index closes and write the report again."),
    );
  }
  const badge = answer.origin === "assumed" && html` <span class="badge">${say(lang, "假设", "assumption")}</span>`;
  return html`<article id="snowball" class="chapter">
${chapterVerdict(snowballSentence(books[0], lang), snowballLine(books[0], lang), badge)}
${books.map((book) => ladder(book, answer, basis, badge, lang))}
<div class="pair">${delta(books[0], answer.cap, lang)}${flow(books, answer.cap, badge, lang)}</div>
${clusters(answer, badge, lang)}
${books.map((book) => knockOuts(book, badge, lang))}
${rest(answer, badge, lang)}
</article>`;
}

function ladder(
  book: SnowballIndexBook,
  answer: SnowballMarket,
  basis: BasisAnswer | null,
  badge: Piece,
  lang: Lang,
): Html {
  const history = indexCloses(basis?.products ?? [], book.index);
  const picture = pictureFigure(
    {
      name: `snowballs${book.product}`,
      label: snowballLadderLabel(book, history, lang),
      draw: (width, look) => snowballLadderChart(book, history, width, look, null),
    },
    lang,
  );
  const title = say(
    lang,
    `敲入线在哪里：${snowballIndexName(book.index, lang)}`,
    `Where ${snowballIndexName(book.index, lang)} knocks in`,
  );
  return section(
    { title, note: badge },
    picture,
    sourceLine(ladderSource(answer, lang), pictureNumbers(snowballLadderNumbers(book, lang), lang)),
  );
}

function delta({ inputs }: SnowballIndexBook, cap: number, lang: Lang): Html | null {
  const { terms } = readNote(usualNote({ ...inputs, carry: inputs.carryOneYear }), "alive", lang);
  if (!terms) return null;
  const curves = deltaByMonthsLeft(terms);
  const picture = pictureFigure(
    {
      name: "snowballDelta",
      width: HALF_WIDTH,
      label: snowballDeltaLabel(curves, lang),
      draw: (width, look) => snowballDeltaChart(curves, inputs.product, cap, width, look),
    },
    lang,
  );
  return section(
    {
      title: say(lang, "交易商 Delta：敲入前与敲入后", "Dealers' delta before and after a knock-in"),
      note: say(
        lang,
        "每份合约持有的指数份数，横轴为指数 / 期初",
        "units of the index per note, by index over initial price",
      ),
    },
    picture,
    sourceLine(deltaSource(inputs, cap, lang)),
  );
}

function flow(books: readonly SnowballIndexBook[], cap: number, badge: Piece, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "snowballFlow",
      width: HALF_WIDTH,
      label: snowballFlowLabel(books, lang),
      draw: (width, look) => snowballFlowChart(books, [], width, look),
    },
    lang,
  );
  const note = say(lang, "亿元，指数一日变动后的买（＋）卖（−）", "CNY bn bought (+) or sold (−) by the day's move");
  return section(
    { title: say(lang, "对冲流量", "Hedge flow"), note: html`${note}${badge}` },
    picture,
    sourceLine(flowSource(cap, lang)),
  );
}

function clusters(answer: SnowballMarket, badge: Piece, lang: Lang): Html | null {
  if (answer.clusters.length === 0) return null;
  const title = say(lang, "敲入密集区", "Clusters of knock-ins");
  return section({ title, note: badge }, figures(clusterTable(answer, lang)), sourceLine(CLIFF_NOTE[lang]));
}

const DATES_SHOWN = 4;

function knockOuts(book: SnowballIndexBook, badge: Piece, lang: Lang): Html | null {
  if (book.knockOutDates.length === 0) return null;
  const name = snowballIndexName(book.index, lang);
  const title = say(lang, `下一批敲出观察日：${name}`, `Next knock-out dates: ${name}`);
  return section({ title, note: badge }, figures(knockOutTable(book, DATES_SHOWN, lang)));
}

function rest(answer: SnowballMarket, badge: Piece, lang: Lang): Html {
  const { lastDay, assumptions, checks } = answer;
  const [first] = lastDay;
  const day =
    first &&
    section(
      {
        title: say(lang, "当日模型与市场", "The day: model and market"),
        note: `${longDate(first.from, lang)} – ${longDate(first.to, lang)}`,
      },
      figures(lastDayTable(lastDay, lang)),
    );
  const assumed =
    assumptions.length > 0 &&
    section(
      { title: say(lang, "假设与来源", "Assumptions and sources"), note: badge },
      figures(assumptionTable(answer, lang)),
    );
  const checked =
    checks.length > 0 &&
    section({ title: say(lang, "与公开数字对照", "Against published figures") }, figures(checkTable(answer, lang)));
  return html`${day}${assumed}${checked}`;
}

function figures({ columns, rows }: FigureTable): Html {
  return table(
    columns.map((column, i) => ({ ...column, ...(column.words || i === 0 ? { wraps: true } : {}) })),
    [{ rows: rows.map((cells) => ({ cells })) }],
  );
}
