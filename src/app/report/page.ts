import { longDate, weekdayName } from "../../view/format.ts";
import { type Lang, say } from "../../view/words/lang.ts";
import { PAGE_NAMES } from "../../view/words/pages.ts";
import { STAGE_NAMES } from "../../view/words/stages.ts";
import { verdictSentence } from "../../view/words/verdict-sentence.ts";
import { basisChapter } from "./chapters/basis.ts";
import { chainChapter } from "./chapters/chain.ts";
import { crowdingChapter } from "./chapters/crowding.ts";
import { dataChapter } from "./chapters/data.ts";
import { driftChapter } from "./chapters/drift.ts";
import { factorsChapter } from "./chapters/factors.ts";
import { leverageChapter } from "./chapters/leverage.ts";
import { microcapChapter } from "./chapters/microcap.ts";
import { neutralChapter } from "./chapters/neutral.ts";
import { notesChapter } from "./chapters/notes.ts";
import { overviewChapter } from "./chapters/overview.ts";
import { pledgeChapter } from "./chapters/pledge.ts";
import { snowballChapter } from "./chapters/snowball.ts";
import type { Evening } from "./evening.ts";
import { type Html, html, trusted } from "./html.ts";
import { REPORT_STYLE } from "./style.ts";

/** How every report begins: tells one from any other file. */
export const REPORT_MARK = "<!doctype html>\n<!-- bianque report -->\n";

/** Nothing but the page's own style: no script, no font, no picture from elsewhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page as text. The same evening and language give the same bytes. */
export function reportPage(evening: Evening, lang: Lang, version: string): string {
  const { overview } = evening;
  const stage = STAGE_NAMES[overview.day.stage][lang];
  const title = `${say(lang, "扁鹊", "bianque")} ${overview.date} ${stage}`;
  const sentence = verdictSentence(overview, lang);
  const page = html`<html lang="${say(lang, "zh-CN", "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="bianque ${version}">
<meta name="description" content="${sentence}">
<title>${title}</title>
<style>${trusted(REPORT_STYLE)}</style>
</head>
<body>
${bar(overview.date, lang)}
<main>
${overviewChapter(overview, lang)}
${basisChapter(evening.basis, overview, lang)}
${microcapChapter(evening.microcap, overview.date, lang)}
${factorsChapter(evening.factors, evening.factorStudy, overview.date, lang)}
${snowballChapter(evening.snowballs, evening.basis, lang)}
${crowdingChapter(evening.crowding, overview.date, lang)}
${driftChapter(evening.drift, lang)}
${neutralChapter(evening.neutral, overview.date, lang)}
${leverageChapter(evening.leverage, lang)}
${pledgeChapter(evening.pledge, overview.date, lang)}
${chainChapter(evening.distance, lang)}
${dataChapter(evening.inventory, evening.quality, lang)}
${notesChapter(evening, lang)}
</main>
${footer(overview.date, lang, version)}
</body>
</html>
`;
  return REPORT_MARK + page.markup;
}

function bar(date: string, lang: Lang): Html {
  const links = Object.entries(PAGE_NAMES).map(([id, name]) => html`<a href="#${id}">${name[lang]}</a>`);
  return html`<header class="bar"><div class="bar-name"><b>扁鹊</b><span>bianque</span></div><nav class="pages">${links}</nav><div class="bar-date"><b>${longDate(date, lang)}</b>${weekdayName(date, lang)}</div></header>`;
}

function footer(date: string, lang: Lang, version: string): Html {
  return html`<footer>扁鹊 bianque ${version} · bianque report --date ${date} --lang ${lang}</footer>`;
}
