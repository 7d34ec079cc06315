import { changesTitle } from "../../../view/words/alerts.ts";
import type { Message } from "./sending.ts";

/** A message in the Markdown that DingTalk and WeCom know: a heading, lists, a link. */
export function markdownOf({ text, lang }: Message): string {
  const { title, evidence, changes, link, repeat } = text;
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");
  const parts = [
    `**${title}**`,
    list(evidence),
    changes.length > 0 ? `${changesTitle(lang)}\n\n${list(changes)}` : "",
    link === null ? "" : `[${link}](${link})`,
    repeat ?? "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
