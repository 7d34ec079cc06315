import { BarChart, CandlestickChart, LineChart } from "echarts/charts";
import { GraphicComponent, GridSimpleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Drawing } from "../../src/view/charts/drawing.ts";

use([LineChart, BarChart, CandlestickChart, GridSimpleComponent, GraphicComponent, SVGRenderer]);

/** A place on the page on which drawings are painted. */
export interface Painter {
  paint(drawing: Drawing): void;
  close(): void;
}

export function painterOn(place: HTMLElement, width: number, height: number): Painter {
  const chart = init(place, null, { renderer: "svg", width, height });
  return {
    paint(drawing) {
      if (chart.getWidth() !== drawing.width || chart.getHeight() !== drawing.height) {
        chart.resize({ width: drawing.width, height: drawing.height, silent: true });
      }
      chart.setOption(drawing.option, { notMerge: true, silent: true });
      place.querySelector("svg")?.setAttribute("viewBox", `0 0 ${drawing.width} ${drawing.height}`);
    },
    close() {
      chart.dispose();
    },
  };
}
