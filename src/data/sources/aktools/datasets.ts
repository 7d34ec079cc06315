import { formatDay, isTradingDay } from "../../../domain/calendar/index.ts";
import { PRODUCTS } from "../../../domain/market/products.ts";
import { InputError } from "../../../errors.ts";
import { dailyAnswer, inMonths, joinedAnswers, wholeAnswer } from "../../fetch/answer.ts";
import { dayKeys, heldIn } from "../../fetch/day-keys.ts";
import { fridayKeys } from "../../fetch/period-keys.ts";
import type { Ask } from "../../fetch/polite-request.ts";
import type { Answer, Dataset, Unit, UnitKey, Wanted } from "../../fetch/source.ts";
import { type Row, takeRows } from "../../fetch/take-rows.ts";
import type { Client } from "./aktools-client.ts";
import { type Column, day, fixed, LOT, namedRows, number, optional, PER_CENT, TEN_THOUSAND, text } from "./columns.ts";

const READY = 17.5;
/** Hour from which the market's last prices are the day's closes. */
const CLOSED = 15.5;

const BAR = [
  day("date", ["日期", "date", "时间"]),
  number("open", ["开盘", "开盘价", "open"]),
  number("high", ["最高", "最高价", "high"]),
  number("low", ["最低", "最低价", "low"]),
  number("close", ["收盘", "收盘价", "close"]),
];

/** What is fetched through AKTools. */
export function aktoolsDatasets(client: Client): Dataset[] {
  return [
    series(client, "index_daily", "price indices: the four that have futures, and CSI2000", INDICES, BAR),
    series(client, "index_total_return", "the same with dividends reinvested, from the index company", TOTAL_RETURNS, [
      BAR[0],
      BAR[4],
    ]),
    futures(client),
    contracts(client),
    spot(client),
    stocks(client),
    pledgeTotals(client),
  ];
}

/** A series: its code in the store, the function and its symbol there. */
type Series = readonly [code: string, fn: string, symbol: string];

const INDICES: readonly Series[] = [
  ...PRODUCTS.map(({ index }): Series => [index, "index_zh_a_hist", index.slice(0, 6)]),
  ["932000.CSI", "stock_zh_index_daily_em", "csi932000"],
];
const TOTAL_RETURNS: readonly Series[] = PRODUCTS.map(({ totalReturnIndex }) => [
  totalReturnIndex,
  "stock_zh_index_hist_csindex",
  totalReturnIndex.slice(0, 6),
]);

function series(
  client: Client,
  name: "index_daily" | "index_total_return",
  summary: string,
  members: readonly Series[],
  columns: readonly Column[],
): Dataset {
  return {
    name,
    summary,
    tables: [name],
    units: "index points",
    cost: "",
    keys: (wanted) => dayKeys(wanted, READY),
    held: async (store) => new Set(await store.heldDays(name, [members[0][0]])),
    plan: async (lacking) =>
      inMonths(lacking).map((keys) => ({
        keys,
        ask: async (ask) => {
          const rows: Row[] = [];
          for (const [code, fn, symbol] of members) {
            const period = fn === "index_zh_a_hist" ? { period: "daily" } : {};
            const records = await client(ask, fn, { symbol, ...period, ...range(keys) });
            rows.push(...namedRows(records, [...columns, fixed("code", code)]));
          }
          return dailyAnswer(keys, name, rows);
        },
      })),
  };
}

function futures(client: Client): Dataset {
  const columns = [
    text("symbol", ["symbol", "合约代码"]),
    ...BAR,
    number("volume", ["volume", "成交量"]),
    number("open_interest", ["open_interest", "持仓量", "hold"]),
    number("settle", ["settle", "今结算", "结算价"]),
  ];
  return {
    name: "futures",
    summary: "index futures by contract: prices, settlement, volume, open interest",
    tables: ["futures_daily", "futures_settlement"],
    units: "index points; lots",
    cost: "",
    keys: (wanted) => dayKeys(wanted, READY),
    held: heldIn("futures_daily", "futures_settlement"),
    plan: async (lacking) =>
      inMonths(lacking).map((keys) => ({
        keys,
        ask: async (ask) => {
          const records = await client(ask, "get_futures_daily", { ...range(keys), market: "CFFEX" });
          return futuresAnswer(keys, namedRows(records, columns));
        },
      })),
  };
}

