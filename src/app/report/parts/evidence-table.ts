import type { Evidence, Overview } from "../../../contract.ts";
import { shortDate } from "../../../view/format.ts";
import { evidenceGroups, evidenceNote } from "../../../view/words/evidence.ts";
import { evidenceSentence, indicatorName, indicatorRange, indicatorValue } from "../../../view/words/indicators.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";
import { stripe, verdictMark } from "./marks.ts";
import { section, sourceLine } from "./section.ts";

/** Indicator, value, place against its normal range, range and verdict. */
export function evidenceTable(overview: Overview, lang: Lang): Html {
  const previous = overview.series.dates.at(-2);
  const before = previous ? shortDate(previous, lang) : say(lang, "昨日", "yesterday");
  const heading = {
    title: say(lang, "证据", "Evidence"),
    name: "evidence-section",
    note: say(lang, `▮ 今日　○ 前一日 ${before}　灰 = 正常区间`, `▮ today, ○ ${before}, grey = normal`),
  };
  const groups = evidenceGroups(overview.day.evidence).map(
    ({ name, rows }) => html`<tbody>
<tr class="group"><th scope="rowgroup">${name[lang]}</th><td></td><td></td><td class="range"></td><td></td></tr>
${rows.map((row) => evidenceRow(row, lang))}</tbody>`,
  );
  return section(
    heading,
    html`<table class="evidence">
<colgroup><col><col class="col-value"><col class="col-stripe"><col class="col-range"><col class="col-verdict"></colgroup>
<thead><tr><th scope="col">${say(lang, "指标", "Indicator")}</th><th scope="col">${say(lang, "数值", "Value")}</th><th scope="col" class="stripe-head">${say(lang, "低 ← 正常 → 高", "− normal +")}</th><th scope="col" class="range">${say(lang, "正常区间", "Normal range")}</th><th scope="col" class="verdict-cell">${say(lang, "判读", "Verdict")}</th></tr></thead>
${groups}
</table>`,
    sourceLine(evidenceNote(overview, lang)),
  );
}

function evidenceRow(row: Evidence, lang: Lang): Html {
  const { indicator, value, verdict } = row;
  const isAbsent = verdict === "absent";
  const move = indicator === "microReturn" && value ? (value < 0 ? " fall" : " rise") : "";
  const name = (length: "full" | "short") => indicatorName(indicator, lang, length);
  return html`<tr${isAbsent && html` class="faint"`}><td><span class="desk">${name("full")}</span><span class="phone">${name("short")}</span></td><td${!isAbsent && html` class="key-figure${move}"`}>${indicatorValue(indicator, value, lang)}</td><td class="stripe-cell">${stripe(row)}<span class="visually-hidden">${evidenceSentence(row, lang)}</span></td><td class="range">${indicatorRange(row, lang)}</td><td class="verdict-cell" data-verdict="${verdict}">${verdictMark(verdict, lang)}</td></tr>
`;
}
