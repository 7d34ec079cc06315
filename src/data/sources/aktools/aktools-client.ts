import type { Ask, Reply } from "../../fetch/polite-request.ts";
import { SourceError } from "../../fetch/source-error.ts";

export type Cell = string | number | boolean | null;
export type RecordOf = Readonly<Record<string, Cell>>;

/** Rows of a function of AKShare, and where a column stands among the names that its versions have given it. */
export interface Records {
  readonly fn: string;
  readonly rows: readonly RecordOf[];
}

/** Calls a function with text parameters. An answer that says "nothing" in either of its ways has no rows. */
export type Client = (ask: Ask, fn: string, params: Readonly<Record<string, string>>) => Promise<Records>;

/** AKTools at `url`. */
export function aktoolsClient(url: string): Client {
  return (ask, fn, params) => {
    const query = new URLSearchParams(params).toString();
    return ask({ api: fn, url: `${url}/api/public/${fn}${query ? `?${query}` : ""}` }, (reply) =>
      readRecords(fn, reply),
    );
  };
}

/** Versions of AKShare and AKTools, as `/version` tells them; "" where it does not. */
export async function aktoolsVersion(ask: Ask, url: string): Promise<string> {
  return ask({ api: "version", url: `${url}/version` }, ({ status, bytes }) => {
    const told = status === 200 ? parsed(bytes) : null;
    const { ak_current_version: ak, at_current_version: at } = (told ?? {}) as Record<string, unknown>;
    return typeof ak === "string" ? `akshare ${ak}, aktools ${String(at)}` : "";
  });
}

function readRecords(fn: string, { status, bytes }: Reply): Records {
  const text = new TextDecoder().decode(bytes);
  const value = parsed(bytes);
  if (status === 404) return { fn, rows: notFound(fn, value, text) };
  if (status !== 200) throw failed(fn, status);
  if (Array.isArray(value) && value.every((row) => row !== null && typeof row === "object")) return { fn, rows: value };
  throw new SourceError("malformed", `AKTools ${fn} answered no list of records; check --base-url`, "seconds", 2);
}

/** The three things that its 404 can mean: no such function, nothing to tell, parameters that the function refuses. */
function notFound(fn: string, value: unknown, text: string): RecordOf[] {
  const words = String((value as { error?: unknown } | null)?.error ?? text).slice(0, 120);
  if (/返回数据为空/.test(words)) return [];
  if (/未找到该接口/.test(words)) {
    throw new SourceError("absent", `AKTools has no function ${fn}; install a version of AKShare that has it`);
  }
  if (/正确的参数/.test(words)) {
    throw new SourceError(
      "failed",
      `AKTools ${fn} refuses its parameters, or its own source has changed (${words}); update AKShare`,
    );
  }
  throw new SourceError("absent", `AKTools answered HTTP 404 to ${fn} (${words}); check --base-url`);
}

function failed(fn: string, status: number): SourceError {
  const told = `AKTools ${fn} failed inside (HTTP ${status}), most often because its own source shut it out; try again later`;
  return new SourceError("failed", told, "seconds", 3);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
