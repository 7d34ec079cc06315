import type { Alert, Delivery } from "../../contract.ts";
import { addDelivery, readOutbox } from "../../data/outbox.ts";
import { type Day, parseDay } from "../../domain/calendar/index.ts";
import type { AlertRules } from "./rules.ts";

/** Puts alerts into the outbox, once for each of their channels; answers how many deliveries are new. */
export function postAlerts(db: string, file: AlertRules, alerts: readonly Alert[], now: number): number {
  const at = new Date(now).toISOString();
  const deliveries = alerts.flatMap((alert) => deliveriesOf(alert, file, at));
  return deliveries.filter((delivery) => addDelivery(db, delivery)).length;
}

function deliveriesOf(alert: Alert, { rules, channels, language }: AlertRules, at: string): Delivery[] {
  const rule = rules.find(({ id }) => id === alert.rule)!;
  return [...new Set(rule.channels)].map((channel) => ({
    id: `${alert.date}.${alert.rule}.${channel}`,
    channel,
    lang: channels[channel].language ?? language,
    alert,
    state: "waiting" as const,
    attempts: 0,
    nextAt: at,
    createdAt: at,
    sentAt: null,
    uncertain: false,
    error: null,
  }));
}

/** The last evening before `day` on which each rule raised an alert, as the outbox remembers it. */
export function raisedBefore(db: string, day: Day): Map<string, Day> {
  const raised = new Map<string, Day>();
  for (const { alert } of readOutbox(db)) {
    const on = parseDay(alert.date);
    if (on < day && on > (raised.get(alert.rule) ?? Number.NEGATIVE_INFINITY)) raised.set(alert.rule, on);
  }
  return raised;
}
