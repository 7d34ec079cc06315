import { z } from "zod";

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** A secret never stands in the file: only the name of the environment variable that holds it. */
const secret = z
  .string()
  .regex(REFERENCE, `expected \${NAME}, the environment variable that holds it; secrets do not stand in this file`);

/** A text, or the environment variable that holds it. */
const text = z.string().min(1);

const robot = { url: secret, language: z.enum(["zh", "en"]).optional() };

/** How a channel is reached, by its kind. */
export const ChannelSettings = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("feishu"), ...robot, secret: secret.optional() }),
    z.strictObject({ kind: z.literal("dingtalk"), ...robot, secret: secret.optional() }),
    z.strictObject({ kind: z.literal("wecom"), ...robot }),
    z.strictObject({
      kind: z.literal("email"),
      language: robot.language,
      host: text,
      port: z.number().int().min(1).max(65535).default(465),
      /** implicit: TLS from the first byte; starttls: required before anything is said; none: for a relay on this machine. */
      tls: z.enum(["implicit", "starttls", "none"]).default("implicit"),
      user: text.optional(),
      password: secret.optional(),
      from: text,
      to: z.array(text).min(1),
    }),
    z.strictObject({ kind: z.literal("webhook"), language: robot.language, url: text, secret: secret.optional() }),
  ],
  { error: "expected feishu, dingtalk, wecom, email or webhook" },
);
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** The environment of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text of the settings with what the environment holds in place of `${NAME}`; null where it holds nothing. */
export function resolved(setting: string, env: Environment): string | null {
  const name = REFERENCE.exec(setting)?.[1];
  return name === undefined ? setting : env[name] || null;
}

/** Name of the variable that a setting refers to; null for a plain text. */
export function variableOf(setting: string): string | null {
  return REFERENCE.exec(setting)?.[1] ?? null;
}

/** What the environment holds of a channel's secrets: what must never be printed. */
export function secretsOf(settings: ChannelSettings, env: Environment): string[] {
  const texts = Object.values(settings).flat().map(String);
  return texts.flatMap((setting) => (variableOf(setting) === null ? [] : (resolved(setting, env) ?? [])));
}

/** A text without the secrets, and without the tokens inside those that are addresses. */
export function redacted(said: string, secrets: readonly string[]): string {
  const whole = secrets.flatMap((value) => [value, ...tokensOf(value)]);
  const shown = whole.flatMap((value) => [value, encodeURIComponent(value)]).filter((value) => value !== "");
  return shown.sort((a, b) => b.length - a.length).reduce((left, value) => left.replaceAll(value, "***"), said);
}

const SHORTEST_TOKEN = 8;

/** The parts of an address that may be keys of their own: values of its query and segments of its path. */
function tokensOf(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { pathname, searchParams, password } = new URL(value);
  const parts = [...searchParams.values(), ...pathname.split("/"), password];
  return parts.filter((part) => part.length >= SHORTEST_TOKEN);
}
