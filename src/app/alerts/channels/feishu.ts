import { createHmac } from "node:crypto";
import { changesTitle } from "../../../view/words/alerts.ts";
import { postJson, zeroUnder } from "./post-json.ts";
import { ANSWER_MS, type Message, type Sent } from "./sending.ts";

const read = zeroUnder(["code", "StatusCode"], ["msg", "StatusMessage"]);

/**
 * Signature of Feishu's custom robots: HMAC-SHA256 of nothing under the key `SECONDS\nSECRET`, base64 (Feishu's guide to
 * custom bots, "signature verification").
 */
export function feishuSignature(seconds: string, secret: string): string {
  return createHmac("sha256", `${seconds}\n${secret}`).update("").digest("base64");
}

/** Body of a rich-text message. */
export function feishuBody({ text, lang }: Message, signing: { seconds: string; secret: string } | null): object {
  const { title, evidence, changes, link, repeat } = text;
  const line = (words: string) => [{ tag: "text", text: words }];
  const content = [
    ...evidence.map((words) => line(`· ${words}`)),
    ...(changes.length > 0 ? [line(changesTitle(lang)), ...changes.map((words) => line(`· ${words}`))] : []),
    ...(link === null ? [] : [[{ tag: "a", text: link, href: link }]]),
    ...(repeat === null ? [] : [line(repeat)]),
  ];
  return {
    ...(signing && { timestamp: signing.seconds, sign: feishuSignature(signing.seconds, signing.secret) }),
    msg_type: "post",
    content: { post: { [lang === "zh" ? "zh_cn" : "en_us"]: { title, content } } },
  };
}

/** Sends a message to a robot of Feishu. */
export async function sendFeishu(
  message: Message,
  { url, secret }: { readonly url: string; readonly secret: string | null },
  now: number,
): Promise<Sent> {
  const signing = secret === null ? null : { seconds: String(Math.floor(now / 1000)), secret };
  return postJson(url, JSON.stringify(feishuBody(message, signing)), {}, ANSWER_MS, read);
}
