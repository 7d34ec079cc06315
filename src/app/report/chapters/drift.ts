import type { DriftAnswer } from "../../../contract.ts";
import { driftBandsChart, driftBandsLabel } from "../../../view/charts/drift-bands-chart.ts";
import { driftNumbers, driftStackChart, driftStackLabel } from "../../../view/charts/drift-stack-chart.ts";
import { longDate, percent } from "../../../view/format.ts";
import { driftLine } from "../../../view/words/drift.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { type Html, html } from "../html.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { type Picture, pictureFigure } from "../picture.ts";

/** Days drawn: a year. `bianque drift FILE --json` has all. */
const MOST_DAYS = 250;

/** A fund's style from its net values: stacked weights, each with its band, and the changes of style. */
export function driftChapter(answer: DriftAnswer | null, lang: Lang): Html {
  if (answer === null) {
    return emptyChapter(
      "drift",
      PAGE_NAMES.drift[lang],
      say(lang, "没有给出基金净值。", "No net values of a fund were given."),
      say(
        lang,
        "bianque report --nav fund.csv 在此讲述其风格。",
        "bianque report --nav fund.csv tells its style here.",
      ),
    );
  }
  const shown = { ...answer, days: answer.days.slice(-MOST_DAYS) };
  return html`<article id="drift" class="chapter">
${chapterVerdict(answer.summary[lang], driftLine(answer, lang))}
${weights(shown, lang)}
${bands(shown, lang)}
${changes(answer, lang)}
</article>`;
}

function weights(answer: DriftAnswer, lang: Lang): Html {
  const picture: Picture = {
    name: "drift",
    label: driftStackLabel(answer, lang),
    draw: (width, look) => driftStackChart(answer, width, look, null),
  };
  const last = answer.days[answer.days.length - 1].date;
  const source = say(
    lang,
    `${answer.file ?? ""} 对指数收益的受约束回归，每日只用截至当日的最多 ${answer.window} 个收益 · 截至 ${last}`,
    `Constrained regression of ${answer.file ?? ""} on index returns, each day on up to ${answer.window} returns ending that day · to ${longDate(last, lang)}`,
  );
  return section(
    { title: say(lang, "股票部分", "Stock leg"), note: say(lang, "占本金 %，堆叠", "% of capital, stacked") },
    pictureFigure(picture, lang),
    sourceLine(source, pictureNumbers(driftNumbers(answer, lang), lang)),
  );
}

function bands(answer: DriftAnswer, lang: Lang): Html {
  const picture: Picture = {
    name: "driftBands",
    label: driftBandsLabel(answer, lang),
    draw: (width, look) => driftBandsChart(answer, width, look, null),
  };
  const share = percent(answer.confidence, 0);
  return section(
    {
      title: say(lang, "权重与区间", "Weights and bands"),
      note: say(lang, `占本金 %，${share} 区间`, `% of capital, ${share} bands`),
    },
    pictureFigure(picture, lang),
    sourceLine(say(lang, "灰带：残差块自助法", "Grey: block bootstrap of the residuals")),
  );
}

function changes({ alarms, notes }: DriftAnswer, lang: Lang): Html {
  const none = say(lang, "没有发现风格改变。", "No change of style was found.");
  const lines = alarms.length === 0 ? [none] : alarms.map(({ words }) => words[lang]);
  return section(
    { title: say(lang, "风格改变", "Changes of style") },
    html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
    sourceLine(...notes.map((note) => `${note[lang]} `)),
  );
}
