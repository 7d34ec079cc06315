import type { Overview } from "../../../contract.ts";
import { overviewChart } from "../../../view/charts/overview-chart.ts";
import { overviewChartLabel, overviewNumbers } from "../../../view/charts/overview-words.ts";
import { longDate } from "../../../view/format.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { overviewBadges } from "../parts/badges.ts";
import { changes } from "../parts/changes.ts";
import { clearNeeds } from "../parts/clear-needs.ts";
import { evidenceTable } from "../parts/evidence-table.ts";
import { overruled } from "../parts/overruled.ts";
import { sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { stageVerdict } from "../parts/verdict.ts";
import { pictureFigure } from "../picture.ts";

/**
 * Stage and sentence, ribbon over the basis and the indices, evidence, changes, what clear needs, what was overruled. On
 * paper the changes come first: they fit under the picture.
 */
export function overviewChapter(overview: Overview, lang: Lang): Html {
  const picture = {
    name: "overview",
    label: overviewChartLabel(overview, lang),
    draw: (width: number, look: Parameters<typeof overviewChart>[2]) =>
      overviewChart(overview, width, look, { cursor: null, later: null }),
  };
  return html`<article id="overview">
${stageVerdict(overview, lang)}
<h2 class="visually-hidden">${PAGE_NAMES.overview[lang]}</h2>
<section class="section">${pictureFigure(picture, lang)}${source(overview, lang)}</section>
${changes(overview, lang)}
${evidenceTable(overview, lang)}
${clearNeeds(overview, lang)}
${overruled(overview, lang)}
</article>`;
}

function source(overview: Overview, lang: Lang): Html {
  const dividends = overview.adjusted
    ? say(lang, "基差已剔除当日可预期的分红", "basis adjusted for the dividends expected on the day")
    : say(lang, "基差未剔除分红", "basis not adjusted for dividends");
  const until = longDate(overview.date, lang);
  const words = say(
    lang,
    `来源：中金所、中证指数、万得 · 收盘价 · ${dividends} · 截至 ${until}`,
    `Source: CFFEX, CSI, Wind · closes · ${dividends} · to ${until}`,
  );
  return sourceLine(words, overviewBadges(overview, lang), pictureNumbers(overviewNumbers(overview, lang), lang));
}