const INDEX_FUTURE = /^(IF|IH|IC|IM)\d{4}$/;

function futuresAnswer(keys: readonly UnitKey[], all: readonly Row[]): Answer {
  const rows = all.filter(({ symbol }) => INDEX_FUTURE.test(String(symbol)));
  const answers = keys.map(({ key, to }) => {
    const ofDay = rows.filter(({ date }) => date === to);
    const bars = ofDay.filter(({ close }) => Number(close) > 0).map(({ settle, ...bar }) => bar);
    const settled = ofDay.filter(({ settle }) => Number(settle) > 0);
    return wholeAnswer(key, [
      takeRows("futures_daily", bars),
      takeRows(
        "futures_settlement",
        settled.map(({ date, symbol, settle }) => ({ date, symbol, settle })),
      ),
    ]);
  });
  return joinedAnswers(answers);
}

function contracts(client: Client): Dataset {
  return {
    name: "contracts",
    summary: "terms of each contract on each day: first and last trading day, limit prices, position limit",
    tables: ["futures_terms"],
    units: "days; index points; lots",
    cost: "",
    keys: (wanted) => dayKeys(wanted, READY),
    held: heldIn("futures_terms"),
    plan: async (lacking) =>
      lacking.map((key) =>
        single(key, async (ask) => {
          const columns = [
            fixed("date", key.to),
            text("symbol", ["合约代码"]),
            day("list_date", ["上市日"]),
            day("last_trading_day", ["最后交易日"]),
            optional(number("upper_limit", ["涨停板价位"])),
            optional(number("lower_limit", ["跌停板价位"])),
            optional(number("position_limit", ["持仓限额"])),
          ];
          const records = await client(ask, "futures_contract_info_cffex", { date: digits(key) });
          const rows = namedRows(records, columns).filter(({ symbol }) => INDEX_FUTURE.test(String(symbol)));
          return wholeAnswer(key.key, [takeRows("futures_terms", rows)]);
        }),
      ),
  };
}

/** The whole market as it stands: one question gives today's prices, and can give no other day's. */
function spot(client: Client): Dataset {
  const columns = [
    text("code", ["代码", "股票代码"]),
    number("open", ["今开", "开盘"]),
    number("high", ["最高"]),
    number("low", ["最低"]),
    number("close", ["最新价", "收盘"]),
    number("previous_close", ["昨收"]),
    number("volume", ["成交量"], LOT),
    number("amount", ["成交额"]),
    number("turnover", ["换手率"], PER_CENT),
    number("total_mv", ["总市值"]),
    number("float_mv", ["流通市值"]),
  ];
  return {
    name: "stocks_today",
    summary: "every stock today: prices as traded, volume, amount, turnover, market values, shares implied by them",
    tables: ["stock_price", "stock_shares"],
    units: "yuan; lots become shares, per cent become decimals; shares are market value over price",
    cost: "",
    keys: todayOnly,
    held: heldIn("stock_price", "stock_shares"),
    plan: async (lacking) =>
      lacking.map((key) =>
        single(key, async (ask) => {
          const rows = namedRows(await client(ask, "stock_zh_a_spot_em", {}), columns);
          const traded = rows.filter(
            ({ code, close, open }) => /^\d{6}$/.test(String(code)) && Number(close) > 0 && Number(open) > 0,
          );
          return wholeAnswer(key.key, [
            takeRows(
              "stock_price",
              traded.map((row) => priceOf(key.to, row)),
            ),
            takeRows(
              "stock_shares",
              traded.map((row) => sharesOf(key.to, row)),
            ),
          ]);
        }),
      ),
  };
}

function priceOf(date: number, { code, open, high, low, close, previous_close, volume, amount }: Row): Row {
  return { date, code, open, high, low, close, previous_close, volume, amount };
}

