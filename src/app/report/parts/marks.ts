import type { ClearNeed, Evidence, StageName, Verdict } from "../../../contract.ts";
import { PALETTES } from "../../../view/palette.ts";
import { FIGURE_HEIGHT, FIGURE_WIDTH, figureSteps, hatchStripes } from "../../../view/stage-figure.ts";
import { STRIPE_HIGH, STRIPE_LOW, stripePlace } from "../../../view/stripe.ts";
import { VERDICT_NAMES } from "../../../view/words/indicators.ts";
import type { Lang } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";

const { stages, ink1, band } = PALETTES.light;

/** The four steps beside a stage's word: filled as high as the stage is severe. */
export function stageFigure(stage: StageName): Html {
  const steps = figureSteps(stage).map(({ filled, ...box }) => {
    const { x, y, width, height } = box;
    const rect = (fill: string) => html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
    const fill = stages[stage];
    if (!filled) return rect(band);
    if (fill === null) {
      return html`<rect x="${x + 0.6}" y="${y + 0.6}" width="${width - 1.2}" height="${height - 1.2}" fill="none" stroke="${ink1}" stroke-width="1.2"/>`;
    }
    if (stage !== "unwinding") return rect(fill);
    const stripes = hatchStripes(box, 6, 4).map((points) => `M${points.map((point) => point.join(" ")).join("L")}Z`);
    return html`<path d="${stripes.join("")}" fill="${fill}"/>`;
  });
  return html`<svg class="figure" width="${FIGURE_WIDTH}" height="${FIGURE_HEIGHT}" viewBox="0 0 ${FIGURE_WIDTH} ${FIGURE_HEIGHT}" aria-hidden="true">${steps}</svg>`;
}

/** Shape and word of a verdict: ○ within, ◐ stretched, ● extreme, ┄ absent; drawn, so that every system shows the same. */
export function verdictMark(verdict: Verdict, lang: Lang): Html {
  return html`${verdictShape(verdict)} ${VERDICT_NAMES[verdict][lang]}`;
}

/** Shape of a verdict alone. */
export function verdictShape(verdict: Verdict): Html {
  if (verdict === "absent") {
    return html`<svg class="verdict-mark" width="12" height="10" viewBox="0 0 12 10" aria-hidden="true"><path d="M0 5.5h3M4.5 5.5h3M9 5.5h3" stroke="currentColor" fill="none"/></svg>`;
  }
  const fill = verdict === "extreme" ? "currentColor" : "none";
  const half = verdict === "stretched" && html`<path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor"/>`;
  return html`<svg class="verdict-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="${fill}" stroke="currentColor"/>${half}</svg>`;
}

const share = (place: number) => `${(place * 100).toFixed(2)}%`;

/** The aligned normal stripe: bar = today, ring = the day before, line = the day's move. Nothing without a value and a norm. */
export function stripe({
  value,
  previous,
  reference,
}: Pick<Evidence, "value" | "previous" | "reference">): Html | null {
  if (value === null || reference === null) return null;
  const now = share(stripePlace(value, reference));
  const before = previous === null ? null : share(stripePlace(previous, reference));
  return html`<svg class="stripe" aria-hidden="true">
<rect class="stripe-band" x="${share(STRIPE_LOW)}" y="0" width="${share(STRIPE_HIGH - STRIPE_LOW)}" height="100%"/>
<line class="stripe-line" x1="0" x2="100%" y1="50%" y2="50%"/>
${before && html`<line class="stripe-move" x1="${before}" x2="${now}" y1="50%" y2="50%"/><circle class="stripe-before" cx="${before}" cy="50%" r="2.7"/>`}
<rect class="stripe-now" x="${now}" y="6" width="4" height="15" transform="translate(-2 0)"/></svg>`;
}

/** A grey check mark with an ink line through it: an all-clear that was overruled. */
export function struckTick(): Html {
  return html`<svg class="tick" width="13" height="11" viewBox="0 0 13 11" aria-hidden="true"><path class="tick-check" d="M2.5 5l3 4L10.5 1"/><path class="tick-strike" d="M0 5.5h12"/></svg>`;
}

const DOT = 14;

/** Filled and open dots for the days in a row on which a condition held, and their count. */
export function clearDotsFigure({ done, need }: ClearNeed & { readonly done: number }): Html {
  const circles = Array.from({ length: need }, (_, i) => {
    const fill = i < done ? "currentColor" : "none";
    return html`<circle cx="${i * DOT + 7}" cy="6" r="4.8" fill="${fill}" stroke="currentColor"/>`;
  });
  return html`<span class="clear-dots"><svg width="${need * DOT}" height="12" aria-hidden="true">${circles}</svg><span class="clear-count">${done}/${need}</span></span>`;
}
