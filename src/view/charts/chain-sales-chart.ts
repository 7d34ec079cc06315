import type { ChainRunDay, ChainSale } from "../../contract.ts";
import { AGENTS, type AgentName } from "../../domain/chain/agent.ts";
import { type NetPurchases, salesBetween } from "../../domain/chain/counterparties.ts";
import { money, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import type { Point } from "../stage-figure.ts";
import { AGENT_NAMES, AGENT_SHORT } from "../words/chain.ts";
import { type Lang, say } from "../words/lang.ts";
import { agentFill, agentText } from "./chain-agent-looks.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { spread } from "./end-labels.ts";
import { LAYER, type Mark, polygonMark, rectMark, textMark, titleMark } from "./marks.ts";

type Market = ChainSale["market"];

const HEIGHT = 232;
const TOP = 34;
const BOTTOM = HEIGHT - 12;
const NODE = 8;
const GAP = 6;
const ROW = 15;
/** Sales below this part of all are left to the numbers. */
const LEAST = 0.004;

/** Sales of one day, or of several together. */
export function salesOn(days: readonly ChainRunDay[]): ChainSale[] {
  return (["stocks", "futures"] as const).flatMap((market) =>
    salesBetween(
      days.map(
        ({ flows }) => Object.fromEntries(flows.map((f) => [f.agent, Object.values(f[market])])) as NetPurchases,
      ),
    ).map((sale) => ({ market, ...sale })),
  );
}

/** Who sold to whom: sellers at the left, buyers at the right, each band as wide as the money; stocks above futures. */
export function chainSalesChart(sales: readonly ChainSale[], width: number, look: Look): Drawing {
  const markets = ["stocks", "futures"] as const;
  const marks = markets.flatMap((market, m) => {
    const own = sales.filter((sale) => sale.market === market);
    return flowMarks(own, market, m * HEIGHT, width, look);
  });
  return markDrawing(width, HEIGHT * markets.length, marks);
}

interface Node {
  readonly agent: AgentName;
  readonly cny: number;
  readonly top: number;
  readonly height: number;
}

function flowMarks(sales: readonly ChainSale[], market: Market, top: number, width: number, look: Look): Mark[] {
  const { lang } = look;
  const total = sales.reduce((sum, { cny }) => sum + cny, 0);
  const names = { stocks: say(lang, "股票", "Stocks"), futures: say(lang, "期货", "Futures") };
  const title = titleMark(
    names[market],
    total === 0
      ? say(lang, "没有交易", "no trades")
      : say(lang, `左卖右买，共 ${money(total, lang)}`, `sold at the left, bought at the right; ${money(total, lang)}`),
    [0, top + 10],
    look,
  );
  if (total === 0) return [title];
  const drawn = sales.filter(({ cny }) => cny >= LEAST * total);
  const side = look.phone ? 96 : 150;
  const [left, right] = [side, width - side - NODE];
  const most = Math.max(agentsOf(drawn, "seller").length, agentsOf(drawn, "buyer").length);
  const sellers = nodes(drawn, "seller", top, most);
  const buyers = nodes(drawn, "buyer", top, most);
  return [
    title,
    ...ribbons(drawn, sellers, buyers, left + NODE, right, look),
    ...nodeMarks(sellers, left, "seller", look),
    ...nodeMarks(buyers, right, "buyer", look),
  ];
}

function agentsOf(sales: readonly ChainSale[], side: "seller" | "buyer") {
  return AGENTS.map((agent) => ({
    agent,
    cny: sales.reduce((sum, sale) => sum + (sale[side] === agent ? sale.cny : 0), 0),
  })).filter(({ cny }) => cny > 0);
}

/** Bars of one side from top to bottom in the order of the agents; `most` of them with their gaps fill the height. */
function nodes(sales: readonly ChainSale[], side: "seller" | "buyer", top: number, most: number): Node[] {
  const sums = agentsOf(sales, side);
  const total = sums.reduce((sum, { cny }) => sum + cny, 0);
  const scale = (BOTTOM - TOP - GAP * (most - 1)) / total;
  let y = top + TOP;
  return sums.map(({ agent, cny }) => {
    const node = { agent, cny, top: y, height: cny * scale };
    y += node.height + GAP;
    return node;
  });
}

function ribbons(
  sales: readonly ChainSale[],
  sellers: readonly Node[],
  buyers: readonly Node[],
  left: number,
  right: number,
  { palette }: Look,
): Mark[] {
  const used = new Map<string, number>();
  const place = (side: readonly Node[], key: string, agent: AgentName, cny: number) => {
    const node = side.find((one) => one.agent === agent)!;
    const from = used.get(key + agent) ?? 0;
    used.set(key + agent, from + cny);
    const at = (value: number) => node.top + (value / node.cny) * node.height;
    return [at(from), at(from + cny)] as const;
  };
  const order = (agent: AgentName) => AGENTS.indexOf(agent);
  const sorted = [...sales].sort((a, b) => order(a.seller) - order(b.seller) || order(a.buyer) - order(b.buyer));
  return sorted.map(({ seller, buyer, cny }) => {
    const [a0, a1] = place(sellers, "s", seller, cny);
    const [b0, b1] = place(buyers, "b", buyer, cny);
    const edge = [...curve([left, a0], [right, b0]), ...curve([left, a1], [right, b1]).reverse()];
    return polygonMark(edge, agentFill(seller, palette), LAYER.band, 0.42);
  });
}

const STEPS = 24;

/** A smooth way from one side to the other, flat at both ends. */
function curve([x0, y0]: Point, [x1, y1]: Point): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, i): Point => {
    const t = i / STEPS;
    return [x0 + t * (x1 - x0), y0 + t * t * (3 - 2 * t) * (y1 - y0)];
  });
}

