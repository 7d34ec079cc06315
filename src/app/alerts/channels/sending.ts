import type { Alert, Delivery } from "../../../contract.ts";
import type { AlertText } from "../../../view/words/alerts.ts";
import type { Lang } from "../../../view/words/lang.ts";

/** A message on its way to a channel. */
export interface Message {
  /** The same for every attempt: what a receiver can tell a repeat by. */
  readonly id: string;
  readonly alert: Alert;
  readonly text: AlertText;
  readonly lang: Delivery["lang"] & Lang;
}

/** What came of an attempt. `uncertain`: the message may have arrived though nobody said so. */
export type Sent =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly uncertain: boolean;
      /** Wait that the channel asks for; null where it asks for none. */
      readonly retryAfterMs: number | null;
    };

/** An attempt that failed. */
export function failed(reason: string, uncertain: boolean, retryAfterMs: number | null = null): Sent {
  return { ok: false, reason, uncertain, retryAfterMs };
}

/** Longest wait for a channel's answer. */
export const ANSWER_MS = 10_000;
