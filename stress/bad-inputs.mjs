// Bad inputs: mutated files, settings, schedules, books, stores and requests, each of which must be taken or refused in one
// sentence, within five seconds, by a program that goes on.
//   node stress/bad-inputs.mjs [--count 2000] [--seed 1] [--only 17] [--verbose]
// Builds nothing: run `npm run build` first. The same seed gives the same inputs. Exit code 1 where a verdict is "no".
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const numbers = values.only
  ? values.only.split(",").map(Number)
  : Array.from({ length: Number(values.count) }, (_, i) => i);

/** Longest that a refusal may take. */
const LIMIT_MS = 5000;
/** Longest that work on an input that proved good may take: that is no hang. */
const PATIENCE_MS = 120_000;

const tally = new Map();
const defects = [];
let worker = null;
for (const number of numbers) note(number, await tryOne(number));
worker?.kill("SIGKILL");

for (const [what, count] of [...tally].sort()) console.log(`${String(count).padStart(6)}  ${what}`);
for (const { number, kind, outcome, detail, ms } of defects) {
  console.log(`input ${number} (${kind}) ${outcome} after ${Math.round(ms)} ms: ${detail}`);
}
const verdict = (claim, outcome) => {
  const count = defects.filter((defect) => defect.outcome === outcome).length;
  console.log(`${count === 0 ? "yes" : "no "}  ${claim}${count === 0 ? "" : `: ${count} did`}`);
};
verdict(`none of ${numbers.length} inputs ended the process`, "crash");
verdict(`none took over ${LIMIT_MS / 1000} s to refuse, or did not end`, "hang");
verdict("none met a defect in place of one sentence", "defect");
process.exitCode = defects.length === 0 ? 0 : 1;

function note(number, result) {
  const { kind, outcome, detail = "", ms } = result;
  const late = outcome === "refused" && ms > LIMIT_MS;
  const told = late ? "hang" : outcome;
  tally.set(`${kind}: ${told}`, (tally.get(`${kind}: ${told}`) ?? 0) + 1);
  if (!["taken", "refused"].includes(told)) defects.push({ number, ...result, outcome: told });
  if (values.verbose) console.log(`${number} ${kind} ${told} ${Math.round(ms)} ms ${detail}`);
}

/** Hands one input to the worker, which is replaced where it ends or does not answer. */
async function tryOne(number) {
  worker ??= await started();
  const current = worker;
  const begun = performance.now();
  let kind = "unknown";
  let asked = "";
  const result = await new Promise((resolve) => {
    const end = (outcome, detail) => resolve({ kind, outcome, detail, ms: performance.now() - begun });
    const timer = setTimeout(() => end("hang", `no answer ${asked}`), PATIENCE_MS);
    current.removeAllListeners();
    current.on("exit", (code, signal) => end("crash", `exit ${code ?? signal}`));
    current.on("message", (message) => {
      if (message.kind) kind = message.kind;
      if (message.asked) asked = message.asked;
      if (message.outcome) {
        clearTimeout(timer);
        resolve({ ...message, kind });
      }
    });
    current.send({ number });
  });
  if (result.outcome === "crash" || result.outcome === "hang") {
    current.removeAllListeners();
    current.kill("SIGKILL");
    worker = null;
  }
  return result;
}

async function started() {
  const path = fileURLToPath(new URL("./support/bad-input-worker.mjs", import.meta.url));
  const child = fork(path, [values.seed], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  child.stderr.resume();
  await new Promise((resolve, reject) => {
    child.on("message", (message) => message === "ready" && resolve());
    child.on("exit", (code) => reject(new Error(`the worker ended with ${code} before it began`)));
  });
  return child;
}
