import { markdownOf } from "./markdown.ts";
import { postJson, zeroUnder } from "./post-json.ts";
import { ANSWER_MS, type Message, type Sent } from "./sending.ts";

/** Longest Markdown that a robot of WeCom takes, in bytes of UTF-8. */
const MOST_BYTES = 4096;

const read = zeroUnder(["errcode"], ["errmsg"]);

/** Sends a message to a robot of WeCom, cut at the end of a line where it is too long. */
export async function sendWecom(message: Message, { url }: { readonly url: string }): Promise<Sent> {
  const body = { msgtype: "markdown", markdown: { content: cutLines(markdownOf(message), MOST_BYTES) } };
  return postJson(url, JSON.stringify(body), {}, ANSWER_MS, read);
}

/** The first lines that fit, with a mark where some do not. */
export function cutLines(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const lines = text.split("\n");
  while (lines.length > 1 && Buffer.byteLength(lines.join("\n")) + 4 > mostBytes) lines.pop();
  return `${lines.join("\n")}\n…`;
}
