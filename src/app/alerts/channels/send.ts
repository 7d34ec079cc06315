import {
  type ChannelSettings,
  type Environment,
  redacted,
  resolved,
  secretsOf,
  variableOf,
} from "../channel-settings.ts";
import { sendDingtalk } from "./dingtalk.ts";
import { sendFeishu } from "./feishu.ts";
import { failed, type Message, type Sent } from "./sending.ts";
import { sendWebhook } from "./webhook.ts";
import { sendWecom } from "./wecom.ts";

/**
 * Sends a message over a channel; `now` is milliseconds since 1970. A reason never holds a secret: neither the channel's own
 * nor one of `others`, whatever the channel answers.
 */
export async function send(
  message: Message,
  channel: ChannelSettings,
  env: Environment,
  now: number,
  others: readonly ChannelSettings[] = [],
): Promise<Sent> {
  const unset = unsetVariable(channel, env);
  if (unset !== null) return failed(`the environment variable ${unset} is not set`, false);
  const sent = await sendBy(message, channel, env, now);
  const secrets = [channel, ...others].flatMap((settings) => secretsOf(settings, env));
  return sent.ok ? sent : { ...sent, reason: redacted(sent.reason, secrets) };
}

/** The first environment variable that the settings name and that is not set; null where all are. */
function unsetVariable(channel: ChannelSettings, env: Environment): string | null {
  const settings = Object.values(channel).flat().map(String);
  const unset = settings.find((setting) => resolved(setting, env) === null);
  return unset === undefined ? null : variableOf(unset);
}

async function sendBy(message: Message, channel: ChannelSettings, env: Environment, now: number): Promise<Sent> {
  const known = (setting: string) => resolved(setting, env) as string;
  const optional = (setting: string | undefined) => (setting === undefined ? null : known(setting));
  if (channel.kind === "email") {
    const { sendEmail } = await import("./email.ts");
    const { host, port, tls, user, password, from, to } = channel;
    return sendEmail(message, {
      host: known(host),
      port,
      tls,
      user: optional(user),
      password: optional(password),
      from: known(from),
      to: to.map(known),
    });
  }
  const url = known(channel.url);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return failed("its address is no http or https address", false);
  switch (channel.kind) {
    case "feishu":
      return sendFeishu(message, { url, secret: optional(channel.secret) }, now);
    case "dingtalk":
      return sendDingtalk(message, { url, secret: optional(channel.secret) }, now);
    case "wecom":
      return sendWecom(message, { url });
    case "webhook":
      return sendWebhook(message, { url, secret: optional(channel.secret) });
  }
}
