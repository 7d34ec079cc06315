// A process that answers made-up questions for the tests of the pool.
import { answerMessages } from "../../dist/app/server/study-messages.js";
import { DataGap } from "../../dist/errors.js";

const studies = {
  pid: async () => process.pid,
  parts: async (_given, { tell }) => {
    for (const part of [1, 2, 3]) tell({ part });
    return "done";
  },
  gap: async () => {
    throw new DataGap("nothing on that day");
  },
  defect: async () => {
    throw new TypeError("no such property");
  },
  spin: async () => {
    for (;;);
  },
  heap: async () => {
    const all = [];
    for (;;) all.push(new Array(10_000).fill(Math.random()));
  },
  polite: (_given, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("given up")))),
  environment: async () => Object.keys(process.env),
};

answerMessages(
  {
    answer: async ({ study, given }, task) =>
      new TextEncoder().encode(JSON.stringify(await studies[study](given, task))),
    close: async () => {},
  },
  process,
);
