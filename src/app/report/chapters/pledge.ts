import type { PledgeAnswer } from "../../../contract.ts";
import { pledgeGridChart, pledgeGridLabel, pledgeGridNumbers } from "../../../view/charts/pledge-grid-chart.ts";
import { percent } from "../../../view/format.ts";
import { closeOutTable, loanTable, pledgeGroupTable, stateTable } from "../../../view/pledge-tables.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { PAGE_NAMES } from "../../../view/words/pages.ts";
import { pledgeLine, pledgeSentence, sourceWords } from "../../../view/words/pledge.ts";
import { type Html, html } from "../html.ts";
import { staleBadge } from "../parts/badges.ts";
import { figures } from "../parts/figures.ts";
import { emptyChapter, section, sourceLine } from "../parts/section.ts";
import { pictureNumbers } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";
import { pictureFigure } from "../picture.ts";

/** The grid of pledge rates and lines, every size of stock, the loans where any are loaded, and what closing out takes. */
export function pledgeChapter(answer: PledgeAnswer | null, date: string, lang: Lang): Html {
  if (answer === null || answer.groups.length === 0) {
    return emptyChapter(
      "pledge",
      PAGE_NAMES.pledge[lang],
      say(lang, "没有个股日线，质押无从计算。", "No daily closes of single stocks are loaded to measure pledges by."),
      say(
        lang,
        "导入个股日线与股票清单后重新生成；有质押公告则一并导入。",
        "Import stock closes with a list of stocks, and announcements of pledges if you have them, and write the report again.",
      ),
    );
  }
  const assumed = answer.source === "assumed" && html` <span class="badge">${say(lang, "假设", "assumption")}</span>`;
  const badge = html`${assumed}${staleBadge(answer.date, date, lang)}`;
  const { rate, closeOut } = answer.settings;
  const at = `${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  return html`<article id="pledge" class="chapter">
${chapterVerdict(pledgeSentence(answer, "all", lang), pledgeLine(answer, "all", lang), badge)}
${grid(answer, badge, lang)}
${section({ title: say(lang, "按起始时市值", "By size at the start"), note: at, badge }, figures(pledgeGroupTable(answer, lang)))}
${answer.book && section({ title: say(lang, "贷款", "Loans") }, figures(stateTable(answer.book, lang)), figures(loanTable(answer.book, lang)))}
${answer.closeOuts.length > 0 && section({ title: say(lang, "平掉线下质押", "Closing out what is below"), note: at, badge }, figures(closeOutTable(answer, lang)))}
</article>`;
}

function grid(answer: PledgeAnswer, badge: Html, lang: Lang): Html {
  const picture = pictureFigure(
    {
      name: "pledge",
      label: pledgeGridLabel(answer, "all", "number", lang),
      draw: (width, look) => pledgeGridChart(answer, "all", "number", width, look),
    },
    lang,
  );
  const source = say(
    lang,
    `粗框：三分之二及以上。来源：个股前复权收盘价，至 ${answer.date}。`,
    `Outlined: two thirds or more. Source: forward-adjusted closes of single stocks, to ${answer.date}.`,
  );
  return section(
    {
      title: say(lang, "线下份额的网格", "Share below the line, as a grid"),
      note: sourceWords(answer, lang),
      badge,
    },
    picture,
    sourceLine(source, pictureNumbers(pledgeGridNumbers(answer, "all", lang), lang)),
  );
}
