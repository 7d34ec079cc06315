import type { Overview } from "../../contract.ts";
import { plain, signed } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { lineSeries } from "./drawing.ts";
import { titleMark } from "./marks.ts";
import { normNotes } from "./norm-notes.ts";
import type { OverviewTimeline } from "./overview-timeline.ts";
import { bandMarks, gridMarks, panel } from "./panel.ts";
import type { PanelPlace, Part } from "./part.ts";
import { fewTicks, growing } from "./scale.ts";
import { naiveClearMarks } from "./struck-ticks.ts";
import type { TimeFrame } from "./time-frame.ts";

type Product = "IM" | "IC";

/** Ranges of the basis axes in %: they only grow, so that quiet days look quiet. */
const BASIS_RANGE = { IM: [-48, 4], IC: [-34, 4] } as const;
const BASIS_STEP = { IM: 20, IC: 15 } as const;
const SPOT_INDEX = { IM: { zh: "中证1000", en: "CSI 1000" }, IC: { zh: "中证500", en: "CSI 500" } } as const;

const inPercent = (values: readonly (number | null)[]) => values.map((value) => (value === null ? null : value * 100));

/** Basis of one product with its rolling band, frozen norm and overruled all-clears. */
export function basisPart(
  overview: Overview,
  timeline: OverviewTimeline,
  product: Product,
  frame: TimeFrame,
  spot: PanelPlace,
  look: Look,
): Part {
  const { palette, lang, phone } = look;
  const { title, top, bottom } = spot;
  const series = timeline[product];
  const basis = inPercent(series.basis);
  const bands = [series.bandLow, series.bandHigh, series.frozenLow, series.frozenHigh].map(inPercent);
  const range = growing(BASIS_RANGE[product], [...basis, ...bands.flat()], 5);
  const place = panel(top, bottom, range);
  const colour = product === "IM" ? palette.im : palette.ic;
  const at = fewTicks(range, BASIS_STEP[product]);
  const name = say(lang, `${product} 年化基差`, `${product} annualised basis`);
  const note = phone ? "%" : `%  ${basisNote(product, overview.adjusted, lang)}`;
  const clears = overview.episode?.naiveDetail ?? [];
  const words = product === "IM" ? overruledWords(look) : null;
  return {
    series: [
      lineSeries(place, basis, { colour, width: 1.8 }),
      ...[bands[2], bands[3]].map((data) =>
        lineSeries(place, data, { colour: palette.ink3, width: 1.2, dashed: true }),
      ),
    ],
    labelled: [{ name: product, values: basis, panel: place, colour, print: (value) => `${signed(value)}%` }],
    marks: [
      titleMark(name, note, [0, title], look),
      ...bandMarks(bands[0], bands[1], place, frame, palette.band),
      ...gridMarks(place, frame, { at, label: (value) => plain(value, 0), base: 0 }, look),
      ...naiveClearMarks(clears, product, frame, place, { y: top - 12, colour, words }, look),
      ...(product === "IM" ? normNotes(overview, basis, place, frame, look) : []),
    ],
  };
}

function basisNote(product: Product, adjusted: boolean, lang: Look["lang"]): string {
  const index = SPOT_INDEX[product][lang];
  if (product === "IC") return index;
  const dividends = adjusted
    ? say(lang, "已剔除分红", "dividends removed")
    : say(lang, "未剔除分红", "dividends not removed");
  return say(lang, `${index} · 持仓量加权 · ${dividends}`, `${index}, open-interest weighted, ${dividends}`);
}

function overruledWords({ lang, phone }: Look): string {
  if (lang === "zh") return phone ? "首触「解除」，已驳回" : "首次触及即「解除」，已驳回";
  return phone ? "overruled" : "first-touch all-clears, overruled";
}
