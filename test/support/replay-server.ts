import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One answer of a source: a whole reply, or a connection that breaks off. */
export type Reply =
  | { readonly status?: number; readonly type?: string; readonly body?: string | Uint8Array; readonly cut?: number }
  | "reset";

/** A question as it came: what a fixture is chosen by. The token of a body is taken out, and kept apart. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body as JSON without its token; null where there is none. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface ReplayServer {
  readonly url: string;
  /** Every question so far. */
  readonly asked: readonly Asked[];
  /** Tokens that came with the questions. */
  readonly tokens: readonly string[];
  /** Questions whose path or interface holds a word. */
  count(word: string): number;
}

/** Answers a question, or undefined: not found. */
export type Replies = (asked: Asked, nth: number) => Reply | undefined;

/**
 * A source played over real HTTP on loopback, closed when the running test is finished. `nth` counts, from 0, how often the
 * same question came before.
 */
export async function replayServer(replies: Replies): Promise<ReplayServer> {
  const asked: Asked[] = [];
  const tokens: string[] = [];
  const times = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const question = await read(request, tokens);
    const key = JSON.stringify(question);
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    asked.push(question);
    send(response, request, replies(question, nth) ?? { status: 404, body: "not found" });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens,
    count: (word) => asked.filter(({ path, body }) => `${path} ${body?.api_name ?? ""}`.includes(word)).length,
  };
}

async function read(request: IncomingMessage, tokens: string[]): Promise<Asked> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  let text = "";
  for await (const piece of request) text += piece;
  const parsed = text === "" ? null : JSON.parse(text);
  if (parsed?.token !== undefined) tokens.push(parsed.token);
  if (parsed) delete parsed.token;
  const query = Object.fromEntries(url.searchParams);
  return { method: request.method ?? "GET", path: url.pathname, query, body: parsed };
}

function send(response: ServerResponse, request: IncomingMessage, reply: Reply): void {
  if (reply === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  const { status = 200, type = "application/json", body = "", cut } = reply;
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, { "content-type": type });
  response.end(cut === undefined ? bytes : bytes.subarray(0, cut));
}

/** Replies that come one after the other to the same question; the last one stays. */
export function inTurn(...replies: readonly Reply[]): (nth: number) => Reply {
  return (nth) => replies[Math.min(nth, replies.length - 1)];
}
