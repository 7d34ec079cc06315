import type { EChartsOption } from "echarts";
import type { Look } from "../look.ts";
import type { Mark } from "./marks.ts";
import type { Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

/** A picture ready for ECharts, with what the page needs to place a cursor on it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsOption;
  /** Days along the horizontal axis; null where the chart has no time axis. */
  readonly axis: Pick<TimeFrame, "dates" | "left" | "step"> | null;
}

type Nullables = readonly (number | null)[];

/** A data series of a panel. */
export interface PanelSeries {
  readonly panel: Panel;
  readonly option: Readonly<Record<string, unknown>>;
}

interface LineLook {
  readonly colour: string;
  readonly width?: number;
  readonly dashed?: boolean;
  /** Fill between the line and this value. */
  readonly areaFrom?: number;
  readonly areaColour?: string;
  readonly areaOpacity?: number;
}

/** A straight line without symbols; a gap in the data is a gap in the line. */
export function lineSeries(panel: Panel, data: Nullables, look: LineLook): PanelSeries {
  const { colour, width = 1.6, dashed = false, areaFrom, areaColour = colour, areaOpacity = 1 } = look;
  const area =
    areaFrom === undefined ? {} : { areaStyle: { color: areaColour, opacity: areaOpacity, origin: areaFrom } };
  const lineStyle = { color: colour, width, type: dashed ? "dashed" : "solid", join: "round" };
  return { panel, option: { type: "line", data: [...data], showSymbol: false, lineStyle, ...area } };
}

/** Bars as wide as most of a day. */
export function barSeries(panel: Panel, data: Nullables, colour: string, width: number): PanelSeries {
  return { panel, option: { type: "bar", data: [...data], barWidth: width, itemStyle: { color: colour } } };
}

interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Candles: hollow = up, solid = down, whichever colours the reader chose. */
export function candleSeries(
  panel: Panel,
  candles: readonly Candle[],
  { rise, fall, palette }: Look,
  step: number,
): PanelSeries {
  const data = candles.map(({ open, close, low, high }) => [open, close, low, high]);
  const itemStyle = {
    color: palette.page,
    borderColor: rise,
    color0: fall,
    borderColor0: fall,
    borderColorDoji: palette.ink2,
    borderWidth: 1,
  };
  return { panel, option: { type: "candlestick", data, itemStyle, barWidth: Math.max(1.5, step * 0.62) } };
}

/** Stacked panels with their data series and marks as one option. Axes are drawn by marks, so ECharts' own are hidden. */
export function timeDrawing(
  frame: TimeFrame,
  height: number,
  series: readonly PanelSeries[],
  marks: readonly Mark[],
): Drawing {
  const panels = [...new Set(series.map(({ panel }) => panel))];
  const option = {
    animation: false,
    backgroundColor: "transparent",
    grid: panels.map(({ top, bottom }) => ({
      left: frame.left,
      top,
      width: frame.right - frame.left,
      height: bottom - top,
      outerBoundsMode: "none",
    })),
    xAxis: panels.map((_, gridIndex) => ({ gridIndex, type: "category", data: [...frame.dates], show: false })),
    yAxis: panels.map(({ min, max, log }, gridIndex) => ({
      gridIndex,
      type: log ? "log" : "value",
      min,
      max,
      show: false,
    })),
    series: series.map(({ panel, option }, i) => {
      const index = panels.indexOf(panel);
      return { id: `series-${i}`, xAxisIndex: index, yAxisIndex: index, silent: true, clip: false, z: 3, ...option };
    }),
    graphic: { elements: marks },
  };
  return { width: frame.width, height, option: option as EChartsOption, axis: frame };
}

/** A chart of marks alone. */
export function markDrawing(width: number, height: number, marks: readonly Mark[]): Drawing {
  const option = { animation: false, backgroundColor: "transparent", graphic: { elements: marks } };
  return { width, height, option: option as EChartsOption, axis: null };
}
