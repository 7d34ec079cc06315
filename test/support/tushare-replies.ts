import type { Asked, Replies, Reply } from "./replay-server.ts";

export type Cell = string | number | null;

/** An answer as the service gives it, always with HTTP 200. */
export function tushareRows(fields: readonly string[], items: readonly (readonly Cell[])[], hasMore = false): Reply {
  return told({ request_id: "replayed", code: 0, msg: "", data: { fields, items, has_more: hasMore } });
}

export function tushareRefusal(code: number, msg: string): Reply {
  return told({ request_id: "replayed", code, msg, data: null });
}

const told = (answer: object): Reply => ({ body: JSON.stringify(answer) });

/** The parameters of a question to Tushare. */
export function paramsOf({ body }: Asked): Record<string, string> {
  return (body?.params ?? {}) as Record<string, string>;
}

/** Replies by interface; one that is not named answers without rows. */
export function tushareReplies(byApi: Readonly<Record<string, (asked: Asked, nth: number) => Reply>>): Replies {
  return (asked, nth) => byApi[String(asked.body?.api_name)]?.(asked, nth) ?? tushareRows([], []);
}
