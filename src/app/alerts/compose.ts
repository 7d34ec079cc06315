import type { Alert, CheckAnswer, Note, Overview } from "../../contract.ts";
import { GAUGES } from "../../view/alert-gauges.ts";
import { percent, plain } from "../../view/format.ts";
import { changeLines } from "../../view/words/changes.ts";
import { evidenceSentence } from "../../view/words/indicators.ts";
import { LANGS, type Lang, type Words } from "../../view/words/lang.ts";
import { stageName } from "../../view/words/stages.ts";
import { verdictSentence } from "../../view/words/verdict-sentence.ts";
import type { AlertEvening } from "./alert-evening.ts";
import type { Finding } from "./evaluate.ts";
import type { AlertRule } from "./rules.ts";

/** A rule that holds. */
type Holding = Extract<Finding, { holds: true }>;

/** What an alert is made of. */
export interface AlertParts {
  readonly finding: Holding;
  readonly evening: AlertEvening;
  /** The sheet of that very evening; null where there is none. */
  readonly overview: Overview | null;
  /** Address of the dashboard. */
  readonly page: string | null;
}

/** The alert of a rule that holds: the finding in words, what it rests on, and what changed since the evening before. */
export function composeAlert(parts: AlertParts): Alert {
  const { finding, evening, overview, page } = parts;
  const { id, severity } = finding.rule;
  const words = WORDS[finding.rule.when](parts);
  return {
    rule: id,
    severity,
    date: evening.date,
    headline: words.headline,
    evidence: words.evidence,
    changes: overview === null ? [] : changesOf(overview),
    link: page === null ? null : `${page.replace(/\/$/, "")}/?page=${words.page}&date=${evening.date}`,
  };
}

interface Told {
  readonly headline: Note;
  readonly evidence: Note[];
  readonly page: string;
}

const WORDS: Readonly<Record<AlertRule["when"], (parts: AlertParts) => Told>> = {
  "stage-changed": stageWords,
  "indicator-beyond": beyondWords,
  "clusters-near": clusterWords,
  check: checkWords,
  "data-stale": staleWords,
};

function stageWords({ evening, overview }: AlertParts): Told {
  const { stage, stageBefore } = evening;
  const name = (lang: Lang) => stageName(stage!.stage, stage!.side, lang);
  const before = (lang: Lang) => stageName(stageBefore!, null, lang);
  const odd = stage!.evidence.filter(({ verdict }) => verdict === "stretched" || verdict === "extreme");
  const sentence = overview === null ? [] : [both((lang) => verdictSentence(overview, lang))];
  return {
    headline: {
      zh: `阶段由${before("zh")}转为${name("zh")}`,
      en: `the stage turned from ${before("en").toLowerCase()} to ${name("en").toLowerCase()}`,
    },
    evidence: [...sentence, ...odd.map((row) => both((lang) => evidenceSentence(row, lang)))],
    page: "overview",
  };
}

function beyondWords({ finding, evening }: AlertParts): Told {
  const rule = finding.rule as Extract<AlertRule, { when: "indicator-beyond" }>;
  const gauge = GAUGES[rule.indicator];
  const value = (lang: Lang) => gauge.show(finding.value, lang);
  const before = (lang: Lang) => gauge.show(Number.isNaN(finding.before) ? null : finding.before, lang);
  const limit = both((lang) => limitWords(rule, lang));
  const evidence: Note[] = [
    { zh: `前一日 ${before("zh")}`, en: `the evening before: ${before("en")}` },
    ...rankWords(finding.rank, rule.days),
  ];
  const row =
    gauge.source.study === "stage"
      ? evening.stage?.evidence.find(({ indicator }) => indicator === rule.indicator)
      : undefined;
  if (row) evidence.push(both((lang) => evidenceSentence(row, lang)));
  return {
    headline: {
      zh: `${gauge.name.zh} ${value("zh")}，${limit.zh}`,
      en: `${gauge.name.en} ${value("en")}, ${limit.en}`,
    },
    evidence,
    page: gauge.page,
  };
}

