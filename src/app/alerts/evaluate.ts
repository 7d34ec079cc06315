import type { Note } from "../../contract.ts";
import { type Day, parseDay, tradingDaysBetween } from "../../domain/calendar/index.ts";
import { rollingPercentiles } from "../../numerics/trailing-window.ts";
import type { AlertEvening } from "./alert-evening.ts";
import type { AlertRule } from "./rules.ts";

/** Fewest known values among which a rank is told. */
const LEAST_RANKED = 60;

/** What a rule found: it holds, it does not, or it cannot be told. */
export type Finding =
  | {
      readonly rule: AlertRule;
      readonly holds: true;
      readonly value: number;
      readonly rank: number | null;
      readonly before: number;
    }
  | { readonly rule: AlertRule; readonly holds: false }
  | { readonly rule: AlertRule; readonly holds: null; readonly reason: Note };

/**
 * What each rule finds on an evening, in the order of the file. Pure: the evening holds everything that is looked at.
 * `raised` is the last evening before on which each rule raised an alert; a rule that is cooling down does not hold.
 */
export function evaluateRules(
  rules: readonly AlertRule[],
  evening: AlertEvening,
  raised: ReadonlyMap<string, Day>,
): Finding[] {
  return rules.map((rule) => {
    const finding = findingOf(rule, evening);
    return finding.holds && isCooling(rule, parseDay(evening.date), raised.get(rule.id))
      ? { rule, holds: false }
      : finding;
  });
}

/** Whether fewer than `cooldown` trading days have passed since the rule raised an alert; its own evening does not count. */
function isCooling({ cooldown }: AlertRule, day: Day, raised: Day | undefined): boolean {
  return raised !== undefined && raised < day && tradingDaysBetween(raised, day) <= cooldown;
}

function findingOf(rule: AlertRule, evening: AlertEvening): Finding {
  switch (rule.when) {
    case "stage-changed":
      return stageFinding(rule, evening);
    case "indicator-beyond":
      return beyondFinding(rule, evening);
    case "clusters-near":
      return clusterFinding(rule, evening);
    case "check":
      return checkFinding(rule, evening);
    case "data-stale":
      return staleFinding(rule, evening);
  }
}

type RuleOf<When extends AlertRule["when"]> = Extract<AlertRule, { when: When }>;

const found = (rule: AlertRule, value: number, before: number, rank: number | null = null): Finding => ({
  rule,
  holds: true,
  value,
  before,
  rank,
});

function stageFinding(rule: RuleOf<"stage-changed">, { date, stage, stageBefore }: AlertEvening): Finding {
  if (stage === null) return untold(rule, { zh: `无法判断 ${date} 的阶段`, en: `no stage of ${date} can be told` });
  const changed = stageBefore !== null && stageBefore !== stage.stage;
  const wanted = rule.to === undefined || rule.to.includes(stage.stage);
  return changed && wanted ? found(rule, stage.dayInStage, Number.NaN) : { rule, holds: false };
}

function beyondFinding(rule: RuleOf<"indicator-beyond">, { date, history }: AlertEvening): Finding {
  const values = history(rule.indicator);
  const [before, value] = [values[values.length - 2] ?? Number.NaN, values[values.length - 1] ?? Number.NaN];
  if (Number.isNaN(value)) {
    const { indicator } = rule;
    return untold(rule, { zh: `${date} 没有 ${indicator}`, en: `${indicator} is not known on ${date}` });
  }
  const rank = rollingPercentiles(values, rule.days, LEAST_RANKED)[values.length - 1];
  if (rule.above !== undefined || rule.below !== undefined) {
    const holds = rule.above === undefined ? value < rule.below! : value > rule.above;
    return holds ? found(rule, value, before, Number.isNaN(rank) ? null : rank) : { rule, holds: false };
  }
  if (Number.isNaN(rank)) {
    return untold(rule, {
      zh: `${rule.indicator} 可排名的历史不足 ${LEAST_RANKED} 日`,
      en: `fewer than ${LEAST_RANKED} earlier values of ${rule.indicator} are known to rank it`,
    });
  }
  const holds = rule.abovePercentile === undefined ? rank < rule.belowPercentile! : rank > rule.abovePercentile;
  return holds ? found(rule, value, before, rank) : { rule, holds: false };
}

function clusterFinding(rule: RuleOf<"clusters-near">, { date, clusterDistance }: AlertEvening): Finding {
  const { now, before } = clusterDistance(rule.of);
  if (Number.isNaN(now)) {
    return untold(rule, {
      zh: `${date} 没有雪球敲入距离${rule.of === "book" ? "（没有导入账簿）" : ""}`,
      en: `no knock-in gap is known on ${date}${rule.of === "book" ? " (no book of snowballs is imported)" : ""}`,
    });
  }
  return now < rule.within ? found(rule, now, before) : { rule, holds: false };
}

function checkFinding(rule: RuleOf<"check">, { checks }: AlertEvening): Finding {
  const answer = checks.get(rule.id);
  if (answer === undefined || "untold" in answer) {
    return untold(rule, answer?.untold ?? { zh: "没有检查这份持仓", en: "the book was not checked" });
  }
  const states = rule.verdict === "break" ? ["break"] : ["warn", "break"];
  const broken = answer.rules.filter(({ state }) => states.includes(state)).length;
  return states.includes(answer.verdict) ? found(rule, broken, Number.NaN) : { rule, holds: false };
}

function staleFinding(rule: RuleOf<"data-stale">, { date, lastDays }: AlertEvening): Finding {
  const behind = rule.tables.map((table) => {
    const last = lastDays.get(table) ?? null;
    return last === null ? Number.POSITIVE_INFINITY : tradingDaysBetween(parseDay(last), parseDay(date));
  });
  const most = Math.max(...behind);
  return most >= rule.days ? found(rule, most, Number.NaN) : { rule, holds: false };
}

function untold(rule: AlertRule, reason: Note): Finding {
  return { rule, holds: null, reason };
}
