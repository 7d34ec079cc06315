import * as echarts from "echarts";
import type { Drawing } from "../../../src/view/charts/drawing.ts";
import type { Mark } from "../../../src/view/charts/marks.ts";

interface Plain {
  readonly series?: readonly { readonly data: readonly (number | null)[] }[];
  readonly graphic: { readonly elements: readonly Mark[] };
}

/** Data of each series of a drawing, in order. */
export function seriesData(drawing: Drawing): (readonly (number | null)[])[] {
  return ((drawing.option as unknown as Plain).series ?? []).map(({ data }) => data);
}

/** Every text of a drawing's marks. */
export function textsOf(drawing: Drawing): string[] {
  const { elements } = (drawing.option as unknown as Plain).graphic;
  return elements.flatMap(({ style }) => (typeof style.text === "string" ? [style.text] : []));
}

/** The drawing as an SVG document, rendered without a browser. */
export function svgOf({ option, width, height }: Drawing): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
