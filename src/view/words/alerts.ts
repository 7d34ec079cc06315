import type { Alert, AlertSeverity } from "../../contract.ts";
import { type Lang, say, type Words } from "./lang.ts";

export const SEVERITY_NAMES: Readonly<Record<AlertSeverity, Words>> = {
  info: { zh: "提示", en: "Note" },
  warning: { zh: "警示", en: "Warning" },
  critical: { zh: "警报", en: "Alarm" },
};

/** An alert as a message: one line that names it, and the lines below. */
export interface AlertText {
  readonly title: string;
  readonly evidence: readonly string[];
  /** What changed since the evening before. */
  readonly changes: readonly string[];
  readonly link: string | null;
  /** Said where an earlier attempt may have arrived. */
  readonly repeat: string | null;
}

/** The words of an alert; `uncertain` where an earlier attempt to send it may have arrived. */
export function alertText(alert: Alert, lang: Lang, uncertain = false): AlertText {
  const severity = SEVERITY_NAMES[alert.severity][lang];
  const headline = alert.headline[lang];
  return {
    title: say(lang, `【${severity}】${alert.date} ${headline}`, `[${severity}] ${alert.date} ${headline}`),
    evidence: alert.evidence.map((note) => note[lang]),
    changes: alert.changes.map((note) => note[lang]),
    link: alert.link === null ? null : withLang(alert.link, lang),
    repeat: uncertain
      ? say(
          lang,
          "（此前一次发送没有回音，本条可能重复）",
          "(an earlier attempt went unanswered: this may be a repeat)",
        )
      : null,
  };
}

/** Title of what changed. */
export function changesTitle(lang: Lang): string {
  return say(lang, "较前一日：", "Since the evening before:");
}

/** The whole message as plain lines. */
export function plainAlert({ title, evidence, changes, link, repeat }: AlertText, lang: Lang): string {
  const told = changes.length === 0 ? [] : [changesTitle(lang), ...changes.map((line) => `· ${line}`)];
  return [
    title,
    ...evidence.map((line) => `· ${line}`),
    ...told,
    ...(link ? [link] : []),
    ...(repeat ? [repeat] : []),
  ].join("\n");
}

function withLang(link: string, lang: Lang): string {
  return `${link}&lang=${lang}`;
}
