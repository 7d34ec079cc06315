import type { Overview } from "../../../contract.ts";
import { parseDay, tradingDaysBetween } from "../../../domain/calendar/index.ts";
import { staleDays } from "../../../view/stale.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";

/** Says by how many trading days data that end on `last` miss the evening; nothing where they reach it. */
export function staleBadge(last: string | undefined, evening: string, lang: Lang): Html | null {
  if (last === undefined || last >= evening) return null;
  return stale("", tradingDaysBetween(parseDay(last), parseDay(evening)), lang);
}

/** A badge for each series of the overview's picture that stops before the evening. */
export function overviewBadges({ series }: Overview, lang: Lang): Html[] {
  const { IM, IC, micro, csi300 } = series;
  const named: [string, readonly (number | null)[]][] = [
    ["IM ", IM.basis],
    ["IC ", IC.basis],
    [say(lang, "IM 持仓 ", "IM open interest "), IM.openInterest],
    [say(lang, "微盘股 ", "micro-cap "), micro],
    [say(lang, "沪深300 ", "CSI 300 "), csi300],
  ];
  return named.flatMap(([name, values]) => {
    const days = staleDays(values);
    return days > 0 ? [html` ${stale(name, days, lang)}`] : [];
  });
}

/** Marks what rests on simulated stocks. */
export function syntheticBadge(lang: Lang): Html {
  return html`<span class="badge synthetic">${say(lang, "▨ 合成数据", "▨ synthetic")}</span>`;
}

function stale(name: string, days: number, lang: Lang): Html {
  const by = say(lang, `过期 ${days} 日`, `stale by ${days} ${days === 1 ? "day" : "days"}`);
  return html`<span class="badge">◐ ${name}${by}</span>`;
}
