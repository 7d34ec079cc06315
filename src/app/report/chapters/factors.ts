import type { FactorStudyAnswer, FactorsAnswer } from "../../../contract.ts";
import { factorIcChart, factorIcLabel, factorIcNumbers } from "../../../view/charts/factor-ic-chart.ts";
import {
  factorQuantilesChart,
  factorQuantilesLabel,
  factorQuantilesNumbers,
} from "../../../view/charts/factor-quantiles-chart.ts";
import { factorReturnsChart, factorReturnsLabel } from "../../../view/charts/factor-returns-chart.ts";
import { longShortChart, longShortLabel } from "../../../view/charts/long-short-chart.ts";
import { factorTable, sizeGroupTable } from "../../../view/factor-tables.ts";
import type { FigureTable } from "../../../view/figure-table.ts";
import {
  factorsLine,
  factorsSentence,
  factorsSource,
  studySource,
  untradableWords,
} from "../../../view/words/factors-verdict.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { factorName } from "../../../view/words/studied-factor-names.ts";
import { type Html, html } from "../html.ts";
import { staleBadge } from "../parts/badges.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers, table } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { HALF_WIDTH, pictureFigure } from "../picture.ts";

/** Cumulative factor returns with R2, every factor's figures, and size alone against the returns that followed. */
export function factorsChapter(
  answer: FactorsAnswer | null,
  study: FactorStudyAnswer | null,
  date: string,
  lang: Lang,
): Html {
  if (answer === null || answer.days.length === 0) {
    return emptyChapter(
      "factors",
      PAGE_NAMES.factors[lang],
      say(
        lang,
        "没有个股日线与股票清单，因子无从得出。",
        "No closes of single stocks with a list of stocks are loaded.",
      ),
      say(
        lang,
        "导入个股日线（date, code, close, volume, amount）与清单（code, industry, total_share, list_date）后重新生成。",
        "Import closes (date, code, close, volume, amount) and a list (code, industry, total_share, list_date) and write the report again.",
      ),
    );
  }
  return html`<article id="factors" class="chapter">
${chapterVerdict(factorsSentence(answer, lang), factorsLine(answer, study, lang))}
${returns(answer, study?.factor ?? "size", date, lang)}
${section({ title: say(lang, "各因子", "Every factor"), note: say(lang, "每一标准差暴露的收益", "return of one standard deviation") }, figures(factorTable(answer, lang)))}
${study && alone(study, lang)}
</article>`;
}

function figures({ columns, rows }: FigureTable): Html {
  return table(columns, [{ rows: rows.map((cells) => ({ cells })) }]);
}

function returns(answer: FactorsAnswer, chosen: string, date: string, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "factorReturns",
      label: factorReturnsLabel(answer, lang),
      draw: (width, look) => factorReturnsChart(answer, chosen, width, look, null),
    },
    lang,
  );
  const last = answer.days[answer.days.length - 1].date;
  return html`<section class="section">${picture}${sourceLine(factorsSource(answer, lang), " ", staleBadge(last, date, lang))}</section>`;
}

function alone(study: FactorStudyAnswer, lang: Lang): Html {
  const name = factorName(study.factor, lang);
  const curve = pictureFigure(
    {
      name: "longShort",
      label: longShortLabel(study, lang),
      draw: (width, look) => longShortChart(study, width, look, null),
    },
    lang,
  );
  return html`${section({ title: say(lang, `单因子检验：${name}`, `One factor alone: ${name}`) }, curve, sourceLine(studySource(study, lang)))}
<div class="pair">${coefficients(study, lang)}${quantiles(study, lang)}</div>
${section({ title: say(lang, "市值组内的秩 IC", "Rank IC inside size groups") }, figures(sizeGroupTable(study, lang)), sourceLine(untradableWords(study, lang)))}`;
}

function coefficients(study: FactorStudyAnswer, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "factorIc",
      label: factorIcLabel(study, lang),
      width: HALF_WIDTH,
      draw: (width, look) => factorIcChart(study, width, look),
    },
    lang,
  );
  const words = say(
    lang,
    "竖线为两倍标准误，已按 Newey-West 修正重叠。",
    "Lines: two standard errors either way, corrected for overlap after Newey and West.",
  );
  return section(
    { title: say(lang, "各期限的秩 IC", "Rank IC by horizon"), note: say(lang, "横轴为交易日", "trading days") },
    picture,
    sourceLine(words, pictureNumbers(factorIcNumbers(study, lang), lang)),
  );
}

function quantiles(study: FactorStudyAnswer, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "factorQuantiles",
      label: factorQuantilesLabel(study, lang),
      width: HALF_WIDTH,
      draw: (width, look) => factorQuantilesChart(study, width, look),
    },
    lang,
  );
  return section(
    { title: say(lang, "分组收益", "Quantile returns"), note: say(lang, "%，减当日均值", "%, less the day's mean") },
    picture,
    sourceLine(
      say(lang, "第 1 组因子最低。", "Quantile 1 has the lowest factor."),
      pictureNumbers(factorQuantilesNumbers(study, lang), lang),
    ),
  );
}
