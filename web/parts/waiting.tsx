import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useSay } from "../state/look-context.ts";
import type { Asked } from "../state/use-answer.ts";
import { Nothing } from "./nothing.tsx";

/** After so long the page says in a word that it is reading. */
const SLOW_MS = 1000;

interface WaitingProps<Answer> {
  readonly asked: Asked<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** What is known of an answer: the answer, the one before at half strength while it loads, or why there is none. */
export function Waiting<Answer>({ asked, children }: WaitingProps<Answer>) {
  const say = useSay();
  const slow = useSlow(asked.loading);
  return (
    <div class={asked.loading && asked.answer !== null ? "loading" : ""} aria-busy={asked.loading}>
      {slow && <p class="loading-word">{say("读取中", "reading")}</p>}
      {asked.failure && <Nothing failure={asked.failure} />}
      {asked.answer !== null && children(asked.answer)}
    </div>
  );
}

function useSlow(loading: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!loading) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [loading]);
  return slow;
}
