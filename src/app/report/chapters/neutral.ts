import {
  neutralEquityChart,
  neutralEquityLabel,
  neutralEquityNumbers,
} from "../../../view/charts/neutral-equity-chart.ts";
import { neutralSizesChart, neutralSizesLabel, neutralSizesNumbers } from "../../../view/charts/neutral-sizes-chart.ts";
import { neutralStackChart, neutralStackLabel, neutralStackNumbers } from "../../../view/charts/neutral-stack-chart.ts";
import { type BookPath, type BookPaths, bookPaths, NEUTRAL_BOOKS, sparsePath } from "../../../view/neutral-books.ts";
import { booksTable } from "../../../view/neutral-tables.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { bookRule, neutralLine, neutralSentence, neutralSource } from "../../../view/words/neutral.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import type { Evening } from "../evening.ts";
import { type Html, html } from "../html.ts";
import { staleBadge } from "../parts/badges.ts";
import { figures } from "../parts/figures.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { pictureFigure } from "../picture.ts";

/** Stacks and tables of numbers have a day a week. */
const WEEK = 5;

/** A book that may sink to small caps beside one bound in size: equity, where the result came from, sizes held. */
export function neutralChapter({ market, bounded }: Evening["neutral"], date: string, lang: Lang): Html {
  const paths = bookPaths({ ...(market && { market }), ...(bounded && { bounded }) }, false);
  if (!paths.market) {
    return emptyChapter(
      "neutral",
      PAGE_NAMES.neutral[lang],
      say(
        lang,
        "没有足够的个股日线，中性组合无从回测。",
        "Too few daily closes of single stocks are loaded to run a neutral book.",
      ),
      say(
        lang,
        "导入约 60 个交易日以上的个股日线（含成交额与换手率）、股票清单与 IM 收盘价后重新生成。",
        "Import over 60 trading days of stock closes with turnover, a list of stocks and closes of IM, and write the report again.",
      ),
    );
  }
  return html`<article id="neutral" class="chapter">
${chapterVerdict(neutralSentence(paths, "market", lang), neutralLine("market", paths.market, lang))}
${equity(paths, paths.market, date, lang)}
${stack(paths.market, lang)}
${sizes(paths.market, lang)}
</article>`;
}

function equity(paths: BookPaths, market: BookPath, date: string, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "neutralEquity",
      label: neutralEquityLabel(paths, lang),
      draw: (width, look) => neutralEquityChart(paths, "market", width, look, null),
    },
    lang,
  );
  const told = booksTable(paths, lang);
  const rows = told.rows.filter((_, i) => paths[NEUTRAL_BOOKS[i]] !== undefined);
  const sparse = Object.fromEntries(Object.entries(paths).map(([book, path]) => [book, sparsePath(path, WEEK)]));
  return section(
    { title: say(lang, "权益与回撤", "Equity and drawdown"), badge: staleBadge(market.dates.at(-1), date, lang) },
    picture,
    sourceLine(neutralSource("market", market, lang), pictureNumbers(neutralEquityNumbers(sparse, lang), lang)),
    figures({ ...told, rows }),
    paths.bounded && sourceLine(bookRule("bounded", false, lang)),
  );
}

function stack(path: BookPath, lang: Lang): Html {
  const weekly = sparsePath(path, WEEK);
  const picture = pictureFigure(
    {
      name: "neutralStack",
      label: neutralStackLabel(path, lang),
      draw: (width, look) => neutralStackChart(weekly, width, look, null),
    },
    lang,
  );
  return section(
    { title: say(lang, "收益从何而来", "Where the result came from"), note: weekNote(lang) },
    picture,
    sourceLine(neutralSource("market", path, lang), pictureNumbers(neutralStackNumbers(weekly, lang), lang)),
  );
}

function sizes(path: BookPath, lang: Lang): Html {
  const weekly = sparsePath(path, WEEK);
  const picture = pictureFigure(
    {
      name: "neutralSizes",
      label: neutralSizesLabel(path, lang),
      draw: (width, look) => neutralSizesChart(weekly, width, look, null),
    },
    lang,
  );
  return section(
    { title: say(lang, "持股市值分布", "Sizes held"), note: weekNote(lang) },
    picture,
    sourceLine(neutralSource("market", path, lang), pictureNumbers(neutralSizesNumbers(weekly, lang), lang)),
  );
}

function weekNote(lang: Lang): string {
  return say(lang, "每 5 个交易日一点", "a point every five trading days");
}
