import type { AlertsAnswer, Note } from "../../contract.ts";
import { type Delivered, type Delivering, deliverDue } from "../alerts/deliver.ts";
import { alertsOf } from "../alerts/evening-alerts.ts";
import { postAlerts, raisedBefore } from "../alerts/post.ts";
import type { AlertRules } from "../alerts/rules.ts";
import type { Clock } from "./clock.ts";
import { notAskedFor, type Step } from "./step.ts";

/** What the alerts of an evening need. */
export interface AlertsPlace {
  readonly rules: AlertRules;
  readonly delivering: Delivering;
  readonly clock: Clock;
  /** How long the step itself tries again before it leaves what waits to a later run, in milliseconds. */
  readonly patienceMs: number;
}

/** Tells the rules of the evening, puts what they say into the outbox and sends it; fails where a message still waits. */
export function alertsStep(place: AlertsPlace | null): Step {
  if (place === null) {
    return notAskedFor("alerts", { zh: "没有指定规则文件（--alerts）", en: "no file of rules is named (--alerts)" });
  }
  const { rules, delivering, clock } = place;
  return {
    name: "alerts",
    async run({ day, studies, readStore, signal }) {
      const raised = raisedBefore(delivering.db, day);
      const told = await readStore((store) => alertsOf({ store, studies, rules, days: [day], raised }));
      const posted = postAlerts(delivering.db, rules, told.alerts, clock.now());
      const delivered = await deliverPatiently(place, signal);
      const counts = { raised: told.alerts.length, posted, sent: delivered.sent, waiting: delivered.waiting };
      return {
        state: delivered.waiting > 0 ? "failed" : "ok",
        message: { zh: words(told, counts, "zh"), en: words(told, counts, "en") },
        counts,
      };
    },
  };
}

/** Delivers, and again when the earliest waiting message is due, until none waits or patience ends. */
async function deliverPatiently(place: AlertsPlace, signal: AbortSignal): Promise<Delivered> {
  const { delivering, clock, patienceMs } = place;
  const end = clock.now() + patienceMs;
  let sent = 0;
  for (;;) {
    const delivered = await deliverDue(delivering);
    sent += delivered.sent;
    const { nextAt } = delivered;
    if (nextAt === null || nextAt > end || signal.aborted) return { ...delivered, sent };
    await clock.sleep(Math.max(1000, nextAt - clock.now()), signal);
  }
}

function words(
  { alerts, untold }: AlertsAnswer,
  { sent, waiting }: { sent: number; waiting: number },
  lang: keyof Note,
): string {
  const ids = [...new Set(alerts.map(({ rule }) => rule))];
  const quiet = [...new Set(untold.map(({ rule }) => rule))];
  if (lang === "zh") {
    const raised = ids.length === 0 ? "无警报" : `警报：${ids.join("、")}`;
    const rest = [
      sent > 0 ? `送达 ${sent}` : "",
      waiting > 0 ? `待发 ${waiting}` : "",
      quiet.length > 0 ? `无法判断：${quiet.join("、")}` : "",
    ];
    return [raised, ...rest.filter((part) => part !== "")].join("；");
  }
  const raised = ids.length === 0 ? "no alert" : `alerts: ${ids.join(", ")}`;
  const rest = [
    sent > 0 ? `${sent} sent` : "",
    waiting > 0 ? `${waiting} waiting` : "",
    quiet.length > 0 ? `cannot be told: ${quiet.join(", ")}` : "",
  ];
  return [raised, ...rest.filter((part) => part !== "")].join("; ");
}
