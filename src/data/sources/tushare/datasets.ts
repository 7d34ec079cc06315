import { formatDay, isTradingDay } from "../../../domain/calendar/index.ts";
import { answerByDay, inMonths, wholeAnswer } from "../../fetch/answer.ts";
import { dayKeys, heldIn } from "../../fetch/day-keys.ts";
import { fridayKeys, monthKeys, snapshotKey, yearKeys } from "../../fetch/period-keys.ts";
import type { Ask } from "../../fetch/polite-request.ts";
import type { Answer, Dataset, UnitKey, Wanted } from "../../fetch/source.ts";
import type { Taken } from "../../fetch/take-rows.ts";
import type { Columns } from "../../store.ts";
import { stockDatasets } from "./by-stock.ts";
import { digitsOf, joinedRows, number, PER_CENT, type Shape, shapedColumns } from "./fields.ts";
import { indexCodes, TOTAL_RETURN_CODES, WEIGHT_CODES } from "./index-codes.ts";
import * as shapes from "./shapes.ts";
import type { Client, NamedRows } from "./tushare-client.ts";

interface About {
  readonly name: string;
  readonly api?: string;
  readonly summary: string;
  readonly units: string;
  readonly cost: string;
  readonly limit: number;
}

/** Hours in Shanghai from which figures are out. */
const STOCKS_READY = 17;
const FUTURES_READY = 21.1;
const LIMITS_READY = 9;

/** Every data set of Tushare that is asked for by day, month, year or as a whole. */
export function tushareDatasets(client: Client): Dataset[] {
  const cffex = { exchange: "CFFEX" };
  const of = (points: string) => `${points} points`;
  return [
    byDay(client, [shapes.DAILY], STOCKS_READY, {
      name: "daily",
      summary: "stocks: prices as traded, previous close, volume, amount",
      units: "yuan a share; lots become shares, thousand yuan become yuan",
      cost: of("120"),
      limit: 6000,
    }),
    byDay(client, [shapes.DAILY_BASIC], STOCKS_READY, {
      name: "daily_basic",
      summary: "stocks: shares issued, in the market and freely held, market values, turnover",
      units: "ten thousand shares and ten thousand yuan become shares and yuan, per cent become decimals",
      cost: of("2000"),
      limit: 6000,
    }),
    byDay(client, [shapes.LIMITS], LIMITS_READY, {
      name: "stk_limit",
      summary: "stocks: highest and lowest price allowed on the day",
      units: "yuan a share",
      cost: of("2000"),
      limit: 5800,
    }),
    byDay(
      client,
      [shapes.FUTURES_DAILY, shapes.FUTURES_SETTLEMENT],
      FUTURES_READY,
      {
        name: "fut_daily",
        summary: "index futures by contract: prices, settlement, volume, open interest",
        units: "index points; lots",
        cost: of("2000"),
        limit: 2000,
      },
      cffex,
    ),
    byDay(
      client,
      [shapes.FUTURES_TERMS],
      FUTURES_READY,
      {
        name: "fut_settle",
        summary: "index futures: margins and fees on each day",
        units: "per cent and per mille become decimals; the service names neither",
        cost: of("2000"),
        limit: 1000,
      },
      cffex,
    ),
    ...indexDatasets(client),
    weights(client),
    names(client),
    listed(client),
    pledgeTotals(client),
    calendar(client),
    ...stockDatasets(client),
  ];
}

function byDay(
  client: Client,
  parts: readonly Shape[],
  ready: number,
  about: About,
  params: Readonly<Record<string, string>> = {},
): Dataset {
  const tables = parts.map(({ table }) => table);
  return {
    ...about,
    tables,
    keys: (wanted) => dayKeys(wanted, ready),
    held: heldIn(...tables),
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => {
          const asked = { ...params, trade_date: digitsOf(key.to) };
          return answerOf(key.key, await rowsFrom(client, ask, about, parts, asked), parts);
        },
      })),
  };
}

function rowsFrom(client: Client, ask: Ask, about: About, parts: readonly Shape[], params: Record<string, string>) {
  const fields = [...new Set(parts.flatMap((shape) => shape.fields.map(({ from }) => from)))];
  return client(ask, { api: about.api ?? about.name, params, fields, limit: about.limit });
}

function answerOf(key: string, rows: NamedRows, parts: readonly Shape[]): Answer {
  return wholeAnswer(
    key,
    parts.map((shape) => shapedColumns(rows, shape)),
  );
}

/** Indices are asked for by code, all lacking days of a month at once, and stored together. */
function indexDatasets(client: Client): Dataset[] {
  const cost = "2000 points";
  const about = { units: "index points", cost, limit: 8000, api: "index_daily" };
  return [
    byCode(client, shapes.INDEX_DAILY, indexCodes(), {
      ...about,
      name: "index_daily",
      summary: "price indices: the four that have futures, and CSI2000",
    }),
    byCode(client, shapes.INDEX_TOTAL_RETURN, TOTAL_RETURN_CODES, {
      ...about,
      name: "index_total_return",
      summary: "the same with dividends reinvested, where the service has them",
    }),
  ];
}

