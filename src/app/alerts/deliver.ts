import { join } from "node:path";
import type { Delivery } from "../../contract.ts";
import { madeEveningFolder } from "../../data/evening-folder.ts";
import { boundOutbox, keepDelivery, readOutbox } from "../../data/outbox.ts";
import { takeLock } from "../../data/process-lock.ts";
import { alertText } from "../../view/words/alerts.ts";
import type { ChannelSettings, Environment } from "./channel-settings.ts";
import { send } from "./channels/send.ts";
import { failed, type Sent } from "./channels/sending.ts";

/** Attempts after which a message is given up: about twenty hours. */
export const MOST_ATTEMPTS = 24;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;
/** A channel may ask for more, but not for more than a day. */
const LONGEST_ASKED_MS = 86_400_000;

/** What a delivery needs beside the message. */
export interface Delivering {
  readonly db: string;
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  readonly env: Environment;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What one round of delivering did. */
export interface Delivered {
  readonly sent: number;
  readonly failed: number;
  /** Messages that wait for a later round. */
  readonly waiting: number;
  /** When the earliest of them is due, milliseconds since 1970; null where none waits. */
  readonly nextAt: number | null;
  /** True where another process is delivering: nothing was done. */
  readonly busy: boolean;
}

/**
 * Sends every message that is due, one after the other, as the only process that does so for this store. That an attempt
 * begins is on the disk before it is made, and how it ended before the next begins: a message is sent again only where no
 * channel said yes. A process that dies between the channel's yes and its record leaves the message as `sending`; it is
 * sent once more, under the same id and marked as a possible repeat.
 */
export async function deliverDue(delivering: Delivering): Promise<Delivered> {
  const { db, now } = delivering;
  const lock = takeLock(join(madeEveningFolder(db), "outbox.lock"), new Date(now()).toISOString());
  if (!lock.taken) return { sent: 0, failed: 0, ...waitingIn(db), busy: true };
  try {
    boundOutbox(db);
    return { ...(await deliverEach(delivering)), ...waitingIn(db), busy: false };
  } finally {
    lock.release();
  }
}

async function deliverEach(delivering: Delivering): Promise<{ sent: number; failed: number }> {
  const { db, now, signal } = delivering;
  const outcomes: boolean[] = [];
  for (const delivery of readOutbox(db).map(afterDeath)) {
    if (signal.aborted) break;
    if (delivery.state !== "waiting" || Date.parse(delivery.nextAt) > now()) continue;
    outcomes.push(await attempt(delivery, delivering));
  }
  return { sent: outcomes.filter(Boolean).length, failed: outcomes.filter((ok) => !ok).length };
}

/** This process alone delivers, so what is being sent was left by one that died. */
function afterDeath(delivery: Delivery): Delivery {
  return delivery.state === "sending" ? { ...delivery, state: "waiting", uncertain: true } : delivery;
}

async function attempt(delivery: Delivery, delivering: Delivering): Promise<boolean> {
  const { db, now } = delivering;
  const begun: Delivery = { ...delivery, state: "sending", attempts: delivery.attempts + 1 };
  keepDelivery(db, begun);
  const sent = await sendTo(delivery, delivering);
  keepDelivery(db, after(begun, sent, now()));
  return sent.ok;
}

async function sendTo(delivery: Delivery, { channels, env, now }: Delivering): Promise<Sent> {
  const { id, alert, lang, channel, uncertain } = delivery;
  if (!Object.hasOwn(channels, channel)) return failed(`the rules name no channel "${channel}" any more`, false);
  return send(
    { id, alert, lang, text: alertText(alert, lang, uncertain) },
    channels[channel],
    env,
    now(),
    Object.values(channels),
  );
}

/** A delivery after an attempt that ended at `now`. */
function after(begun: Delivery, sent: Sent, now: number): Delivery {
  if (sent.ok) return { ...begun, state: "sent", sentAt: new Date(now).toISOString(), error: null };
  const wait = waitAfter(begun.attempts, sent.retryAfterMs);
  return {
    ...begun,
    state: begun.attempts >= MOST_ATTEMPTS ? "given-up" : "waiting",
    uncertain: begun.uncertain || sent.uncertain,
    error: sent.reason,
    nextAt: new Date(now + wait).toISOString(),
  };
}

/** Half a minute, then twice as long each time up to an hour; at least what the channel asks for. */
export function waitAfter(attempts: number, asked: number | null): number {
  const own = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return Math.max(own, Math.min(asked ?? 0, LONGEST_ASKED_MS));
}

function waitingIn(db: string): { waiting: number; nextAt: number | null } {
  const waiting = readOutbox(db).filter(({ state }) => state === "waiting" || state === "sending");
  const times = waiting.map(({ nextAt }) => Date.parse(nextAt));
  return { waiting: waiting.length, nextAt: times.length === 0 ? null : Math.min(...times) };
}