function sharesOf(date: number, { code, close, total_mv, float_mv, turnover }: Row): Row {
  const [total_share, float_share] = [total_mv, float_mv].map((value) => Math.round(Number(value) / Number(close)));
  return { date, code, total_share, float_share, total_mv, float_mv, turnover };
}

function todayOnly({ from, to, today, hour }: Wanted): UnitKey[] {
  const isOut = today >= from && today <= to && hour >= CLOSED && isTradingDay(today);
  return isOut ? [{ key: formatDay(today), to: today, settledOn: today + 1, wholeWithRows: true }] : [];
}

/** The history of single stocks: one question a stock, so only for those that are named. */
function stocks(client: Client): Dataset {
  const columns = [
    ...BAR,
    number("volume", ["成交量"], LOT),
    number("amount", ["成交额"]),
    number("change", ["涨跌额"]),
    optional(number("turnover", ["换手率"], PER_CENT)),
  ];
  return {
    name: "stocks",
    summary: "named stocks (--codes) day by day: prices as traded, previous close, volume, amount, turnover",
    tables: ["stock_price", "stock_shares"],
    units: "yuan a share; lots become shares, per cent become decimals",
    cost: "",
    onRequest: true,
    keys: (wanted) => dayKeys(wanted, READY),
    held: null,
    plan: async (days, { codes, lacking }) => {
      if (!codes || codes.length === 0) {
        throw new InputError("--what stocks asks stock by stock; name them with --codes 000001,600000");
      }
      return codes.flatMap((code) => {
        const keys = days.map((key) => ({ ...key, key: `${code} ${key.key}` }));
        return inMonths(lacking(keys)).map((month) => ofStock(client, code, month, columns));
      });
    },
  };
}

function ofStock(client: Client, code: string, keys: readonly UnitKey[], columns: readonly Column[]): Unit {
  return {
    keys,
    ask: async (ask) => {
      const params = { symbol: code, period: "daily", ...range(keys), adjust: "" };
      const rows = namedRows(await client(ask, "stock_zh_a_hist", params), [...columns, fixed("code", code)]);
      const answers = keys.map(({ key, to }) => {
        const ofDay = rows.filter(({ date }) => date === to);
        const priced = ofDay.map((row) =>
          priceOf(to, { ...row, previous_close: round(Number(row.close) - Number(row.change)) }),
        );
        const turned = ofDay.map(({ turnover = Number.NaN }) => ({ date: to, code, turnover }));
        return wholeAnswer(key, [takeRows("stock_price", priced), takeRows("stock_shares", turned)]);
      });
      return joinedAnswers(answers);
    },
  };
}

/** To the tick, because a difference of two prices carries the dust of both. */
const round = (price: number) => Math.round(price * 100) / 100;

function pledgeTotals(client: Client): Dataset {
  const columns = [
    text("code", ["股票代码", "代码"]),
    number("pledges", ["质押笔数"]),
    number("free_shares_pledged", ["无限售股质押数"], TEN_THOUSAND),
    number("restricted_shares_pledged", ["限售股质押数"], TEN_THOUSAND),
    number("ratio", ["质押比例"], PER_CENT),
  ];
  return {
    name: "pledge_totals",
    summary: "pledged shares of each stock, at each week's end",
    tables: ["stock_pledge_total"],
    units: "ten thousand shares become shares, per cent become decimals",
    cost: "",
    keys: fridayKeys,
    held: heldIn("stock_pledge_total"),
    plan: async (lacking) =>
      lacking.map((key) =>
        single(key, async (ask) => {
          const records = await client(ask, "stock_gpzy_pledge_ratio_em", { date: digits(key) });
          const rows = namedRows(records, [...columns, fixed("date", key.to)]);
          return wholeAnswer(key.key, [takeRows("stock_pledge_total", rows)]);
        }),
      ),
  };
}

const single = (key: UnitKey, ask: (ask: Ask) => Promise<Answer>): Unit => ({ keys: [key], ask });

const digits = ({ to }: UnitKey) => formatDay(to).replaceAll("-", "");

function range(keys: readonly UnitKey[]): { start_date: string; end_date: string } {
  return { start_date: digits(keys[0]), end_date: digits(keys[keys.length - 1]) };
}
