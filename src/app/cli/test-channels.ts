import type { Alert } from "../../contract.ts";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";
import { alertText } from "../../view/words/alerts.ts";
import { send } from "../alerts/channels/send.ts";
import { AlertRules } from "../alerts/rules.ts";
import { shanghaiTime } from "../evening/schedule.ts";
import type { AlertsTestOptions } from "./alerts-command.ts";
import type { Setting } from "./setting.ts";
import { StepsFailed } from "./steps-failed.ts";

/** `bianque alerts test`: a trial message over every channel or one; nothing of it is kept. */
export async function testChannels(options: AlertsTestOptions, { terminal }: Setting): Promise<void> {
  const { channels, language, page } = readSettingsFile(options.alerts, AlertRules);
  const names = options.channel === undefined ? Object.keys(channels) : [options.channel];
  const known = Object.keys(channels).join(", ") || "none, because no channel is set";
  const unknown = names.find((name) => !Object.hasOwn(channels, name));
  if (unknown !== undefined) throw new InputError(`--channel is "${unknown}"; expected one of ${known}`);
  if (names.length === 0) throw new InputError(`${options.alerts} sets no channel; expected at least one to try`);
  const now = Date.now();
  const alert = trial(formatDay(shanghaiTime(now).day), page);
  const outcomes: { channel: string; sent: boolean; reason: string | null }[] = [];
  for (const channel of names) {
    const lang = channels[channel].language ?? language;
    const message = { id: `trial-${now}.${channel}`, alert, lang, text: alertText(alert, lang) };
    const sent = await send(message, channels[channel], terminal.env, now, Object.values(channels));
    outcomes.push({ channel, sent: sent.ok, reason: sent.ok ? null : sent.reason });
    if (!options.json) terminal.out(`${channel}  ${sent.ok ? "ok" : sent.reason}\n`);
  }
  if (options.json) terminal.out(`${JSON.stringify({ outcomes })}\n`);
  const failures = outcomes.filter(({ sent }) => !sent).map(({ channel, reason }) => `channel ${channel}: ${reason}`);
  if (failures.length > 0) throw new StepsFailed(failures);
}

function trial(date: string, page: string | null): Alert {
  return {
    rule: "trial",
    severity: "info",
    date,
    headline: { zh: "扁鹊：试发一条消息", en: "bianque: a trial message" },
    evidence: [{ zh: "收到即说明此渠道可用。", en: "If you read this, the channel works." }],
    changes: [],
    link: page === null ? null : `${page.replace(/\/$/, "")}/?page=overview`,
  };
}
