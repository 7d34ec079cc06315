import type { ChainRunDay } from "../../contract.ts";
import type { AgentName } from "../../domain/chain/agent.ts";
import { plain, signed } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { AGENT_NAMES, AGENT_SHORT } from "../words/chain.ts";
import { type Lang, say } from "../words/lang.ts";
import { agentFill, agentText } from "./chain-agent-looks.ts";
import type { ChainPath } from "./chain-path-chart.ts";
import { barSeries, type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { LAYER, type Mark, rectMark, titleMark } from "./marks.ts";
import { gridMarks, type Panel, panel } from "./panel.ts";
import type { PanelPlace } from "./part.ts";
import { growing, roundTicks } from "./scale.ts";
import { type StackEdges, type StackLayer, stacked, stackLabels } from "./stack.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

type Market = "stocks" | "futures";

const STOCKS: PanelPlace = { title: 8, top: 30, bottom: 250 };
const FUTURES: PanelPlace = { title: 276, top: 298, bottom: 438 };
const BASIS: PanelPlace = { title: 464, top: 484, bottom: 554 };
const LABEL_ROW = 30;

/** Those whose trades are drawn, from zero outwards; who is left out takes the other side. */
const SHOWN: Readonly<Record<Market, readonly AgentName[]>> = {
  stocks: [
    "neutral",
    "dma",
    "enhanced",
    "lossSellers",
    "privateFunds",
    "pledgeLenders",
    "valueBuyers",
    "stabilisation",
    "arbitrageurs",
  ],
  futures: ["dealers", "hedgers", "neutral", "dma"],
};

/** Net purchases by agent and day, stocks above and futures below, with the simulated basis under them. */
export function chainFlowsChart(path: ChainPath, width: number, look: Look, cursor: string | null): Drawing {
  const { palette, lang } = look;
  const frame = timeFrame(path.dates, width, look);
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? Math.max(0, path.days.length - 1) : Math.min(index, Math.max(0, path.days.length - 1));
  const unit = say(lang, "净买入，亿元", "net purchases, CNY bn");
  const parts = [
    flowPart("stocks", STOCKS, [
      say(lang, "股票", "Stocks"),
      `${unit}${say(lang, "；其余人接手", "; others take the rest")}`,
    ]),
    flowPart("futures", FUTURES, [
      say(lang, "期货", "Futures"),
      `${unit}${say(lang, "；套利者接手", "; arbitrageurs take the rest")}`,
    ]),
  ];
  const basis = path.dates.map((_, t) => (path.days[t] ? path.days[t].futures.IM.basis * 100 : null));
  const under = panel(BASIS.top, BASIS.bottom, growing([-20, 5], basis, 5));
  const marks = [
    ...parts.flatMap((part) => part.marks),
    titleMark(say(lang, "IM 基差", "IM basis"), say(lang, "模拟，年化 %", "model, % a year"), [0, BASIS.title], look),
    ...gridMarks(under, frame, { at: roundTicks(under.min, under.max, 3), label: (v) => plain(v, 0), base: 0 }, look),
    ...timeAxisMarks(frame, BASIS.bottom, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, STOCKS.top, BASIS.bottom, look)),
  ];
  const series = [...parts.map(({ axes }) => axes), lineSeries(under, basis, { colour: palette.im, width: 1.8 })];
  return timeDrawing(frame, BASIS.bottom + 24, series, marks);

  function flowPart(market: Market, place: PanelPlace, [title, note]: readonly [string, string]) {
    const layers = layersOf(path, market, look);
    const edges = stacked(layers);
    const reach = edges.flatMap(({ far }) => far);
    const step = lang === "zh" ? 50 : 5;
    const where = panel(place.top, place.bottom, growing([-step, step], reach, step));
    const labels = { at, row: LABEL_ROW, print: (value: number) => signed(value, lang === "zh" ? 0 : 1) };
    const named = layers.flatMap((layer, k) =>
      layer.values.some((value) => Math.abs(value) >= step / 100) ? [k] : [],
    );
    return {
      // The bars are marks; a series without a height gives the panel its axes.
      axes: barSeries(
        where,
        path.dates.map(() => null),
        palette.ink1,
        1,
      ),
      marks: [
        titleMark(title, look.phone ? say(lang, "亿元", "CNY bn") : note, [0, place.title], look),
        ...gridMarks(
          where,
          frame,
          { at: roundTicks(where.min, where.max, 5), label: (v) => plain(v, 0), base: 0 },
          look,
        ),
        ...barMarks(layers, edges, where, frame),
        ...stackLabels(
          named.map((k) => layers[k]),
          named.map((k) => edges[k]),
          labels,
          where,
          frame,
          look,
        ),
      ],
    };
  }
}

