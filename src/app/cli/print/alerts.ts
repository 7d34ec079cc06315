import type { Alert, AlertsAnswer, UntoldRule } from "../../../contract.ts";
import { alertText, plainAlert } from "../../../view/words/alerts.ts";
import type { Page } from "../terminal.ts";
import { bullets, say, section, sheet } from "./sheet.ts";
import { wrapped } from "./text-width.ts";

/** Alerts as they would be sent, and the rules that cannot be told. */
export function printAlerts({ alerts, untold }: AlertsAnswer, page: Page): string {
  const none = { zh: "没有警报。", en: "No alert." };
  const blocks = alerts.length === 0 ? [[say(none, page)]] : alerts.map((alert) => alertBlock(alert, page));
  return sheet(...blocks, untoldBlock(untold, page));
}

function alertBlock(alert: Alert, page: Page): string[] {
  const [title, ...lines] = plainAlert(alertText(alert, page.lang), page.lang).split("\n");
  const wrap = (line: string) => wrapped(line, page.width - 2).map((text) => `  ${text}`);
  return section(title, lines.flatMap(wrap), page);
}

/** A line a rule: over many evenings the first reason stands for all. */
function untoldBlock(untold: readonly UntoldRule[], page: Page): string[] {
  const rules = [...new Set(untold.map(({ rule }) => rule))];
  const lines = rules.map((rule) => {
    const of = untold.filter((other) => other.rule === rule);
    const reason = say(of[0].reason, page);
    const more = of.length - 1;
    if (more === 0) return `${rule}: ${reason}`;
    return say(
      { zh: `${rule}：${reason}（另有 ${more} 晚）`, en: `${rule}: ${reason} (and ${more} evenings more)` },
      page,
    );
  });
  return section(say({ zh: "无法判断", en: "Cannot be told" }, page), bullets(lines, page), page);
}
