import { type Context, Hono } from "hono";
import type { StudyEntry } from "../studies/registry.ts";
import { guardAccess } from "./access.ts";
import { answerRoute, uploadRoute } from "./answer-routes.ts";
import { failureOf } from "./failure.ts";
import { knownHost, onlyMethods, ownOrigin, securityHeaders } from "./guard.ts";
import { openApiDocument } from "./openapi.ts";
import type { Answerer } from "./question.ts";
import { staticFiles } from "./static-files.ts";
import { uploadTaken } from "./uploads.ts";

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
  /** Further names that the server is asked under, as behind a reverse proxy. */
  readonly allowedHosts?: readonly string[];
  /** What must be known to be let in; without it, nothing is asked. */
  readonly token?: string | null;
  /** Whether studies may be sent files. */
  readonly uploads?: boolean;
}

/** The HTTP side: `/api/<study>`, `/api/openapi.json` and the dashboard's files. */
export function createApp(parts: AppParts): Hono {
  const { studies, uploads = false, token = null, allowedHosts = [] } = parts;
  const app = new Hono();
  const methods = (path: string) => methodsOf(path, uploads, token !== null);
  app.use(securityHeaders, logged(parts.log), onlyMethods(methods), knownHost(parts.host, allowedHosts), ownOrigin);
  if (token !== null) guardAccess(app, { token });
  app.get("/api/openapi.json", async (context) => {
    const loaded = await Promise.all(studies.map((entry) => entry.load()));
    return context.json(openApiDocument(loaded, parts.version, uploads ? uploadTaken : () => null));
  });
  app.get("/api/:study", answerRoute(parts, notFound));
  if (uploads) app.post("/api/:study", uploadRoute(parts, notFound));
  app.get("*", fileServer(parts.webRoot));
  app.notFound((context) => notFound(context));
  app.onError((error, context) => failed(error, context, parts.log));
  return app;
}

const READ = ["GET", "HEAD"];

function methodsOf(path: string, uploads: boolean, login: boolean): readonly string[] {
  const [, study = ""] = /^\/api\/([^/]*)$/.exec(path) ?? [];
  const takes = (uploads && uploadTaken(study) !== null) || (login && path === "/login");
  return takes ? [...READ, "POST"] : READ;
}

function logged(log: Log) {
  return async (context: Context, next: () => Promise<void>) => {
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    log.info({ method: context.req.method, url: context.req.url, status: context.res.status, ms }, "request");
  };
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
  const { status, sentence, headers } = failureOf(error);
  if (status === 500 && !context.req.raw.signal.aborted)
    log.error({ err: error, url: context.req.url }, "request failed");
  return context.json({ error: sentence }, status, { ...headers });
}
