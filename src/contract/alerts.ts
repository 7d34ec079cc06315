import { z } from "zod";
import { DateText, Note } from "./values.ts";

export const AlertSeverity = z.enum(["info", "warning", "critical"]);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

/** What a rule has to say of an evening, with what it rests on. */
export const Alert = z.object({
  /** Of the rule in its file. */
  rule: z.string(),
  severity: AlertSeverity,
  /** Evening that it tells of. */
  date: DateText,
  headline: Note,
  /** Which indicators, and their values. */
  evidence: z.array(Note),
  /** Since the evening before. */
  changes: z.array(Note),
  /** Page of the dashboard; null where the rules name no address of it. */
  link: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** A rule that cannot be told of an evening, and why. */
export const UntoldRule = z.object({ rule: z.string(), date: DateText, reason: Note });
export type UntoldRule = z.infer<typeof UntoldRule>;

/** What the rules say of some evenings, oldest first. */
export const AlertsAnswer = z.object({ alerts: z.array(Alert), untold: z.array(UntoldRule) });
export type AlertsAnswer = z.infer<typeof AlertsAnswer>;

/**
 * waiting: to be sent, or sent again; sending: a process is at it, or died at it; sent: the channel said yes; given-up:
 * never sent, after the last attempt or because too many waited.
 */
export const DeliveryState = z.enum(["waiting", "sending", "sent", "given-up"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One alert to one channel. */
export const Delivery = z.object({
  /** `DATE.RULE.CHANNEL`: one delivery each, ever. */
  id: z.string(),
  channel: z.string(),
  lang: z.enum(["zh", "en"]),
  alert: Alert,
  state: DeliveryState,
  attempts: z.number().int(),
  /** Not before this time; ISO 8601, UTC. */
  nextAt: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  /** True where an attempt ended without an answer, so that the message may have arrived. */
  uncertain: z.boolean(),
  /** Why the last attempt failed; null where none did. */
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
