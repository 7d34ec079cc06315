import { type Context, Hono } from "hono";
import { InputError } from "../../errors.ts";
import { readParams } from "../studies/read-params.ts";
import type { StudyEntry } from "../studies/registry.ts";
import type { Task } from "../studies/study.ts";
import { answerCache } from "./answer-cache.ts";
import { failureOf } from "./failure.ts";
import { knownHost, readOnly, securityHeaders } from "./guard.ts";
import { openApiDocument } from "./openapi.ts";
import type { Answerer } from "./question.ts";
import { staticFiles } from "./static-files.ts";
import { NDJSON, streamed, wantsStream } from "./streamed.ts";

/** What the log must be able to do; pino can. */
export interface Log {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface AppParts {
  readonly studies: readonly StudyEntry[];
  readonly answerer: Answerer;
  /** Changes whenever the store may have changed: answers are kept for as long as it does not. */
  readonly storeVersion: () => string;
  /** Folder of the built dashboard. */
  readonly webRoot: string;
  /** Version that the OpenAPI document carries. */
  readonly version: string;
  readonly log: Log;
  /** Address that will be listened on; it decides which Host headers are known. */
  readonly host: string;
}

/** The HTTP side: `/api/<study>`, `/api/openapi.json` and the dashboard's files. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(securityHeaders, logged(parts.log), readOnly, knownHost(parts.host));
  app.get("/api/openapi.json", async (context) => {
    const studies = await Promise.all(parts.studies.map((entry) => entry.load()));
    return context.json(openApiDocument(studies, parts.version));
  });
  app.get("/api/:study", answerRoute(parts));
  app.get("*", fileServer(parts.webRoot));
  app.notFound((context) => notFound(context));
  app.onError((error, context) => failed(error, context, parts.log));
  return app;
}

function logged(log: Log) {
  return async (context: Context, next: () => Promise<void>) => {
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    log.info({ method: context.req.method, url: context.req.url, status: context.res.status, ms }, "request");
  };
}

/** Answers a study from the cache, or by running it; the cache knows the store's version, so no answer outlives its data. */
function answerRoute({ studies, answerer, storeVersion, log }: AppParts) {
  const cache = answerCache();
  return async (context: Context) => {
    const name = context.req.param("study") ?? "";
    const entry = studies.find((candidate) => candidate.name === name);
    if (!entry) return notFound(context);
    const given = readQuery(context.req.url);
    readParams((await entry.load()).params, given);
    const key = JSON.stringify([name, Object.entries(given).sort(), storeVersion()]);
    const answer = (asker: Task) => cache.get(key, (task) => answerer.answer({ study: name, given }, task), asker);
    const gone = context.req.raw.signal;
    if (wantsStream(context.req.header("accept"))) {
      const onDefect = (error: unknown) => log.error({ err: error, url: context.req.url }, "request failed");
      return context.body(streamed(answer, gone, onDefect), 200, {
        "content-type": NDJSON,
        "cache-control": "no-store",
      });
    }
    const body = await answer({ tell: () => {}, signal: gone });
    return context.body(body, 200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" });
  };
}

function readQuery(url: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(given, name)) throw new InputError(`${name} is given twice; expected once`);
    given[name] = value;
  }
  return given;
}

function fileServer(webRoot: string) {
  const find = staticFiles(webRoot);
  return (context: Context) => {
    const { pathname } = new URL(context.req.url);
    const file = find(pathname, context.req.header("accept-encoding") ?? "");
    if (!file) return notFound(context);
    if (context.req.header("if-none-match") === file.headers.etag) return context.body(null, 304, file.headers);
    return context.body(file.body(), 200, file.headers);
  };
}

function notFound(context: Context) {
  const { pathname } = new URL(context.req.url);
  if (pathname === "/") {
    return context.text("The dashboard is not built: run `npm run build`. The answers stand under /api.\n", 404);
  }
  return context.json({ error: `nothing is served at ${pathname}; /api/openapi.json lists what is` }, 404);
}

function failed(error: Error, context: Context, log: Log) {
  const { status, sentence, retryAfter } = failureOf(error);
  if (status === 500) log.error({ err: error, url: context.req.url }, "request failed");
  if (retryAfter !== null) context.header("retry-after", String(retryAfter));
  return context.json({ error: sentence }, status);
}
