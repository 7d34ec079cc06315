import { expect, test } from "vitest";
import { z } from "zod";
import { answerHere } from "../../../src/app/server/answer-here.ts";
import { createApp } from "../../../src/app/server/app.ts";
import { heldStore } from "../../../src/app/server/store-lease.ts";
import type { StudyEntry } from "../../../src/app/studies/registry.ts";
import type { Task } from "../../../src/app/studies/study.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { missingData } from "../../support/fake-study.ts";

const ACCEPT = { accept: "application/x-ndjson" };

/** An app with one study that runs as `run` says. */
function appOf(run: (task: Task) => Promise<unknown>) {
  const study = { name: "path", summary: "", params: z.object({}), answer: z.unknown(), examples: [] };
  const entry: StudyEntry = {
    name: "path",
    summary: "",
    load: async () => ({ ...study, run: (_store, _params, task) => run(task!) }),
  };
  const errors: object[] = [];
  const log = { info: () => {}, error: (facts: object) => void errors.push(facts) };
  const parts = { answerer: answerHere([entry], heldStore(emptyStore())), storeVersion: () => "held", log };
  const app = createApp({ ...parts, studies: [entry], webRoot: "/nowhere", version: "0", host: "127.0.0.1" });
  const get = (headers: Record<string, string> = {}, signal?: AbortSignal) =>
    app.request("http://localhost/api/path", { headers: { host: "localhost", ...headers }, ...(signal && { signal }) });
  return { get, errors };
}

async function linesOf(response: Response): Promise<unknown[]> {
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("a study tells its parts as lines of JSON, the answer last; asked plainly it answers the answer alone", async () => {
  const { get } = appOf(async ({ tell }) => {
    tell({ day: 1 });
    tell({ day: 2 });
    return { days: 2 };
  });
  const response = await get(ACCEPT);
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  expect(await linesOf(response)).toEqual([
    { progress: { day: 1 } },
    { progress: { day: 2 } },
    { answer: { days: 2 } },
  ]);
  const plain = await get();
  expect(await plain.json()).toEqual({ days: 2 });
  expect(await linesOf(await get(ACCEPT))).toEqual([{ answer: { days: 2 } }]);
});

test("a study that fails after it told something ends in its sentence; a defect ends in none of its words", async () => {
  const gap = appOf(async ({ tell }) => {
    tell(1);
    throw missingData();
  });
  expect(await linesOf(await gap.get(ACCEPT))).toEqual([
    { progress: 1 },
    { error: missingData().message, status: 422 },
  ]);
  const defect = appOf(async () => {
    throw new TypeError("secret path");
  });
  const [line] = await linesOf(await defect.get(ACCEPT));
  expect(line).toMatchObject({ status: 500 });
  expect(JSON.stringify(line)).not.toContain("secret");
  expect(defect.errors).toHaveLength(1);
});

test("the run is told when the last of those who wait has gone, and not before", async () => {
  let seen: AbortSignal | undefined;
  const { get } = appOf(
    ({ signal }) =>
      new Promise((_resolve, reject) => {
        seen = signal;
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = [get({}, first.signal), get(ACCEPT, second.signal)];
  await expect.poll(() => seen).toBeDefined();
  first.abort();
  expect(seen!.aborted).toBe(false);
  const streaming = await asked[1];
  await streaming.body!.cancel();
  expect(seen!.aborted).toBe(true);
});
