import { createHmac } from "node:crypto";
import { plainAlert } from "../../../view/words/alerts.ts";
import { postJson } from "./post-json.ts";
import { ANSWER_MS, type Message, type Sent } from "./sending.ts";

/** Sends a message as JSON; the body is signed by HMAC-SHA256 where a secret is set. Any answer of 2xx means taken. */
export async function sendWebhook(
  { id, alert, text, lang }: Message,
  { url, secret }: { readonly url: string; readonly secret: string | null },
): Promise<Sent> {
  const body = JSON.stringify({ id, ...alert, language: lang, title: text.title, text: plainAlert(text, lang) });
  const signature = secret === null ? null : createHmac("sha256", secret).update(body).digest("hex");
  const headers = {
    "idempotency-key": id,
    ...(signature === null ? {} : { "x-bianque-signature": `sha256=${signature}` }),
  };
  return postJson(url, body, headers, ANSWER_MS, () => null);
}
