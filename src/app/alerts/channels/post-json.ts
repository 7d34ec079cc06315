import { failed, type Sent } from "./sending.ts";

/** Failures before anything was sent: the message cannot have arrived. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const MOST_ANSWER = 10_000;

/** Whether the answer's body says that the message was taken; a reason where it does not. */
export type ReadAnswer = (body: unknown) => string | null;

/**
 * Sends a body of JSON by POST and reads the answer. Redirects are not followed, so that nothing goes to another place. An
 * answer of 200 to 299 counts where `read` finds no fault; 429 and 5xx are told with the wait that they ask for.
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
  read: ReadAnswer,
): Promise<Sent> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = (await answer.text()).slice(0, MOST_ANSWER);
    if (!answer.ok) return failed(`the channel answered ${answer.status}`, answer.status >= 500, waitOf(answer));
    const fault = read(parsed(text));
    return fault === null ? { ok: true } : failed(fault, false);
  } catch (error) {
    const { code, words } = told(error, timeoutMs);
    return failed(words, !BEFORE_SENDING.has(code));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function waitOf(answer: Response): number | null {
  const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** Never the error's own message, which may hold the address. */
function told(error: unknown, timeoutMs: number): { code: string; words: string } {
  if (error instanceof Error && error.name === "TimeoutError") {
    return { code: "", words: `no answer within ${timeoutMs / 1000} s` };
  }
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  const code = cause?.code ?? "";
  return { code, words: code === "" ? "the connection failed" : `the connection failed (${code})` };
}

/** Reads an answer such as `{"errcode": 0}`: a reason where the number under none of the names is 0. */
export function zeroUnder(names: readonly string[], messages: readonly string[]): ReadAnswer {
  return (body) => {
    const answer = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
    const name = names.find((candidate) => candidate in answer);
    if (name === undefined) return "the channel answered 200 without saying that it took the message";
    if (answer[name] === 0) return null;
    const said = messages.map((key) => answer[key]).find((text) => typeof text === "string") ?? "";
    return `the channel refused the message (${name} ${String(answer[name])}): ${String(said).slice(0, 200)}`;
  };
}
