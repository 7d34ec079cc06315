import type { SnowballBook, SnowballCluster, SnowballDay, SnowballFlowPoint } from "../../../contract.ts";
import { level, MISSING, percent, plain, signed, signedPercent } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Moves that a person is shown; `--json` gives all. */
const SHOWN_MOVES = [-0.15, -0.1, -0.07, -0.05, -0.04, -0.03, -0.02, -0.01, 0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1];

/** A book for a person: what it is worth and valued with, where it knocks in, and what its dealers must trade. */
export function printSnowballBook(book: SnowballBook, page: Page): string {
  return sheet(...bookBlocks(book, page), notesBlock(book.notes, page));
}

/** The blocks of a book but for its notes. */
export function bookBlocks(book: SnowballBook, page: Page): string[][] {
  const unit = unitOf(book, page);
  return [
    inputs(book, page),
    totals(book, unit, page),
    clusters(book, unit, page),
    chances(book, unit, page),
    ...book.flow.map((flow) => flowBlock(book, flow, unit, page)),
    lastDay(book, unit, page),
    knockOutDates(book, unit, page),
  ];
}

function inputs({ date, inputs }: SnowballBook, page: Page): string[] {
  const columns = [
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "收盘", en: "Close" }, page),
    right({ zh: "当日", en: "Day" }, page),
    right({ zh: "波动率", en: "Volatility" }, page),
    left({ zh: "来源", en: "from" }, page),
    right({ zh: "一年贴水", en: "Carry, 1y" }, page),
    left({ zh: "来源", en: "from" }, page),
    right({ zh: "利率", en: "Rate" }, page),
  ];
  const sources = {
    ewma: { zh: "指数加权", en: "EWMA" },
    "60d": { zh: "60 日", en: "60 days" },
    given: { zh: "给定", en: "given" },
    futures: { zh: "期货隐含", en: "futures" },
  };
  const rows = inputs.map((at) => [
    `${at.index} ${at.product}`,
    level(at.spot, 1),
    signedPercent(at.move),
    percent(at.volatility),
    say(sources[at.volatilityFrom], page),
    percent(at.carryOneYear),
    say(sources[at.carryFrom], page),
    percent(at.rate),
  ]);
  return section(say({ zh: `估值输入，${date}`, en: `Valued with, ${date}` }, page), filled(columns, rows, page), page);
}

function totals({ totals, cap, statuses }: SnowballBook, unit: Unit, page: Page): string[] {
  const columns = [
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "合约", en: "Notes" }, page),
    right({ zh: "名义本金", en: "Notional" }, page),
    right({ zh: "已敲入", en: "Knocked in" }, page),
    right({ zh: "价值", en: "Value" }, page),
    right({ zh: "Delta", en: "Delta" }, page),
    right({ zh: `上限 ${plain(cap)}`, en: `capped ${plain(cap)}` }, page),
    right({ zh: "手", en: "Lots" }, page),
    right({ zh: "Gamma/1%", en: "Gamma/1%" }, page),
    right({ zh: "Vega/1%", en: "Vega/1%" }, page),
  ];
  const rows = totals.map((at) => [
    at.index ?? say({ zh: "合计", en: "all" }, page),
    String(at.contracts),
    unit.tell(at.notionalCny),
    unit.tell(at.knockedInCny),
    unit.tell(at.valueCny),
    unit.tell(at.deltaCny),
    unit.tell(at.cappedDeltaCny),
    plain(at.cappedDeltaLots, 0),
    unit.tell(at.gammaCnyPerPercent),
    unit.tell(at.vegaCnyPerPoint, 2),
  ]);
  const ended = statuses.filter(({ status }) => status !== "alive" && status !== "knocked-in");
  const names = {
    alive: { zh: "存续", en: "alive" },
    "knocked-in": { zh: "已敲入", en: "knocked in" },
    "knocked-out": { zh: "已敲出", en: "knocked out" },
    matured: { zh: "已到期", en: "matured" },
    "not-issued": { zh: "未发行", en: "not yet issued" },
  };
  const told = ended.map(({ status, contracts }) => `${say(names[status], page)} ${contracts}`);
  const title = { zh: `存续合约，${unit.name}`, en: `Living notes, ${unit.name}; delta is what dealers hold long` };
  return section(
    say(title, page),
    [...filled(columns, rows, page), ...(told.length > 0 ? [told.join("  ")] : [])],
    page,
  );
}

