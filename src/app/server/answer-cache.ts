import type { Task } from "../studies/study.ts";
import type { AnswerBytes } from "./question.ts";

/** Bodies kept by key, least recently used dropped first. */
export interface AnswerCache {
  /**
   * The body kept under `key`, or the one that `make` gives. Those who ask while it is made share it and are told its
   * parts from then on; once the signal of each of them is aborted, so is the task of `make`.
   */
  get(key: string, make: (task: Task) => Promise<AnswerBytes>, asker?: Task): Promise<AnswerBytes>;
}

interface Entry {
  readonly body: Promise<AnswerBytes>;
  bytes: number;
  /** Null once the body is there: who asks then waits for nothing. */
  run: Run | null;
}

/** A cache bounded by the number of bodies and by their bytes together. A `make` that fails leaves nothing behind. */
export function answerCache(maxEntries = 48, maxBytes = 96 * 1024 * 1024): AnswerCache {
  const kept = new Map<string, Entry>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function trim(): void {
    for (const oldest of kept.keys()) {
      if (kept.size <= maxEntries && bytes <= maxBytes) return;
      drop(oldest);
    }
  }

  function made(key: string, make: (task: Task) => Promise<AnswerBytes>): Entry {
    const run = sharedRun();
    const entry: Entry = { body: make(run.task), bytes: 0, run };
    const over = () => {
      entry.run = null;
    };
    entry.body.then(over, over);
    kept.set(key, entry);
    const forget = () => {
      if (kept.get(key) === entry) drop(key);
    };
    run.task.signal.addEventListener("abort", forget);
    entry.body.then((body) => {
      run.task.signal.removeEventListener("abort", forget);
      if (kept.get(key) !== entry) return;
      entry.bytes = body.byteLength;
      bytes += entry.bytes;
      trim();
    }, forget);
    return entry;
  }

  return {
    get(key, make, asker) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
      }
      const entry = found ?? made(key, make);
      entry.run?.join(asker, entry.body);
      return entry.body;
    },
  };
}

interface Run {
  readonly task: Task;
  /** One more waits for `body`; without an asker the run is never given up. */
  join(asker: Task | undefined, body: Promise<unknown>): void;
}

/** One run that several wait for. */
function sharedRun(): Run {
  const followers = new Set<Task>();
  const control = new AbortController();
  let isKept = false;
  return {
    task: {
      tell(part) {
        for (const { tell } of followers) tell(part);
      },
      signal: control.signal,
    },
    join(asker, body) {
      if (!asker) {
        isKept = true;
        return;
      }
      followers.add(asker);
      const leave = () => {
        followers.delete(asker);
        if (!isKept && followers.size === 0) control.abort(asker.signal.reason);
      };
      const settled = () => {
        asker.signal.removeEventListener("abort", leave);
        followers.delete(asker);
      };
      body.then(settled, settled);
      if (asker.signal.aborted) leave();
      else asker.signal.addEventListener("abort", leave);
    },
  };
}
