import type { Ask, Reply } from "../../fetch/polite-request.ts";
import { SourceError } from "../../fetch/source-error.ts";
import { tushareError } from "./tushare-error.ts";

export type Cell = string | number | null;

/** Rows as the source gave them, by the names of its fields, whatever their order. */
export interface NamedRows {
  readonly count: number;
  /** Cells of a field, in the order of the rows. Throws SourceError where the answer lacks it. */
  readonly cells: (field: string) => readonly Cell[];
}

export interface Call {
  readonly api: string;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  /** Most rows that one answer holds. */
  readonly limit: number;
}

/** Asks an interface for all its rows, page after page. */
export type Client = (ask: Ask, call: Call) => Promise<NamedRows>;

/** The service at `url`; the token goes into the body of each question and nowhere else. */
export function tushareClient(url: string, token: string): Client {
  return async (ask, call) => {
    const pages: Page[] = [];
    for (let offset = 0; ; ) {
      const page = await askPage(ask, url, token, call, offset);
      requireProgress(call, pages.at(-1), page);
      pages.push(page);
      offset += page.items.length;
      const isFull = page.items.length >= call.limit;
      if (page.items.length === 0 || !(page.hasMore || isFull)) return namedRows(call, pages);
    }
  };
}

interface Page {
  readonly fields: readonly string[];
  readonly items: readonly (readonly Cell[])[];
  readonly hasMore: boolean;
}

function askPage(ask: Ask, url: string, token: string, call: Call, offset: number): Promise<Page> {
  const { api, params, fields, limit } = call;
  const paged = { ...params, limit: String(limit), offset: String(offset) };
  const body = JSON.stringify({ api_name: api, token, params: paged, fields: fields.join(",") });
  const headers = { "content-type": "application/json" };
  return ask({ api, url, method: "POST", headers, body }, (reply) => readPage(api, reply, token));
}

function readPage(api: string, { status, bytes }: Reply, token: string): Page {
  const answer = parsed(new TextDecoder().decode(bytes).replaceAll(token, "***"));
  if (answer === null) {
    const told = `Tushare ${api} answered HTTP ${status} without JSON; check --base-url, or try again later`;
    throw new SourceError("malformed", told, "seconds", 3);
  }
  const { code, msg, data } = answer as { code?: unknown; msg?: unknown; data?: Record<string, unknown> | null };
  if (code !== 0) throw tushareError(api, Number(code), String(msg ?? ""));
  const fields = data?.fields;
  const items = data?.items;
  if (!Array.isArray(fields) || !Array.isArray(items) || items.some((item) => !Array.isArray(item))) {
    throw new SourceError(
      "malformed",
      `Tushare ${api} answered without fields and items; try again later`,
      "seconds",
      3,
    );
  }
  return { fields, items, hasMore: data?.has_more === true };
}

/** The answer, from which the token was taken out whole: a service may give back what it was sent. */
function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** A source that gives the first page again would go on for ever. */
function requireProgress({ api }: Call, before: Page | undefined, page: Page): void {
  if (before && page.items.length > 0 && JSON.stringify(before.items[0]) === JSON.stringify(page.items[0])) {
    throw new SourceError("malformed", `Tushare ${api} gives the same page again; ask for fewer days`);
  }
}

function namedRows({ api }: Call, pages: readonly Page[]): NamedRows {
  const count = pages.reduce((sum, { items }) => sum + items.length, 0);
  return {
    count,
    cells: (field) =>
      pages.flatMap(({ fields, items }) => {
        const at = placeOf(api, field, fields, items.length);
        return items.map((item) => item[at] ?? null);
      }),
  };
}

function placeOf(api: string, field: string, fields: readonly string[], rows: number): number {
  const at = fields.indexOf(field);
  if (at >= 0 || rows === 0) return at;
  throw new SourceError("malformed", `Tushare ${api} lacks the field ${field}; its fields are ${fields.join(",")}`);
}