function limitWords(rule: Extract<AlertRule, { when: "indicator-beyond" }>, lang: Lang): string {
  const { show } = GAUGES[rule.indicator];
  const { above, below, abovePercentile, belowPercentile } = rule;
  if (above !== undefined) return lang === "zh" ? `高于 ${show(above, lang)}` : `above ${show(above, lang)}`;
  if (below !== undefined) return lang === "zh" ? `低于 ${show(below, lang)}` : `below ${show(below, lang)}`;
  const rank = percent(abovePercentile ?? belowPercentile ?? 0, 0);
  const isAbove = abovePercentile !== undefined;
  if (lang === "zh") return `${isAbove ? "高于" : "低于"}此前 ${rule.days} 日的 ${rank} 分位`;
  return `${isAbove ? "above" : "below"} the ${rank} percentile of the ${rule.days} days before`;
}

function rankWords(rank: number | null, days: number): Note[] {
  if (rank === null) return [];
  const shown = percent(rank, 0);
  return [{ zh: `位于此前 ${days} 日的 ${shown} 分位`, en: `rank among the ${days} days before: ${shown}` }];
}

function clusterWords({ finding, overview }: AlertParts): Told {
  const rule = finding.rule as Extract<AlertRule, { when: "clusters-near" }>;
  const assumed = { zh: "（假设的存量市场，不是数据）", en: " (of the assumed market, which is no data)" };
  const mark: Words = rule.of === "assumed" ? assumed : { zh: "", en: "" };
  const before = percent(Number.isNaN(finding.before) ? null : finding.before);
  const cluster = overview?.snowballs ?? null;
  const evidence: Note[] = [{ zh: `前一日 ${before}`, en: `the evening before: ${before}` }];
  if (cluster !== null) {
    const [level, lots] = [plain(cluster.level, 0), plain(cluster.cliff.cappedLots, 0)];
    evidence.push({
      zh: `${cluster.index} 敲入点位 ${level}，涉及 ${cluster.contracts} 份合约；跌破后次日对冲盘约 ${lots} 手（负为卖出）`,
      en: `${cluster.index}: knock-ins at ${level}, ${cluster.contracts} notes; hedgers then trade about ${lots} lots (negative is a sale)`,
    });
  }
  return {
    headline: {
      zh: `最近的雪球敲入密集区仅距 ${percent(finding.value)}${mark.zh}`,
      en: `the nearest cluster of snowball knock-ins is ${percent(finding.value)} away${mark.en}`,
    },
    evidence,
    page: "snowball",
  };
}

function checkWords({ finding, evening }: AlertParts): Told {
  const answer = evening.checks.get(finding.rule.id) as CheckAnswer;
  const states =
    (finding.rule as Extract<AlertRule, { when: "check" }>).verdict === "break" ? ["break"] : ["warn", "break"];
  const rules = answer.rules.filter(({ state }) => states.includes(state));
  return {
    headline: {
      zh: `持仓检查：${rules.length} 条规则${answer.verdict === "break" ? "被突破" : "接近上限"}`,
      en: `the check of the book: ${rules.length} rules ${answer.verdict === "break" ? "are broken" : "are near their limits"}`,
    },
    evidence: rules.map(({ words }) => words),
    page: "leverage",
  };
}

function staleWords({ finding, evening }: AlertParts): Told {
  const rule = finding.rule as Extract<AlertRule, { when: "data-stale" }>;
  const last = rule.tables.map((table) => [table, evening.lastDays.get(table) ?? null] as const);
  const known = Number.isFinite(finding.value);
  return {
    headline: known
      ? { zh: `数据落后 ${finding.value} 个交易日`, en: `the data are ${finding.value} trading days behind` }
      : { zh: "数据缺失", en: "data are missing" },
    evidence: last.map(([table, day]) => ({
      zh: `${table}：${day === null ? "没有数据" : `最后一日 ${day}`}`,
      en: `${table}: ${day === null ? "holds nothing" : `last day ${day}`}`,
    })),
    page: "data",
  };
}

function changesOf(overview: Overview): Note[] {
  const [zh, en] = LANGS.map((lang) =>
    changeLines(overview, lang).map(({ mark, text, figures }) => `${mark} ${text} ${figures}`.trimEnd()),
  );
  return zh.map((line, i) => ({ zh: line, en: en[i] }));
}

function both(words: (lang: Lang) => string): Note {
  return { zh: words("zh"), en: words("en") };
}
