import { type Context, Hono } from "hono";
import { DataGap, InputError } from "../../errors.ts";
import { readParams } from "../studies/read-params.ts";
import type { AnyStudy, StudyEntry } from "../studies/registry.ts";
import { answerCache } from "./answer-cache.ts";
import { knownHost, readOnly, securityHeaders } from "./guard.ts";
import { openApiDocument } from "./openapi.ts";
import { staticFiles } from "./static-files.ts";
import { StoreBusy, type StoreLease } from "./store-lease.ts";

/** What the log must be able to do; pino can. */
export interface Log {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface AppParts {
  readonly studies: readonly StudyEntry[];
  readonly store: StoreLease;
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
  app.get("/api/:study", answerer(parts));
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
function answerer({ studies, store }: AppParts) {
  const cache = answerCache();
  return async (context: Context) => {
    const name = context.req.param("study");
    const entry = studies.find((candidate) => candidate.name === name);
    if (!entry) return notFound(context);
    const study = await entry.load();
    const given = readQuery(context.req.url);
    const params = readParams(study.params, given);
    const key = JSON.stringify([name, Object.entries(given).sort(), store.version()]);
    const body = await cache.get(key, () => store.use((opened) => answerBytes(study, opened, params)));
    return context.body(body, 200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" });
  };
}

async function answerBytes(study: AnyStudy, ...[store, params]: Parameters<AnyStudy["run"]>) {
  return new TextEncoder().encode(JSON.stringify(await study.run(store, params)));
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
  const status =
    error instanceof InputError ? 400 : error instanceof DataGap ? 422 : error instanceof StoreBusy ? 503 : 500;
  if (status !== 500) return context.json({ error: error.message }, status);
  log.error({ err: error, url: context.req.url }, "request failed");
  return context.json(
    { error: "the question could not be answered because of a defect; the server's log says more" },
    500,
  );
}