function nodeMarks(side: readonly Node[], x: number, which: "seller" | "buyer", look: Look): Mark[] {
  const { palette, lang } = look;
  const first = side[0]?.top ?? 0;
  const heights = spread(
    side.map(({ top, height }) => top + height / 2),
    ROW,
    first,
    first + BOTTOM - TOP,
  );
  const isLeft = which === "seller";
  return side.flatMap(({ agent, cny, top, height }, i) => {
    const amount = lang === "zh" ? `${plain(cny / 1e8, 0)} 亿` : `${plain(cny / 1e9, 1)}bn`;
    const name = (look.phone ? AGENT_SHORT : AGENT_NAMES)[agent][lang];
    const text = `${name} ${amount}`;
    const at: Point = [isLeft ? x - 6 : x + NODE + 6, heights[i]];
    return [
      rectMark({ x, y: top, width: NODE, height: Math.max(1, height) }, { fill: agentFill(agent, palette) }, LAYER.dot),
      textMark(text, at, { colour: agentText(agent, palette), align: isLeft ? "right" : "left", size: 11 }),
    ];
  });
}

/** The picture as a sentence: the largest sale of each market. */
export function chainSalesLabel(sales: readonly ChainSale[], lang: Lang): string {
  const told = (market: Market) =>
    sales
      .filter((sale) => sale.market === market)
      .slice(0, 3)
      .map(({ seller, buyer, cny }) =>
        say(
          lang,
          `${AGENT_NAMES[seller].zh}卖给${AGENT_NAMES[buyer].zh} ${money(cny, lang)}`,
          `${AGENT_NAMES[seller].en} to ${AGENT_NAMES[buyer].en} ${money(cny, lang)}`,
        ),
      )
      .join(say(lang, "，", ", "));
  return say(
    lang,
    `谁卖给了谁。股票：${told("stocks") || "无"}；期货：${told("futures") || "无"}`,
    `Who sold to whom. Stocks: ${told("stocks") || "none"}; futures: ${told("futures") || "none"}`,
  );
}

/** Every sale, largest first. */
export function chainSalesNumbers(sales: readonly ChainSale[], lang: Lang): NumberTable {
  const names = { stocks: say(lang, "股票", "stocks"), futures: say(lang, "期货", "futures") };
  return {
    title: say(lang, "谁卖给了谁", "Who sold to whom"),
    head: say(lang, "序|市场|卖方|买方|净额", "No.|Market|Seller|Buyer|Amount").split("|"),
    rows: sales.map(({ market, seller, buyer, cny }, i) => [
      String(i + 1),
      names[market],
      AGENT_NAMES[seller][lang],
      AGENT_NAMES[buyer][lang],
      money(cny, lang),
    ]),
  };
}