function byCode(client: Client, shape: Shape, codes: readonly string[], about: About): Dataset {
  return {
    ...about,
    tables: [shape.table],
    keys: (wanted) => dayKeys(wanted, STOCKS_READY),
    held: async (store) => new Set(await store.heldDays(shape.table, codes.slice(0, 1))),
    plan: async (lacking) =>
      inMonths(lacking).map((keys) => ({
        keys,
        ask: async (ask) => {
          const answers: NamedRows[] = [];
          const [first, last] = [keys[0].to, keys[keys.length - 1].to];
          for (const code of codes) {
            const params = { ts_code: code, start_date: digitsOf(first), end_date: digitsOf(last) };
            answers.push(await rowsFrom(client, ask, about, [shape], params));
          }
          return answerByDay(keys, shapedColumns(joinedRows(answers), shape));
        },
      })),
  };
}

function weights(client: Client): Dataset {
  const about = {
    name: "index_weight",
    summary: "members and weights of the indices, at each month's end",
    units: "per cent become decimals",
    cost: "2000 points",
    limit: 5000,
  };
  const fields = ["index_code", "con_code", "trade_date", "weight"];
  return {
    ...about,
    tables: ["index_weight"],
    keys: monthKeys,
    held: null,
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => {
          const lists: Taken[] = [];
          for (const [code, asked] of WEIGHT_CODES) {
            const params = { index_code: asked, start_date: digitsOf(key.from ?? key.to), end_date: digitsOf(key.to) };
            const named = await client(ask, { api: about.name, params, fields, limit: about.limit });
            lists.push(shapedColumns(named, weightShape(code)));
          }
          return wholeAnswer(key.key, lists);
        },
      })),
  };
}

/** The index under its own code, by whichever the service lists it. */
function weightShape(code: string): Shape {
  const [date, stock] = shapes.DAILY.fields;
  return {
    table: "index_weight",
    fields: [
      date,
      { ...stock, from: "con_code" },
      { to: "index_code", from: "index_code", read: () => code },
      number("weight", "weight", PER_CENT),
    ],
  };
}

function names(client: Client): Dataset {
  const about = {
    name: "namechange",
    summary: "every name that a stock has had, from which day: ST as of the day",
    units: "days",
    cost: "points not told",
    limit: 10_000,
  };
  return whole(client, shapes.NAMES, about, {}, (wanted) => [snapshotKey(wanted, "day")]);
}

function listed(client: Client): Dataset {
  const about = {
    name: "fut_basic",
    summary: "index futures: first and last trading day of each contract ever listed",
    units: "days",
    cost: "2000 points",
    limit: 10_000,
  };
  return whole(client, shapes.FUTURES_LISTED, about, { exchange: "CFFEX" }, (wanted) => [snapshotKey(wanted, "month")]);
}

function whole(
  client: Client,
  shape: Shape,
  about: About,
  params: Record<string, string>,
  keys: (wanted: Wanted) => UnitKey[],
): Dataset {
  return {
    ...about,
    tables: [shape.table],
    keys,
    held: null,
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => answerOf(key.key, await rowsFrom(client, ask, about, [shape], params), [shape]),
      })),
  };
}

function pledgeTotals(client: Client): Dataset {
  const about = {
    name: "pledge_stat",
    summary: "pledged shares of each stock, at each week's end",
    units: "ten thousand shares become shares, per cent become decimals",
    cost: "2000 points",
    limit: 1000,
  };
  return {
    ...about,
    tables: ["stock_pledge_total"],
    keys: fridayKeys,
    held: heldIn("stock_pledge_total"),
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => {
          const rows = await rowsFrom(client, ask, about, [shapes.PLEDGE_TOTALS], { end_date: digitsOf(key.to) });
          return answerOf(key.key, rows, [shapes.PLEDGE_TOTALS]);
        },
      })),
  };
}

function calendar(client: Client): Dataset {
  const about = {
    name: "trade_cal",
    summary: "the exchange's own calendar, held against the table of trading days",
    units: "1 open, 0 closed",
    cost: "120 points",
    limit: 2000,
  };
  return {
    ...about,
    tables: ["exchange_day"],
    keys: yearKeys,
    held: null,
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => {
          const params = { exchange: "SSE", start_date: `${key.key}0101`, end_date: `${key.key}1231` };
          const rows = await rowsFrom(client, ask, about, [shapes.EXCHANGE_DAYS], params);
          const taken = shapedColumns(rows, shapes.EXCHANGE_DAYS);
          const answer = wholeAnswer(key.key, [taken]);
          return { ...answer, notes: [...answer.notes, ...againstTable(taken.batch.columns)] };
        },
      })),
  };
}

function againstTable({ date, is_open: isOpen }: Columns): string[] {
  return Array.from(date as Int32Array, (day, row) => [day, isOpen[row] === 1] as const)
    .filter(([day, open]) => isTradingDay(day) !== open)
    .map(([day, open]) => {
      const told = open ? "open, and the program's table closed" : "closed, and the program's table open";
      return `${formatDay(day)} is ${told}; tell the makers of the program`;
    });
}