function clusters({ clusters, nearest }: SnowballBook, unit: Unit, page: Page): string[] {
  const columns = [
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "敲入点位", en: "Knock-in" }, page),
    right({ zh: "距离", en: "Distance" }, page),
    right({ zh: "名义本金", en: "Notional" }, page),
    right({ zh: "20 日敲入", en: "In 20 days" }, page),
    right({ zh: "跌破时卖出", en: "Sold when crossed" }, page),
    right({ zh: "设上限", en: "capped" }, page),
    right({ zh: "手", en: "lots" }, page),
    right({ zh: "占持仓", en: "of open interest" }, page),
  ];
  const isNearest = (cluster: SnowballCluster) =>
    nearest.some((at) => at.cluster?.index === cluster.index && at.cluster.low === cluster.low);
  const listed = [
    ...nearest.flatMap(({ cluster }) => (cluster ? [cluster] : [])),
    ...clusters.filter((cluster) => !isNearest(cluster)),
  ];
  const rows = listed.map((cluster) => [
    `${cluster.index}${isNearest(cluster) ? say({ zh: " 最近", en: " nearest" }, page) : ""}`,
    level(cluster.level),
    percent(cluster.distance),
    unit.tell(cluster.aliveCny),
    percent(cluster.chances.find(({ days }) => days === 20)?.chance, 0),
    unit.tell(cluster.cliff.cny),
    unit.tell(cluster.cliff.cappedCny),
    plain(cluster.cliff.cappedLots, 0),
    percent(cluster.cliff.cappedOfOpenInterest),
  ]);
  const title = { zh: `敲入密集区，${unit.name}`, en: `Clusters of knock-ins, ${unit.name}` };
  return section(say(title, page), filled(columns, rows, page), page);
}

function chances({ knockIns }: SnowballBook, unit: Unit, page: Page): string[] {
  const columns = [
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "交易日内", en: "Trading days" }, page),
    right({ zh: "预期敲入", en: "Expected to knock in" }, page),
    right({ zh: "占存续未敲入", en: "of what is alive" }, page),
  ];
  const rows = knockIns.map((at) => [at.index, String(at.days), unit.tell(at.expectedCny), percent(at.share)]);
  const title = {
    zh: `敲入概率（按定价用的分布），${unit.name}`,
    en: `Chance of knocking in, under the law that prices, ${unit.name}`,
  };
  return section(say(title, page), filled(columns, rows, page), page);
}

function flowBlock({ cap }: SnowballBook, flow: SnowballBook["flow"][number], unit: Unit, page: Page): string[] {
  const columns = [
    right({ zh: "次日变动", en: "Next day" }, page),
    right({ zh: "收盘", en: "Close" }, page),
    right({ zh: "新敲入", en: "Knocked in" }, page),
    right({ zh: `上限 ${plain(cap)}`, en: `Capped at ${plain(cap)}` }, page),
    right({ zh: "手", en: "lots" }, page),
    right({ zh: "占持仓", en: "of OI" }, page),
    right({ zh: "占成交额", en: "of turnover" }, page),
    right({ zh: "无上限", en: "No cap" }, page),
    right({ zh: "手", en: "lots" }, page),
  ];
  const shown = flow.points.filter(({ move }) => SHOWN_MOVES.some((at) => Math.abs(at - move) < 1e-9));
  const rows = shown.map((point) => flowRow(point, unit));
  const title = {
    zh: `${flow.product}：指数次日变动，交易商须买（＋）卖（−），${unit.name}`,
    en: `${flow.product}: what dealers must buy (+) or sell (−) if the index moves, ${unit.name}`,
  };
  return section(say(title, page), filled(columns, rows, page), page);
}

