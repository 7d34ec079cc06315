import { BarChart, CandlestickChart, LineChart } from "echarts/charts";
import { GraphicComponent, GridSimpleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Drawing } from "../../view/charts/drawing.ts";
import { type Look, lookOf } from "../../view/look.ts";
import { FONT_STACK } from "../../view/palette.ts";
import type { Lang } from "../../view/words/lang.ts";
import { type Html, html, trusted } from "./html.ts";

use([LineChart, BarChart, CandlestickChart, GridSimpleComponent, GraphicComponent, SVGRenderer]);

/** Width in pixels of the report's column on a desk and on paper, and of the narrowest phone's. */
export const COLUMN_WIDTH = 760;
/** Width on a desk of two pictures side by side. */
export const HALF_WIDTH = 368;
const PHONE_WIDTH = 332;

/** One picture: drawn twice, since what is readable in a wide column is not on a phone. */
export interface Picture {
  /** Unique in the page; letters only. */
  readonly name: string;
  /** What it shows, as a sentence: series, last value, range. */
  readonly label: string;
  /** Width on a desk where it is not the whole column. */
  readonly width?: number;
  readonly draw: (width: number, look: Look) => Drawing;
}

/** A picture as markup: both drawings, of which the style sheet shows one. */
export function pictureFigure({ name, label, width = COLUMN_WIDTH, draw }: Picture, lang: Lang): Html {
  const desk = svgOf(draw(width, lookOf(lang, "light", true, false)), `${name}-desk`);
  const phone = svgOf(draw(PHONE_WIDTH, lookOf(lang, "light", true, true)), `${name}-phone`);
  return html`<div class="chart" role="img" aria-label="${label}"><div class="desk">${desk}</div><div class="phone">${phone}</div></div>`;
}

function svgOf({ width, height, option }: Drawing, name: string): Html {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return trusted(tidy(chart.renderToSVGString({ useViewBox: true }), name));
  } finally {
    chart.dispose();
  }
}

/** A title's name, and the note that follows it after a space. */
const TITLE =
  /<text ([^>]*font-weight:700;"[^>]*)>([^<]*)<\/text>\s*<text [^>]*style="([^"]*)"[^>]* fill="([^"]*)">( [^<]*)<\/text>/g;

/**
 * The renderer's text made fit for a page: faces are inherited (it writes their quotes unescaped), names are the picture's
 * own (it counts them over the life of the process), style sheets for a pointer go, coordinates keep two decimals, and the
 * note of a title follows its name wherever that ends (the renderer guesses widths, and no two systems agree on them).
 */
function tidy(svg: string, name: string): string {
  return svg
    .replaceAll(`font-family:${FONT_STACK};`, "")
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ class="zr\d+-cls-\d+"/g, "")
    .replace(/zr\d+-/g, `${name}-`)
    .replace(/(\.\d\d)\d+(?=[^<>]*>)/g, "$1")
    .replace(/ (xmlns(:xlink)?|version|baseProfile)="[^"]*"/g, "")
    .replace(/\n+/g, "")
    .replace(TITLE, '<text $1>$2<tspan style="$3" fill="$4">$5</tspan></text>');
}
