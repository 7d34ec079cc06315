import { createHash } from "node:crypto";
import type { Context } from "hono";
import { InputError } from "../../errors.ts";
import { readParams } from "../studies/read-params.ts";
import type { Task } from "../studies/study.ts";
import { answerCache } from "./answer-cache.ts";
import type { AppParts } from "./app.ts";
import { compressed, type Encoding, encodingFor } from "./compressed.ts";
import type { AnswerBytes, Question } from "./question.ts";
import { NDJSON, streamed, wantsStream } from "./streamed.ts";
import { uploadBody } from "./upload-body.ts";
import { uploadTaken } from "./uploads.ts";

type Routed = Pick<AppParts, "studies" | "answerer" | "storeVersion" | "version" | "log">;
type NotFound = (context: Context) => Response;

/**
 * Answers a study from the cache, or by running it; the cache knows the store's version, so no answer outlives its data. An
 * answer is kept as it was asked for: plain, or compressed.
 */
export function answerRoute(parts: Routed, notFound: NotFound) {
  const cache = answerCache();
  return async (context: Context) => {
    const question = await questionOf(context, parts);
    if (!question) return notFound(context);
    const { study, given } = question;
    const key = JSON.stringify([study, Object.entries(given).sort(), parts.storeVersion(), parts.version]);
    const etag = tagOf(key);
    if (context.req.header("if-none-match") === etag) return context.body(null, 304, { etag, vary: VARY });
    const plain = (asker: Task) => cache.get(key, (task) => parts.answerer.answer(question, task), asker);
    const inEncoding = (encoding: Encoding, asker: Task) =>
      cache.get(`${encoding} ${key}`, async (task) => compressed(await plain(task), encoding), asker);
    return answered(context, parts, plain, inEncoding, etag);
  };
}

const VARY = "accept-encoding";

/** The same question of the same store to the same program has the same answer, so its tag needs no answer. */
function tagOf(key: string): string {
  return `W/"${createHash("sha256").update(key).digest("base64url").slice(0, 22)}"`;
}

/** Answers a study of what is sent. It is kept in memory while the answer is computed, and nowhere. */
export function uploadRoute(parts: Routed, notFound: NotFound) {
  return async (context: Context) => {
    const question = await questionOf(context, parts);
    if (!question || uploadTaken(question.study) === null) return notFound(context);
    const upload = await uploadBody(context);
    const plain = (task: Task) => parts.answerer.answer({ ...question, upload }, task);
    return answered(context, parts, plain, async (encoding, task) => compressed(await plain(task), encoding));
  };
}

/** The question of a request; undefined where there is no such study. Throws InputError where a parameter does not read. */
async function questionOf({ req }: Context, { studies }: Routed): Promise<Question | undefined> {
  const entry = studies.find(({ name }) => name === req.param("study"));
  if (!entry) return undefined;
  const given = readQuery(req.url);
  readParams((await entry.load()).params, given);
  return { study: entry.name, given };
}

function readQuery(url: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(given, name)) throw new InputError(`${name} is given twice; expected once`);
    given[name] = value;
  }
  return given;
}

async function answered(
  context: Context,
  { log }: Routed,
  plain: (task: Task) => Promise<AnswerBytes>,
  inEncoding: (encoding: Encoding, task: Task) => Promise<AnswerBytes>,
  etag?: string,
): Promise<Response> {
  const gone = context.req.raw.signal;
  if (wantsStream(context.req.header("accept"))) {
    const onDefect = (error: unknown) => log.error({ err: error, url: context.req.url }, "request failed");
    return context.body(streamed(plain, gone, onDefect), 200, { "content-type": NDJSON, "cache-control": "no-store" });
  }
  const task: Task = { tell: () => {}, signal: gone };
  const encoding = encodingFor(context.req.header("accept-encoding") ?? "");
  const body = encoding ? await inEncoding(encoding, task) : await plain(task);
  return context.body(body, 200, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-cache",
    vary: VARY,
    ...(etag ? { etag } : {}),
    ...(encoding ? { "content-encoding": encoding } : {}),
  });
}