function flowRow(point: SnowballFlowPoint, unit: Unit): string[] {
  return [
    signedPercent(point.move, 0),
    level(point.price),
    unit.tell(point.knockedInCny),
    unit.signed(point.cappedCny),
    signed(point.cappedLots, 0),
    signedPercent(point.cappedOfOpenInterest),
    signedPercent(point.cappedOfTurnover),
    unit.signed(point.cny),
    signed(point.lots, 0),
  ];
}

function lastDay({ lastDay }: SnowballBook, unit: Unit, page: Page): string[] {
  const columns = [
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "变动", en: "Move" }, page),
    right({ zh: "敲入", en: "Knocked in" }, page),
    right({ zh: "设上限", en: "Capped" }, page),
    right({ zh: "手", en: "lots" }, page),
    right({ zh: "无上限", en: "No cap" }, page),
    right({ zh: "持仓变化", en: "OI change" }, page),
    right({ zh: "占成交额", en: "of turnover" }, page),
    right({ zh: "年化基差", en: "Basis" }, page),
    right({ zh: "前一日", en: "before" }, page),
  ];
  const rows = lastDay.map((day: SnowballDay) => [
    day.index,
    signedPercent(day.move),
    unit.tell(day.knockedInCny),
    unit.signed(day.cappedCny),
    signed(day.cappedLots, 0),
    unit.signed(day.cny),
    day.openInterestChange === null ? MISSING : signed(day.openInterestChange, 0),
    signedPercent(day.cappedOfTurnover),
    signedPercent(day.basis),
    signedPercent(day.basisBefore),
  ]);
  const [first] = lastDay;
  const title = first && {
    zh: `${first.from} 至 ${first.to}：该账簿的对冲交易，${unit.name}，与期货市场`,
    en: `${first.from} to ${first.to}: what this book made dealers trade, ${unit.name}, beside the futures market`,
  };
  return first ? section(say(title, page), filled(columns, rows, page), page) : [];
}

function knockOutDates({ knockOutDates }: SnowballBook, unit: Unit, page: Page): string[] {
  const columns = [
    left({ zh: "观察日", en: "Date" }, page),
    left({ zh: "指数", en: "Index" }, page),
    right({ zh: "合约", en: "Notes" }, page),
    right({ zh: "名义本金", en: "Notional" }, page),
    right({ zh: "敲出点位", en: "Barriers" }, page),
    right({ zh: "按现价敲出", en: "Out at today's close" }, page),
  ];
  const rows = knockOutDates.map((at) => [
    at.date,
    at.index,
    String(at.contracts),
    unit.tell(at.notionalCny),
    at.lowestBarrier === at.highestBarrier
      ? level(at.lowestBarrier)
      : `${level(at.lowestBarrier)}–${level(at.highestBarrier)}`,
    unit.tell(at.atSpotCny),
  ]);
  const title = { zh: `下一批敲出观察日，${unit.name}`, en: `Next knock-out dates, ${unit.name}` };
  return section(say(title, page), filled(columns, rows, page), page);
}

/** A table, or nothing where it has no rows. */
function filled(...[columns, rows, page]: Parameters<typeof table>): string[] {
  return rows.length === 0 ? [] : table(columns, rows, page);
}

/** The unit that a book's money is told in: billions (亿) for a market, millions (百万) for a small book. */
interface Unit {
  readonly name: string;
  readonly tell: (cny: number, digits?: number) => string;
  readonly signed: (cny: number) => string;
}

const LARGE_BOOK = 5e9;

function unitOf({ totals }: SnowballBook, page: Page): Unit {
  const notional = totals.reduce((sum, { index, notionalCny }) => sum + (index === null ? notionalCny : 0), 0);
  const large = notional >= LARGE_BOOK;
  const divisor = page.lang === "zh" ? (large ? 1e8 : 1e6) : large ? 1e9 : 1e6;
  const name = page.lang === "zh" ? (large ? "亿元" : "百万元") : large ? "CNY bn" : "CNY mn";
  return {
    name,
    tell: (cny, digits = 1) => plain(cny / divisor, digits),
    signed: (cny) => signed(cny / divisor, 1),
  };
}
