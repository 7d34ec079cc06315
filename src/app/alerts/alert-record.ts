import type { BasisAnswer, BasisDay, CrowdingAnswer, CrowdingDay, StageAnswer, StageDay } from "../../contract.ts";
import { dateColumn, type TableName } from "../../data/schema.ts";
import type { Store } from "../../data/store.ts";
import { addTradingDays, type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { DataGap } from "../../errors.ts";
import { GAUGES, type GaugeSource } from "../../view/alert-gauges.ts";
import { storeUpTo } from "../report/store-up-to.ts";
import { askStudy } from "../studies/ask-study.ts";
import type { StudyEntry } from "../studies/registry.ts";
import type { AlertEvening } from "./alert-evening.ts";
import { type CheckedBook, checkBook } from "./check-rule.ts";
import type { AlertRule } from "./rules.ts";

/** Trading days of history before an evening: what the longest ranking looks back to. */
const HISTORY_DAYS = 751;

/** Everything that the rules look at, of the evenings from `from` to `to`. */
export interface AlertRecord {
  /** The evening of a trading day between them. */
  evening(day: Day): Promise<AlertEvening>;
}

/**
 * Asks the studies for what the rules look at. What a day tells rests on nothing after it, so one answer up to `to`
 * serves every evening before; checks of books are asked evening by evening.
 */
export async function loadAlertRecord(
  store: Store,
  studies: readonly StudyEntry[],
  rules: readonly AlertRule[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<AlertRecord> {
  const whole = storeUpTo(store, to);
  const range = { from: formatDay(addTradingDays(from, -HISTORY_DAYS)), to: formatDay(to) };
  const ask = <Answer>(name: string, given: Readonly<Record<string, string>>) =>
    askStudy<Answer>(whole, studies, name, { ...range, ...given }).catch(nullForGap);
  const wanted = sourcesOf(rules);
  const wants = (study: GaugeSource["study"]) => wanted.some((source) => source.study === study);
  const stage = byDate((await ask<StageAnswer>("stage", {}))?.days ?? []);
  const assumed = rules.some((rule) => rule.when === "clusters-near" && rule.of === "assumed")
    ? byDate((await ask<StageAnswer>("stage", { snowballs: "assumed" }))?.days ?? [])
    : new Map<string, StageDay>();
  const crowding = byDate(wants("crowding") ? ((await ask<CrowdingAnswer>("crowding", {}))?.days ?? []) : []);
  const products = wants("basis")
    ? ((await ask<BasisAnswer>("basis", { products: "IF,IH,IC,IM" }))?.products ?? [])
    : [];
  const basis = new Map(products.map(({ product, days }) => [product, byDate(days)]));
  const held = await daysHeld(rules, whole);
  return {
    async evening(day) {
      const dates = [...tradingDays(addTradingDays(day, -HISTORY_DAYS), day)].map(formatDay);
      const date = formatDay(day);
      const upTo = storeUpTo(store, day);
      const distance = (of: "book" | "assumed", on: string) =>
        stageValue((of === "book" ? stage : assumed).get(on), "snowballDistance");
      return {
        date,
        stage: stage.get(date) ?? null,
        stageBefore: stage.get(dates.findLast((other) => other < date && stage.has(other)) ?? "")?.stage ?? null,
        history: (gauge) =>
          Float64Array.from(dates, (on) => gaugeValue(GAUGES[gauge].source, on, { stage, crowding, basis })),
        clusterDistance: (of) => ({ now: distance(of, date), before: distance(of, dates[dates.length - 2]) }),
        checks: await checksOf(rules, upTo, date),
        lastDays: lastDays(held, day),
      };
    },
  };
}

interface Days {
  readonly stage: ReadonlyMap<string, StageDay>;
  readonly crowding: ReadonlyMap<string, CrowdingDay>;
  readonly basis: ReadonlyMap<string, ReadonlyMap<string, BasisDay>>;
}

function sourcesOf(rules: readonly AlertRule[]): GaugeSource[] {
  return rules.flatMap((rule) => (rule.when === "indicator-beyond" ? [GAUGES[rule.indicator].source] : []));
}

function byDate<Value extends { readonly date: string }>(days: readonly Value[]): Map<string, Value> {
  return new Map(days.map((value) => [value.date, value]));
}

/** Value of a gauge on a day; NaN for missing. */
function gaugeValue(source: GaugeSource, date: string, { stage, crowding, basis }: Days): number {
  if (source.study === "stage") return stageValue(stage.get(date), source.indicator);
  if (source.study === "basis") {
    const day = basis.get(source.product)?.get(date);
    if (source.measure === "quarter") return day?.quarter.adjusted ?? day?.quarter.raw ?? Number.NaN;
    return day?.oiWeightedAdjusted ?? day?.oiWeighted ?? Number.NaN;
  }
  const day = crowding.get(date);
  if (!("rung" in source)) return day?.[source.measure] ?? Number.NaN;
  return day?.buckets[source.rung]?.[source.measure] ?? Number.NaN;
}

function stageValue(day: StageDay | undefined, indicator: string): number {
  return day?.evidence.find((row) => row.indicator === indicator)?.value ?? Number.NaN;
}

async function checksOf(rules: readonly AlertRule[], store: Store, date: string): Promise<Map<string, CheckedBook>> {
  const checks = new Map<string, CheckedBook>();
  for (const rule of rules) {
    if (rule.when === "check") checks.set(rule.id, await checkBook(rule, store, date));
  }
  return checks;
}

/** Days on which each table that a rule asks about holds rows, sorted. */
async function daysHeld(rules: readonly AlertRule[], store: Store): Promise<Map<TableName, Int32Array>> {
  const tables = new Set(rules.flatMap((rule) => (rule.when === "data-stale" ? rule.tables : [])));
  const held = new Map<TableName, Int32Array>();
  for (const table of tables) {
    const column = dateColumn(table);
    const days = (await store.scan(table, { columns: [column] })).dates(column);
    held.set(table, Int32Array.from(new Set(days)).sort());
  }
  return held;
}

/** The last day up to `day` that each table holds; null where it holds none. */
function lastDays(held: ReadonlyMap<TableName, Int32Array>, day: Day): Map<string, string | null> {
  const last = (days: Int32Array) => days[lowerBound(days, day + 1) - 1];
  return new Map([...held].map(([table, days]) => [table, last(days) === undefined ? null : formatDay(last(days))]));
}

function nullForGap(error: unknown): null {
  if (error instanceof DataGap) return null;
  throw error;
}
