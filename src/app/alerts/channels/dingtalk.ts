import { createHmac } from "node:crypto";
import { markdownOf } from "./markdown.ts";
import { postJson, zeroUnder } from "./post-json.ts";
import { ANSWER_MS, type Message, type Sent } from "./sending.ts";

const read = zeroUnder(["errcode"], ["errmsg"]);

/**
 * Address of a DingTalk robot with its signature: base64 of HMAC-SHA256 of `MILLISECONDS\nSECRET` under the secret,
 * URL-encoded (DingTalk's guide to custom robots, "security settings").
 */
export function signedAddress(url: string, secret: string, now: number): string {
  const sign = createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64");
  const signed = new URL(url);
  signed.searchParams.set("timestamp", String(now));
  signed.searchParams.set("sign", sign);
  return signed.href;
}

/** Sends a message to a robot of DingTalk. */
export async function sendDingtalk(
  message: Message,
  { url, secret }: { readonly url: string; readonly secret: string | null },
  now: number,
): Promise<Sent> {
  const body = { msgtype: "markdown", markdown: { title: message.text.title, text: markdownOf(message) } };
  const address = secret === null ? url : signedAddress(url, secret, now);
  return postJson(address, JSON.stringify(body), {}, ANSWER_MS, read);
}
