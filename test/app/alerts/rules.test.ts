import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AlertRules } from "../../../src/app/alerts/rules.ts";
import { RULES_TEMPLATE } from "../../../src/app/alerts/template.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { CHECKOUT } from "../../support/build.ts";

const read = (text: string) => readYamlSettings(text, "alerts.yaml", AlertRules);
const DESK = "channels:\n  desk: {kind: webhook, url: http://127.0.0.1:1/}\nrules:\n";

test("the template reads, is the example file, and reads with every comment of it taken as a setting", () => {
  expect(read(RULES_TEMPLATE).rules.map(({ id }) => id)).toContain("im-discount-deep");
  expect(readFileSync(join(CHECKOUT, "examples/alerts.yaml"), "utf8")).toBe(RULES_TEMPLATE);
  const whole = RULES_TEMPLATE.replace(/^( +)# (?= *(- )?[a-z]+:)(.*)$/gm, "$1$3");
  const { channels, rules } = read(whole);
  expect(Object.values(channels).map(({ kind }) => kind)).toEqual(["webhook", "feishu", "dingtalk", "wecom", "email"]);
  expect(new Set(rules.map(({ when }) => when)).size).toBe(5);
});

test("an empty file has no rules, and speaks Chinese", () => {
  expect(read("")).toEqual({ language: "zh", page: null, channels: {}, rules: [] });
});

test.each([
  ["a key that is not known", "languages: zh", "alerts.yaml, line 1: languages: no such setting"],
  [
    "an unknown key of a rule",
    `${DESK}  - id: a\n    when: stage-changed\n    chanels: [desk]\n    channels: [desk]`,
    "alerts.yaml, line 6: rules.0.chanels: no such setting",
  ],
  [
    "an unknown indicator",
    `${DESK}  - id: a\n    when: indicator-beyond\n    channels: [desk]\n    below: 0\n    indicator: imBases`,
    /^alerts\.yaml, line 8: rules\.0\.indicator: no such indicator; expected one of imBasis, icBasis, /,
  ],
  [
    "an unknown channel, in the second rule",
    `${DESK}  - {id: a, when: stage-changed, channels: [desk]}\n  - id: b\n    when: stage-changed\n    channels:\n      - desk\n      - desc`,
    'alerts.yaml, line 9: rules.1.channels.1: no channel is named "desc"; expected one of desk',
  ],
  [
    "an unknown kind of rule",
    `${DESK}  - id: a\n    when: full-moon\n    channels: [desk]`,
    "alerts.yaml, line 5: rules.0.when: expected stage-changed, indicator-beyond, clusters-near, check or data-stale",
  ],
  [
    "an unknown kind of channel",
    "channels:\n  desk:\n    kind: pigeon",
    "alerts.yaml, line 3: channels.desk.kind: expected feishu, dingtalk, wecom, email or webhook",
  ],
  [
    "an id given twice",
    `${DESK}  - {id: a, when: stage-changed, channels: [desk]}\n  - {id: a, when: stage-changed, channels: [desk]}`,
    'alerts.yaml, line 5: rules.1.id: "a" is the id of an earlier rule too',
  ],
  [
    "two limits",
    `${DESK}  - {id: a, when: indicator-beyond, indicator: imBasis, below: 0, above: 1, channels: [desk]}`,
    "alerts.yaml, line 4: rules.0: expected one of above, below, abovePercentile and belowPercentile",
  ],
  ["broken YAML", "rules: [", /^alerts\.yaml, line 1: /],
])("%s is refused with its line", (_name, text, told) => {
  expect(() => read(text)).toThrow(told);
});

test("a secret written into the file is refused, and the refusal does not repeat it", () => {
  const robot =
    "channels:\n  desk:\n    kind: dingtalk\n    url: https://oapi.dingtalk.com/robot/send?access_token=0123456789";
  expect(() => read(robot)).toThrow(
    `alerts.yaml, line 4: channels.desk.url: expected \${NAME}, the environment variable`,
  );
  const mail = "channels:\n  desk: {kind: email, host: h, from: a, to: [b], password: hunter2}";
  for (const text of [robot, mail]) {
    let said = "";
    try {
      read(text);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain("secrets do not stand in this file");
    expect(said).not.toMatch(/0123456789|hunter2/);
  }
});