function layersOf({ dates, days }: ChainPath, market: Market, { palette, lang }: Look): StackLayer[] {
  const unit = lang === "zh" ? 1e8 : 1e9;
  return SHOWN[market].map((agent) => ({
    name: AGENT_SHORT[agent][lang],
    values: dates.map((_, t) => (days[t] ? boughtBy(days[t], agent, market) / unit : 0)),
    fill: agentFill(agent, palette),
    textColour: agentText(agent, palette),
  }));
}

/** Net purchases of an agent on a day, all buckets or futures together; yuan. */
export function boughtBy({ flows }: ChainRunDay, agent: AgentName, market: Market): number {
  const flow = flows.find((one) => one.agent === agent);
  return flow ? Object.values(flow[market]).reduce((sum, cny) => sum + cny, 0) : 0;
}

function barMarks(layers: readonly StackLayer[], edges: readonly StackEdges[], { y }: Panel, frame: TimeFrame): Mark[] {
  const width = Math.max(1.5, frame.step * 0.7);
  return layers.flatMap(({ fill }, k) =>
    edges[k].far.flatMap((far, t) => {
      const [top, bottom] = [y(Math.max(far, edges[k].near[t])), y(Math.min(far, edges[k].near[t]))];
      if (bottom - top < 0.3) return [];
      const shape = { x: frame.x(t) - width / 2, y: top, width, height: bottom - top };
      return [rectMark(shape, { fill, opacity: 0.9 }, LAYER.band + 0.5)];
    }),
  );
}

/** The picture as a sentence: the largest sellers of the run. */
export function chainFlowsLabel({ days }: ChainPath, lang: Lang): string {
  const total = (agent: AgentName, market: Market) => days.reduce((sum, day) => sum + boughtBy(day, agent, market), 0);
  const told = (market: Market) =>
    SHOWN[market]
      .map((agent) => ({ agent, cny: total(agent, market) }))
      .filter(({ cny }) => Math.abs(cny) >= 1e8)
      .sort((a, b) => a.cny - b.cny)
      .map(({ agent, cny }) => `${AGENT_NAMES[agent][lang]} ${signed(cny / (lang === "zh" ? 1e8 : 1e9), 0)}`)
      .join(say(lang, "，", ", "));
  return say(
    lang,
    `全程净买入（亿元），股票：${told("stocks") || "无"}；期货：${told("futures") || "无"}`,
    `Net purchases over the run, CNY bn. Stocks: ${told("stocks") || "none"}; futures: ${told("futures") || "none"}`,
  );
}

/** Net purchases by day, newest first. */
export function chainFlowsNumbers({ days }: ChainPath, lang: Lang): NumberTable {
  const unit = lang === "zh" ? 1e8 : 1e9;
  const columns = (["stocks", "futures"] as const).flatMap((market) =>
    SHOWN[market].map((agent) => ({ agent, market })),
  );
  const marketName = { stocks: say(lang, "股票", "stocks"), futures: say(lang, "期货", "futures") };
  return {
    title: say(lang, "逐日净买入，亿元", "Net purchases by day, CNY bn"),
    head: [
      say(lang, "日期", "Date"),
      ...columns.map(({ agent, market }) => `${AGENT_SHORT[agent][lang]} ${marketName[market]}`),
    ],
    rows: days
      .map((day) => [day.date, ...columns.map(({ agent, market }) => signed(boughtBy(day, agent, market) / unit, 1))])
      .reverse(),
  };
}
