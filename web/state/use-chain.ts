import { useEffect, useRef, useState } from "preact/hooks";
import type { ChainRunAnswer, ChainRunDay, ChainRunPart } from "../../src/contract.ts";
import { type Day, formatDay, parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import { CHAIN_WINDOW, type ChainChoice, scenarioText } from "../../src/view/chain-choice.ts";
import { AskFailure, type Failure } from "./ask.ts";
import { follow } from "./follow.ts";

/** A run of the chain as it comes about. */
export interface ChainRunning {
  /** The run that was finished last. */
  readonly answer: ChainRunAnswer | null;
  /** Trading days of the window that was asked for. */
  readonly dates: readonly string[];
  /** Days told so far of the run that is under way; null before its first and once it is finished. */
  readonly days: readonly ChainRunDay[] | null;
  /** What it is busy with. */
  readonly stage: "idle" | "book" | "running";
  readonly failure: Failure | null;
  /** Whether the replay had begun on the evening. */
  readonly begun: boolean;
}

const IDLE = { days: null, stage: "idle", failure: null } as const;
type Told = Pick<ChainRunning, "answer" | "days" | "stage" | "failure">;

const kept = new Map<string, ChainRunAnswer>();
const MOST_KEPT = 24;

/**
 * Runs the chain as a reader wants it, up to the evening. One run at a time: while one is under way only the latest wish
 * waits, so that a slider never queues runs. Nothing is given up half-way, as the book of dealers is valued once for all.
 */
export function useChain(on: boolean, choice: ChainChoice, date: string | null): ChainRunning {
  const begun = date === null || date > CHAIN_WINDOW.from;
  const to = date === null || date > CHAIN_WINDOW.to ? CHAIN_WINDOW.to : date;
  const question = on && begun ? `chain-run?scenario=${encodeURIComponent(scenarioText(choice, to))}` : null;
  const [told, setTold] = useState<Told>({ ...IDLE, answer: null });
  const wanted = useRef<string | null>(null);
  const busy = useRef(false);
  wanted.current = question;
  useEffect(() => {
    if (question === null || busy.current) return;
    void runWanted();
  }, [question]);

  async function runWanted(): Promise<void> {
    busy.current = true;
    for (let asked = wanted.current; asked !== null; asked = wanted.current === asked ? null : wanted.current) {
      const known = kept.get(asked);
      if (known) setTold({ ...IDLE, answer: known });
      else await run(asked, setTold);
    }
    busy.current = false;
  }

  return { ...told, dates: datesTo(to), begun };
}

type SetTold = (next: (before: Told) => Told) => void;

async function run(question: string, setTold: SetTold): Promise<void> {
  const days: ChainRunDay[] = [];
  let drawing = 0;
  const draw = () => {
    drawing = 0;
    setTold((before) => ({ ...before, days: [...days], stage: "running" }));
  };
  const onPart = (part: ChainRunPart) => {
    if ("setup" in part) setTold((before) => ({ ...before, stage: part.setup === "book" ? "book" : "running" }));
    else {
      days.push(part.day);
      drawing ||= requestAnimationFrame(draw);
    }
  };
  setTold((before) => ({ ...before, stage: "running" }));
  try {
    const answer = await follow<ChainRunPart, ChainRunAnswer>(question, onPart, new AbortController().signal);
    keep(question, answer);
    cancelAnimationFrame(drawing);
    setTold(() => ({ ...IDLE, answer }));
  } catch (error) {
    cancelAnimationFrame(drawing);
    const failure: Failure = error instanceof AskFailure ? error.failure : { kind: "error", sentence: String(error) };
    setTold((before) => ({ ...IDLE, answer: before.answer, failure }));
  }
}

function keep(question: string, answer: ChainRunAnswer): void {
  kept.set(question, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

function datesTo(to: string): string[] {
  return Array.from(tradingDays(parseDay(CHAIN_WINDOW.from) + 1, parseDay(to)), (day: Day) => formatDay(day));
}
