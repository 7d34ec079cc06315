import type { Note, StageName } from "../../../contract.ts";
import { type Lang, say, type Words } from "../../../view/words/lang.ts";
import { STAGE_MEANINGS, STAGE_NAMES, STAGE_STEPS } from "../../../view/words/stages.ts";
import type { Evening } from "../evening.ts";
import { type Html, html } from "../html.ts";
import { stageFigure } from "../parts/marks.ts";
import { section } from "../parts/section.ts";

/** What each stage means, what the data could not support, and what the figures rest on. */
export function notesChapter(
  {
    overview,
    basis,
    microcap,
    factors,
    factorStudy,
    snowballs,
    crowding,
    neutral,
    leverage,
    pledge,
    distance,
  }: Evening,
  lang: Lang,
): Html {
  const notes = [
    overview,
    basis,
    microcap,
    factors,
    factorStudy,
    snowballs,
    crowding,
    neutral.market,
    leverage[0],
    pledge,
    distance,
  ].flatMap((answer) => answer?.notes ?? []);
  return html`<article id="notes" class="chapter">
<h2 class="visually-hidden">${say(lang, "说明", "Notes")}</h2>
${stageKey(lang)}
${listed(say(lang, "数据说明", "About the data"), distinct(notes), lang)}
${listed(say(lang, "口径与假设", "Method and assumptions"), ASSUMPTIONS, lang)}
</article>`;
}

function stageKey(lang: Lang): Html {
  const stages = Object.keys(STAGE_STEPS) as StageName[];
  const rows = stages.map(
    (stage) => html`${stageFigure(stage)}<b>${STAGE_NAMES[stage][lang]}</b><span>${STAGE_MEANINGS[stage][lang]}</span>
`,
  );
  const note = say(
    lang,
    "台阶高度 = 严重程度，纹理与空心另作区分",
    "height of the step = severity; texture and outline tell the rest apart",
  );
  return section({ title: say(lang, "阶段", "Stages"), note }, html`<div class="stage-key">${rows}</div>`);
}

function listed(title: string, notes: readonly Words[], lang: Lang): Html | null {
  if (notes.length === 0) return null;
  return section(
    { title },
    html`<ul class="notes">${notes.map(
      (note) => html`<li>${note[lang]}</li>
`,
    )}</ul>`,
  );
}

function distinct(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [note.en, note])).values()];
}

/** What the figures rest on, in the order of the page. Formulas and sources: docs/. */
const ASSUMPTIONS: readonly Words[] = [
  {
    zh: "基差 = 期货 − 现货，负为贴水，是空头的成本。年化 = 基差率 × 365 / 剩余自然日；按持仓量加权，剩余不足 5 日的合约不计。",
    en: "Basis = future − spot; negative is a discount, a cost to the short. Annualised = ratio × 365 / calendar days left; weighted by open interest over contracts with at least 5 days left.",
  },
  {
    zh: "预期分红：此前各年同一日历日实现的分红点数，按指数点位缩放；当日无法预测时用未剔除分红的基差。",
    en: "Expected dividends: points realised on the same calendar days of earlier years, scaled by the index level; where none could be forecast on the day, the raw basis stands in.",
  },
  {
    zh: "正常区间：此前 250 个交易日的 5–95%；本轮开始后，用开始前一日冻结的区间。",
    en: "Normal range: 5–95% of the 250 trading days before; inside an episode, as frozen on the day before it began.",
  },
  {
    zh: "阶段只用当日收盘时已知的数据。缺失的指标不作好消息；「解除」须各项条件连续达标。",
    en: "A stage rests on what was known at the close. An absent indicator never counts as good news; clear asks for every condition, days in a row.",
  },
  {
    zh: "对冲成本为收盘价口径的持有结果，未计手续费、滑点与保证金占用。",
    en: "Hedge cost is what holding at closing prices paid, before fees, slippage and margin.",
  },
];
