import { AskFailure, failureIn } from "./ask.ts";

/**
 * Asks the server and is told the parts of the answer while it comes about. Once `signal` is aborted the server is no longer
 * waited for, and gives the run up. Throws AskFailure; nothing is kept.
 */
export async function follow<Part, Answer>(
  question: string,
  onPart: (part: Part) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(`api/${question}`, { headers: { accept: "application/x-ndjson" }, signal }).catch(
    () => null,
  );
  if (!response?.body) throw new AskFailure({ kind: "error", sentence: `no connection to ${location.host}` });
  if (!response.ok) throw failureIn(await response.json().catch(() => null), response.status);
  for await (const line of linesOf(response.body)) {
    const told = JSON.parse(line) as { progress: Part } | { answer: Answer } | { error: string; status: number };
    if ("answer" in told) return told.answer;
    if ("error" in told) throw failureIn(told, told.status);
    onPart(told.progress);
  }
  throw new AskFailure({ kind: "error", sentence: `${location.host} ended before its answer` });
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
}
