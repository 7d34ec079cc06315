import { useEffect, useState } from "preact/hooks";
import type { DriftAnswer, DriftMarket } from "../../src/contract.ts";
import type { DriftChoice } from "../../src/view/drift-run.ts";

/** Net values that the reader gave, or the sample fund. */
export type NavSource =
  | { readonly kind: "sample" }
  | { readonly kind: "file"; readonly name: string; readonly text: string };

/** What came of a source: its drift, or the sentence that says why there is none. */
export interface DriftState {
  readonly answer: DriftAnswer | null;
  readonly problem: string | null;
  readonly working: boolean;
}

const IDLE: DriftState = { answer: null, problem: null, working: false };

/** The drift of a source, computed here in the browser; the code for it comes when it is first needed. */
export function useDrift(
  market: DriftMarket | null,
  source: NavSource | null,
  hedge: DriftChoice["hedge"],
): DriftState {
  const [state, setState] = useState<DriftState>(IDLE);
  useEffect(() => {
    if (!market || !source) {
      setState(IDLE);
      return;
    }
    let isCurrent = true;
    setState((before) => ({ ...before, working: true }));
    computed(market, source, hedge).then((next) => {
      if (isCurrent) setState(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [market, source, hedge]);
  return state;
}

async function computed(market: DriftMarket, source: NavSource, hedge: DriftChoice["hedge"]): Promise<DriftState> {
  try {
    const { driftOfSample, driftOfText } = await import("../../src/view/drift-run.ts");
    await painted();
    const answer =
      source.kind === "sample"
        ? driftOfSample(market, { hedge })
        : driftOfText(market, source.name, source.text, { hedge });
    return { answer, problem: null, working: false };
  } catch (error) {
    return { answer: null, problem: error instanceof Error ? error.message : String(error), working: false };
  }
}

/** Lets the page show that it works before it does. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
}
