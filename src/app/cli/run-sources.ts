import type { Source } from "../../data/fetch/source.ts";
import { NEEDS } from "../../data/sources/needs.ts";
import { SOURCE_LIST, sourceNamed } from "../../data/sources/sources.ts";
import type { SeriesInventory } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import type { CommonOptions } from "./common-options.ts";
import { openForReading } from "./open-store.ts";
import { bullets, say, section, sheet } from "./print/sheet.ts";
import { left, right, table } from "./print/table.ts";
import type { Setting } from "./setting.ts";
import { type Page, pageOf } from "./terminal.ts";

interface Held {
  readonly table: string;
  readonly rows: number;
  readonly first: string;
  readonly last: string;
}

interface SourceTold {
  readonly source: string;
  readonly perMinute: number;
  readonly datasets: readonly {
    readonly name: string;
    readonly summary: string;
    readonly tables: readonly string[];
    readonly units: string;
    readonly cost: string;
    readonly onRequest: boolean;
  }[];
  /** Series of the store to which the source has given rows; days and rows are those of the whole series. */
  readonly held: readonly Held[];
}

/** Prints the sources with what the store holds of each, and the studies with the tables that they read. */
export async function sourcesCommand(options: CommonOptions, setting: Setting): Promise<void> {
  const { terminal } = setting;
  const store = await openForReading(options.db, setting);
  const inventory = await store.inventory().finally(() => store.close());
  const sources = SOURCE_LIST.map((name) => told(sourceNamed(name, undefined, terminal.env), inventory));
  const page = pageOf(terminal, options.lang);
  terminal.out(options.json ? `${JSON.stringify({ sources, studies: NEEDS })}\n` : printed(sources, page));
}

function told({ name, rate, datasets }: Source, inventory: readonly SeriesInventory[]): SourceTold {
  return {
    source: name,
    perMinute: rate.perMinute,
    datasets: datasets.map(({ name, summary, tables, units, cost, onRequest = false }) => ({
      name,
      summary,
      tables,
      units,
      cost,
      onRequest,
    })),
    held: inventory.filter(({ sources }) => sources.includes(name)).map(heldRow),
  };
}

function heldRow({ table, series, rows, first, last }: SeriesInventory): Held {
  return { table: series ? `${table} ${series}` : table, rows, first: formatDay(first), last: formatDay(last) };
}

function printed(sources: readonly SourceTold[], page: Page): string {
  return sheet(...sources.flatMap((source) => [given(source, page), held(source, page)]), needs(page));
}

function given({ source, perMinute, datasets }: SourceTold, page: Page): string[] {
  const lines = datasets.map(({ name, tables, cost, summary, units, onRequest }) => {
    const asked = cost ? ` (${cost})` : "";
    return `${name}${onRequest ? " *" : ""}${asked}: ${summary}; ${units} -> ${tables.join(", ")}`;
  });
  const limit = {
    zh: `每个接口每分钟至多 ${perMinute} 次`,
    en: `at most ${perMinute} requests a minute for each interface`,
  };
  return section(`${source}: ${say(limit, page)}`, bullets(lines, page), page);
}

function held({ source, held }: SourceTold, page: Page): string[] {
  if (held.length === 0) return [];
  const columns = [
    left({ zh: "库中已有", en: "Held" }, page),
    right({ zh: "行", en: "Rows" }, page),
    left({ zh: "起", en: "First" }, page),
    left({ zh: "止", en: "Last" }, page),
  ];
  const rows = held.map(({ table, rows, first, last }) => [table, String(rows), first, last]);
  return section(source, table(columns, rows, page), page);
}

function needs(page: Page): string[] {
  const lines = Object.entries(NEEDS).map(([study, { needs, better }]) =>
    page.lang === "zh"
      ? `${study}：需要 ${needs.join(", ") || "–"}；有则更好 ${better.join(", ") || "–"}`
      : `${study}: needs ${needs.join(", ") || "nothing"}; better with ${better.join(", ") || "nothing"}`,
  );
  const title =
    page.lang === "zh" ? "各命令读取的表（* 仅在 --what 点名时抓取）" : "Who reads what (* only where --what names it)";
  return section(title, bullets(lines, page), page);
}
