import { backoffMs } from "./backoff.ts";
import { type Rate, rateLimit } from "./rate-limit.ts";
import { SourceError, Stopped } from "./source-error.ts";
import type { World } from "./world.ts";

/** One question to a source over HTTP. */
export interface Question {
  /** Interface of the source: what its limit counts, and what sentences name. */
  readonly api: string;
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, whole. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Sends a question, reads its reply by `read`, and comes back politely where that throws a SourceError that lets it. */
export type Ask = <T>(question: Question, read: (reply: Reply) => T) => Promise<T>;

/** Told before each wait: the failure and the milliseconds to come. */
export type OnWait = (error: SourceError, ms: number) => void;

const TIMEOUT_MS = 60_000;
const PATIENT = "unreachable";

export interface Manners {
  readonly name: string;
  readonly world: World;
  readonly rate: Rate;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: OnWait | undefined;
}

/**
 * Questions to one source under its limit, tried again with growing waits after resets, bans and the source's own
 * trouble. Throws SourceError when it gives up, Stopped when `signal` aborts.
 */
export function politeRequests({ name, world, rate, signal, onWait }: Manners): Ask {
  const turn = rateLimit(rate, world);
  return async (question, read) => {
    for (let attempt = 1; ; attempt++) {
      await turn(question.api, signal);
      if (signal?.aborted) throw new Stopped();
      try {
        return read(await send(name, question, world));
      } catch (error) {
        if (!(error instanceof SourceError) || attempt >= error.tries) throw error;
        const ms = backoffMs(error.patience, attempt, world.random());
        onWait?.(error, ms);
        await world.sleep(ms, signal);
      }
    }
  };
}

async function send(name: string, { api, url, method, headers, body }: Question, world: World): Promise<Reply> {
  let reply: Reply;
  try {
    const init = { method: method ?? "GET", headers: headers ?? {}, redirect: "follow" as const };
    const timed = { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body === undefined ? {} : { body }) };
    const response = await world.fetch(url, timed);
    const bytes = new Uint8Array(await response.arrayBuffer());
    reply = { status: response.status, type: response.headers.get("content-type") ?? "", bytes };
  } catch (error) {
    throw unreachable(name, api, error);
  }
  const closed = closedTo(name, api, reply.status);
  if (closed) throw closed;
  return reply;
}

/** The words of a failed connection name neither address nor body: both may hold a token. */
function unreachable(name: string, api: string, error: unknown): SourceError {
  const code = codeOf(error);
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
    const told = `${name} cannot be reached for ${api} (${code}); check that it runs and that --base-url is right`;
    return new SourceError(PATIENT, told, "seconds", 3);
  }
  return new SourceError(
    PATIENT,
    `the connection to ${name} broke off at ${api} (${code}); try again later`,
    "seconds",
  );
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return code;
    if (at.name === "TimeoutError") return "timeout";
  }
  return "no connection";
}

function closedTo(name: string, api: string, status: number): SourceError | null {
  if (status === 403 || status === 429) {
    return new SourceError("banned", `${name} refuses ${api} for now (HTTP ${status}); try again later`, "minutes");
  }
  if (status === 502 || status === 503 || status === 504) {
    return new SourceError(PATIENT, `${name} is not available for ${api} (HTTP ${status}); try again later`, "seconds");
  }
  return null;
}
