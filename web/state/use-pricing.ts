import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { NoteTerms } from "../../src/view/snowball-note.ts";
import type { NoteCurves, NoteGreeks, NoteValue } from "../../src/view/snowball-pricing.ts";

/** The engine that prices notes in the browser. */
export type Pricing = typeof import("../../src/view/snowball-pricing.ts");

/** The engine once it has arrived, which is not part of the first script; null until then, or why it did not. */
export function usePricing(): Pricing | string | null {
  const [pricing, setPricing] = useState<Pricing | string | null>(null);
  useEffect(() => {
    import("../../src/view/snowball-pricing.ts").then(setPricing).catch((error: unknown) => setPricing(String(error)));
  }, []);
  return pricing;
}

/** A note with what it is worth; the slower figures follow when the reader pauses. */
export interface PricedNote {
  readonly terms: NoteTerms;
  readonly value: NoteValue;
  readonly curves: NoteCurves;
  readonly greeks: NoteGreeks | null;
}

/** After so long without a change the slower figures are computed. */
const PAUSE_MS = 150;

/** Prices the terms; while they cannot be read, the last note that could be stays. */
export function usePriced(pricing: Pricing | string | null, terms: NoteTerms | null): PricedNote | null {
  const engine = typeof pricing === "string" ? null : pricing;
  const last = useRef<Omit<PricedNote, "greeks"> | null>(null);
  const now = useMemo(
    () => (engine && terms ? { terms, value: engine.noteValue(terms), curves: engine.noteCurves(terms) } : null),
    [engine, terms],
  );
  last.current = now ?? last.current;
  const [slow, setSlow] = useState<{ readonly terms: NoteTerms; readonly greeks: NoteGreeks } | null>(null);
  useEffect(() => {
    if (!engine || !terms) return;
    const timer = setTimeout(() => setSlow({ terms, greeks: engine.noteGreeks(terms) }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [engine, terms]);
  const shown = last.current;
  return shown && { ...shown, greeks: slow?.terms === shown.terms ? slow.greeks : null };
}
