import { type Day, formatDay } from "../../../domain/calendar/index.ts";
import { dayKeys, heldIn } from "../../fetch/day-keys.ts";
import type { Ask, Reply } from "../../fetch/polite-request.ts";
import type { Answer, AnswerPart, Dataset, Source, Unit, UnitKey } from "../../fetch/source.ts";
import { SourceError } from "../../fetch/source-error.ts";
import { takeRows } from "../../fetch/take-rows.ts";
import { readDailyFile } from "./daily-file.ts";
import { unzipMonth } from "./month-zip.ts";
import { readParametersFile } from "./parameters-file.ts";

/** Where the exchange's files lie; another place in tests, or behind a mirror. */
export const CFFEX_URL = "http://www.cffex.com.cn";

/** A month that lacks more days than this is fetched as one archive. */
const DAYS_BY_FILE = 3;

/** Hour in Shanghai from which the day's files are expected. */
const READY = 17;

/** The exchange resets the connections of those who ask often, so questions go one every two seconds. */
const RATE = { perMinute: 30, spaced: true };

/** The files that the China Financial Futures Exchange publishes: free, official, no registration. */
export function cffexSource(baseUrl = CFFEX_URL): Source {
  return {
    name: "cffex",
    title: "CFFEX",
    rate: RATE,
    datasets: [dailyDataset(baseUrl), parametersDataset(baseUrl)],
    version: async () => "",
  };
}

function dailyDataset(base: string): Dataset {
  return {
    name: "daily",
    summary: "index futures by contract: prices, settlement, volume, open interest; month archives, else day files",
    tables: ["futures_daily", "futures_settlement"],
    units: "index points; lots of one side",
    cost: "",
    keys: (wanted) => dayKeys(wanted, READY),
    held: heldIn("futures_daily", "futures_settlement"),
    plan: async (lacking) => [...byMonth(lacking).entries()].flatMap(([month, keys]) => planMonth(base, month, keys)),
  };
}

function parametersDataset(base: string): Dataset {
  return {
    name: "parameters",
    summary:
      "terms of each contract on each day: first and last trading day, limit prices, position limit, margins where given",
    tables: ["futures_terms"],
    units: "days; index points; lots; margins in per cent become decimals",
    cost: "",
    keys: (wanted) => dayKeys(wanted, READY),
    held: heldIn("futures_terms"),
    plan: async (lacking) =>
      lacking.map((key) => ({
        keys: [key],
        ask: async (ask) => {
          const file = fileOf(key.to);
          const url = `${base}/sj/jycs/${monthOf(key.to)}/${file.slice(6, 8)}/${file}`;
          const rows = await ask({ api: "parameters", url }, (reply) =>
            isAbsent(reply) ? [] : readParametersFile(reply.bytes, key.to, file),
          );
          const taken = takeRows("futures_terms", rows);
          const part = { keys: [{ key: key.key, rows: rows.length }], batches: [taken.batch], refused: taken.refused };
          return { parts: [part], notes: taken.notes };
        },
      })),
  };
}

function planMonth(base: string, month: string, keys: readonly UnitKey[]): Unit[] {
  const files = keys.map((key) => ({ keys: [key], ask: (ask: Ask) => askDays(ask, base, [key]) }));
  return keys.length > DAYS_BY_FILE ? [{ keys, ask: (ask) => askMonth(ask, base, month, keys) }] : files;
}

/** A month's archive; the files of the days where there is none, as in the current month. */
async function askMonth(ask: Ask, base: string, month: string, keys: readonly UnitKey[]): Promise<Answer> {
  const archive = `${month}.zip`;
  const url = `${base}/sj/historysj/${month}/zip/${archive}`;
  const files = await ask({ api: "month archive", url }, (reply) =>
    isAbsent(reply) ? null : unzipMonth(reply.bytes, archive),
  );
  if (files === null) return askDays(ask, base, keys);
  return joined(
    keys.map(({ key, to }) => {
      const name = fileOf(to);
      const bytes = files.get(name);
      return bytes === undefined ? emptyPart(key) : partOf(key, to, bytes, `${name} in ${archive}`);
    }),
  );
}

async function askDays(ask: Ask, base: string, keys: readonly UnitKey[]): Promise<Answer> {
  const parts: Told[] = [];
  for (const { key, to } of keys) {
    const file = fileOf(to);
    const url = `${base}/sj/hqsj/rtj/${monthOf(to)}/${file.slice(6, 8)}/${file}`;
    parts.push(
      await ask({ api: "day file", url }, (reply) =>
        isAbsent(reply) ? emptyPart(key) : partOf(key, to, reply.bytes, file),
      ),
    );
  }
  return joined(parts);
}

type Told = AnswerPart & { readonly notes: readonly string[] };

const emptyPart = (key: string): Told => ({ keys: [{ key, rows: 0 }], batches: [], refused: 0, notes: [] });

function partOf(key: string, day: Day, bytes: Uint8Array, file: string): Told {
  const { daily, settlement } = readDailyFile(bytes, day, file);
  const taken = [takeRows("futures_daily", daily), takeRows("futures_settlement", settlement)];
  return {
    keys: [{ key, rows: daily.length + settlement.length }],
    batches: taken.map(({ batch }) => batch),
    refused: taken.reduce((sum, { refused }) => sum + refused, 0),
    notes: taken.flatMap(({ notes }) => notes.map((note) => `${key}: ${note}`)),
  };
}

function joined(parts: readonly Told[]): Answer {
  return { parts, notes: parts.flatMap(({ notes }) => notes) };
}

function isAbsent({ status }: Reply): boolean {
  if (status === 404) return true;
  if (status === 200) return false;
  throw new SourceError("failed", `CFFEX answered HTTP ${status}; try again later`, "seconds", 3);
}

function byMonth(keys: readonly UnitKey[]): Map<string, UnitKey[]> {
  const months = new Map<string, UnitKey[]>();
  for (const key of keys) months.set(monthOf(key.to), [...(months.get(monthOf(key.to)) ?? []), key]);
  return months;
}

const digits = (day: Day) => formatDay(day).replaceAll("-", "");
const monthOf = (day: Day) => digits(day).slice(0, 6);
const fileOf = (day: Day) => `${digits(day)}_1.csv`;
