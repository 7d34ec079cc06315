import { z } from "zod";
import { AlertSeverity, StageName } from "../../contract.ts";
import { TABLES, type TableName } from "../../data/schema.ts";
import { GAUGES } from "../../view/alert-gauges.ts";
import { ChannelSettings } from "./channel-settings.ts";

/** Longest cooldown, in trading days. */
export const LONGEST_COOLDOWN = 250;

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "expected small letters, digits and -, at most 40");
const share = z.number().min(0).max(1);
const gaugeName = z.string().refine((text) => Object.hasOwn(GAUGES, text), {
  error: `no such indicator; expected one of ${Object.keys(GAUGES).join(", ")}`,
});

/** What every rule says beside its condition. */
const common = {
  id: name,
  severity: AlertSeverity.default("warning"),
  channels: z.array(z.string()).min(1, "expected at least one channel"),
  /** Trading days for which the rule is silent after an alert. */
  cooldown: z.number().int().min(0).max(LONGEST_COOLDOWN).default(0),
};

const stageChanged = z.strictObject({
  ...common,
  when: z.literal("stage-changed"),
  to: z.array(StageName).min(1).optional(),
});

const beyond = z
  .strictObject({
    ...common,
    when: z.literal("indicator-beyond"),
    indicator: gaugeName,
    above: z.number().optional(),
    below: z.number().optional(),
    abovePercentile: share.optional(),
    belowPercentile: share.optional(),
    /** Trading days before the evening among which it is ranked. */
    days: z.number().int().min(20).max(750).default(250),
  })
  .refine(({ above, below, abovePercentile, belowPercentile }) => {
    return [above, below, abovePercentile, belowPercentile].filter((limit) => limit !== undefined).length === 1;
  }, "expected one of above, below, abovePercentile and belowPercentile");

const clustersNear = z.strictObject({
  ...common,
  when: z.literal("clusters-near"),
  within: share,
  of: z.enum(["book", "assumed"]).default("book"),
});

const checkBreaks = z.strictObject({
  ...common,
  when: z.literal("check"),
  verdict: z.enum(["warn", "break"]).default("break"),
  holdings: z.string(),
  capital: z.number().gt(0),
  futures: z.string(),
  leverage: z.number().gt(0).default(1),
  policy: z.string().optional(),
});

const dataStale = z.strictObject({
  ...common,
  when: z.literal("data-stale"),
  days: z.number().int().min(1).max(100).default(1),
  tables: z
    .array(z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]))
    .min(1)
    .default(["index_daily", "futures_daily"]),
});

/** One rule of the file, by what it looks at. */
export const AlertRule = z.discriminatedUnion("when", [stageChanged, beyond, clustersNear, checkBreaks, dataStale], {
  error: "expected stage-changed, indicator-beyond, clusters-near, check or data-stale",
});
export type AlertRule = z.infer<typeof AlertRule>;

/** The whole file: language, address of the dashboard, channels by name, rules. */
export const AlertRules = z
  .strictObject({
    language: z.enum(["zh", "en"]).default("zh"),
    page: z
      .url({ protocol: /^https?$/, error: "expected an address such as http://127.0.0.1:8710" })
      .nullable()
      .default(null),
    channels: z.record(name, ChannelSettings).default({}),
    rules: z.array(AlertRule).default([]),
  })
  .superRefine(({ channels, rules }, context) => {
    const ids = new Set<string>();
    for (const [i, rule] of rules.entries()) {
      if (ids.has(rule.id)) refuse(context, ["rules", i, "id"], `"${rule.id}" is the id of an earlier rule too`);
      ids.add(rule.id);
      for (const [j, channel] of rule.channels.entries()) {
        if (Object.hasOwn(channels, channel)) continue;
        const known = Object.keys(channels).join(", ") || "none, because no channel is set";
        refuse(context, ["rules", i, "channels", j], `no channel is named "${channel}"; expected one of ${known}`);
      }
    }
  });
export type AlertRules = z.infer<typeof AlertRules>;

function refuse(context: z.RefinementCtx, path: PropertyKey[], message: string): void {
  context.addIssue({ code: "custom", path, message });
}
