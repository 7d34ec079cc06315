import type { Alert, AlertsAnswer, Overview, UntoldRule } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import { DataGap } from "../../errors.ts";
import { storeUpTo } from "../report/store-up-to.ts";
import { askStudy } from "../studies/ask-study.ts";
import type { StudyEntry } from "../studies/registry.ts";
import { loadAlertRecord } from "./alert-record.ts";
import { composeAlert } from "./compose.ts";
import { evaluateRules, type Finding } from "./evaluate.ts";
import type { AlertRules } from "./rules.ts";

/** The alerts of some evenings. */
export interface AlertsOf {
  readonly store: Store;
  readonly studies: readonly StudyEntry[];
  readonly rules: AlertRules;
  /** Trading days, oldest first, at least one. */
  readonly days: readonly Day[];
  /** The last evening before on which each rule raised an alert. */
  readonly raised: ReadonlyMap<string, Day>;
}

/** What the rules say of each evening as it was known by its close; a rule that was raised cools down for the next. */
export async function alertsOf({ store, studies, rules: file, days, raised }: AlertsOf): Promise<AlertsAnswer> {
  const { rules, page } = file;
  const [from, to] = [days[0], days[days.length - 1]];
  const record = await loadAlertRecord(store, studies, rules, { from, to });
  const last = new Map(raised);
  const alerts: Alert[] = [];
  const untold: UntoldRule[] = [];
  for (const day of days) {
    const evening = await record.evening(day);
    const sheets = new Map<string, Overview | null>();
    for (const finding of evaluateRules(rules, evening, last)) {
      if (finding.holds === null) untold.push({ rule: finding.rule.id, date: evening.date, reason: finding.reason });
      if (finding.holds !== true) continue;
      const of = snowballsOf(finding);
      if (!sheets.has(of)) sheets.set(of, await sheetOf(storeUpTo(store, day), studies, day, of));
      alerts.push(composeAlert({ finding, evening, overview: sheets.get(of) ?? null, page }));
      last.set(finding.rule.id, parseDay(evening.date));
    }
  }
  return { alerts, untold };
}

function snowballsOf({ rule }: Finding): "book" | "assumed" {
  return rule.when === "clusters-near" ? rule.of : "book";
}

/** The sheet of that very evening; null where the data end earlier. */
async function sheetOf(
  store: Store,
  studies: readonly StudyEntry[],
  day: Day,
  snowballs: "book" | "assumed",
): Promise<Overview | null> {
  const date = formatDay(day);
  try {
    const sheet = await askStudy<Overview>(store, studies, "overview", { date, snowballs });
    return sheet.date === date ? sheet : null;
  } catch (error) {
    if (error instanceof DataGap) return null;
    throw error;
  }
}
