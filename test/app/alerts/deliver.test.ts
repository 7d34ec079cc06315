import { join } from "node:path";
import { expect, test } from "vitest";
import { type Delivering, deliverDue, MOST_ATTEMPTS, waitAfter } from "../../../src/app/alerts/deliver.ts";
import { postAlerts, raisedBefore } from "../../../src/app/alerts/post.ts";
import { AlertRules } from "../../../src/app/alerts/rules.ts";
import { keepDelivery, MOST_WAITING, readOutbox } from "../../../src/data/outbox.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { loopback, type Reply } from "../../support/loopback.ts";
import { MADE_UP_ALERT } from "../../support/made-up-alert.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const START = Date.parse("2024-02-06T09:30:00Z");

/** An outbox with one message for a webhook that replies as told, on a clock that the test moves. */
async function outbox(reply: (count: number) => Reply) {
  const server = await loopback((_request, count) => reply(count));
  const rules = AlertRules.parse({
    channels: { desk: { kind: "webhook", url: server.url } },
    rules: [{ id: "alarm", when: "stage-changed", channels: ["desk"] }],
  });
  const clock = { at: START };
  const db = join(temporaryFolder(), "s.duckdb");
  const delivering: Delivering = {
    db,
    channels: rules.channels,
    env: {},
    now: () => clock.at,
    signal: new AbortController().signal,
  };
  expect(postAlerts(db, rules, [MADE_UP_ALERT], START)).toBe(1);
  return { ...server, rules, clock, db, delivering };
}

test("a message that was taken is never sent again, and the same alert is never posted again", async () => {
  const { arrived, rules, clock, db, delivering } = await outbox(() => ({ status: 200 }));
  expect(await deliverDue(delivering)).toMatchObject({ sent: 1, failed: 0, waiting: 0, nextAt: null });
  expect(postAlerts(db, rules, [MADE_UP_ALERT], START)).toBe(0);
  clock.at += 86_400_000;
  expect(await deliverDue(delivering)).toMatchObject({ sent: 0, failed: 0, waiting: 0 });
  expect(arrived.length).toBe(1);
  expect(readOutbox(db)[0]).toMatchObject({ state: "sent", attempts: 1, error: null });
});

test.each<[string, Reply]>([
  ["429", { status: 429 }],
  ["500", { status: 500 }],
  ["a reset", "reset"],
])("after %s the message waits, is sent again when it is due, and then no more", async (_name, fault) => {
  const { arrived, clock, db, delivering } = await outbox((count) => (count <= 2 ? fault : { status: 200 }));
  expect(await deliverDue(delivering)).toMatchObject({ failed: 1, waiting: 1, nextAt: START + 30_000 });
  expect(await deliverDue(delivering)).toMatchObject({ failed: 0, sent: 0, waiting: 1 });
  clock.at = START + 30_000;
  expect(await deliverDue(delivering)).toMatchObject({ failed: 1, waiting: 1, nextAt: START + 90_000 });
  clock.at = START + 90_000;
  expect(await deliverDue(delivering)).toMatchObject({ sent: 1, waiting: 0 });
  clock.at += 3_600_000;
  await deliverDue(delivering);
  expect(arrived.length).toBe(3);
  expect(new Set(arrived.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set(["2024-02-06.alarm.desk"]));
  expect(readOutbox(db)[0]).toMatchObject({ state: "sent", attempts: 3 });
});

test("a robot's error in an answer of 200 is retried like any other", async () => {
  const { url, arrived } = await loopback((_request, count) => ({
    status: 200,
    body: count === 1 ? '{"errcode":130101,"errmsg":"send too fast"}' : '{"errcode":0,"errmsg":"ok"}',
  }));
  const { db, clock, delivering, rules } = await outbox(() => ({ status: 200 }));
  const channels = { ...rules.channels, desk: { kind: "dingtalk" as const, url: `\${U}` } };
  const robot = { ...delivering, channels, env: { U: url } };
  expect(await deliverDue(robot)).toMatchObject({ failed: 1 });
  expect(readOutbox(db)[0].error).toBe("the channel refused the message (errcode 130101): send too fast");
  clock.at += 30_000;
  expect(await deliverDue(robot)).toMatchObject({ sent: 1 });
  expect(arrived.length).toBe(2);
});

test("a process that died while sending leaves a message that is sent once more and marked as a possible repeat", async () => {
  const { arrived, db, delivering } = await outbox(() => ({ status: 200 }));
  keepDelivery(db, { ...readOutbox(db)[0], state: "sending", attempts: 1 });
  expect(await deliverDue(delivering)).toMatchObject({ sent: 1, waiting: 0 });
  expect(JSON.parse(arrived[0].body).text).toContain("本条可能重复");
  await deliverDue(delivering);
  expect(arrived.length).toBe(1);
});

test("the waits double up to an hour, a channel may ask for more, and the last attempt gives up", async () => {
  expect([1, 2, 3, 8, 9, 24].map((attempts) => waitAfter(attempts, null) / 1000)).toEqual([
    30, 60, 120, 3600, 3600, 3600,
  ]);
  expect(waitAfter(1, 7_200_000)).toBe(7_200_000);
  expect(waitAfter(1, 1e12)).toBe(86_400_000);
  const { arrived, clock, db, delivering } = await outbox(() => ({ status: 403 }));
  for (let i = 0; i < MOST_ATTEMPTS + 3; i++) {
    await deliverDue(delivering);
    clock.at += 3_600_000;
  }
  expect(arrived.length).toBe(MOST_ATTEMPTS);
  expect(readOutbox(db)[0]).toMatchObject({ state: "given-up", error: "the channel answered 403" });
});

test("a channel that the rules no longer name is said, and nothing is sent", async () => {
  const { arrived, db, delivering } = await outbox(() => ({ status: 200 }));
  await deliverDue({ ...delivering, channels: {} });
  expect(readOutbox(db)[0].error).toBe('the rules name no channel "desk" any more');
  expect(arrived).toEqual([]);
});

test("of too many that wait the oldest are given up, and said so", async () => {
  const { db, rules, delivering } = await outbox(() => ({ status: 500 }));
  const alerts = Array.from({ length: MOST_WAITING + 4 }, (_, i) => ({
    ...MADE_UP_ALERT,
    date: formatDay(parseDay("2025-01-01") + i),
  }));
  expect(postAlerts(db, rules, alerts, START + 1e9)).toBe(MOST_WAITING + 4);
  expect(await deliverDue(delivering)).toMatchObject({ sent: 0, failed: 0, waiting: MOST_WAITING });
  const given = readOutbox(db).filter(({ state }) => state === "given-up");
  expect(given.map(({ alert }) => alert.date)).toEqual([
    "2024-02-06",
    "2025-01-01",
    "2025-01-02",
    "2025-01-03",
    "2025-01-04",
  ]);
  expect(given[0].error).toBe(`more than ${MOST_WAITING} messages were waiting`);
});

test("the outbox remembers when each rule last spoke, before an evening", async () => {
  const { db } = await outbox(() => ({ status: 200 }));
  expect([...raisedBefore(db, parseDay("2024-02-07"))]).toEqual([["alarm", parseDay("2024-02-06")]]);
  expect([...raisedBefore(db, parseDay("2024-02-06"))]).toEqual([]);
});
