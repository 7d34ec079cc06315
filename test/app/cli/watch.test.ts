import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EveningRuns } from "../../../src/contract.ts";
import { importEpisode } from "../../../src/data/episode.ts";
import { readRuns } from "../../../src/data/evening-journal.ts";
import { readOutbox } from "../../../src/data/outbox.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { loopback } from "../../support/loopback.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const { BIANQUE_DB: _none, ...env } = process.env;

/** Secrets that every channel of the test is given; none may be found anywhere afterwards. */
const SECRETS = {
  DESK_URL: "",
  DESK_SECRET: "s3cret-of-the-desk-0001",
  MAIL_PASSWORD: "s3cret-of-the-mail-0002",
};

describe("evening runs of a store of the recorded episode", () => {
  let folder: string;
  let episode: string;
  beforeAll(async () => {
    buildStale();
    folder = mkdtempSync(join(tmpdir(), "bianque-watch-"));
    episode = join(folder, "episode.duckdb");
    await importEpisode(episode, new Date("2024-05-01T08:00:00Z"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  let stores = 0;
  function freshStore(): string {
    const db = join(folder, `store-${++stores}.duckdb`);
    copyFileSync(episode, db);
    return db;
  }
  const bianque = (line: string, more: Record<string, string> = {}) =>
    spawnSync(process.execPath, [main, ...line.split(" ")], {
      cwd: folder,
      env: { ...env, ...more },
      encoding: "utf8",
    });
  /** A command that runs beside the test, so that servers of this process can answer it. */
  function beside(line: string, more: Record<string, string> = {}) {
    const child = spawn(process.execPath, [main, ...line.split(" ")], { cwd: folder, env: { ...env, ...more } });
    const said = { out: "", note: "" };
    child.stdout.on("data", (data) => {
      said.out += data;
    });
    child.stderr.on("data", (data) => {
      said.note += data;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    return { child, said, ended };
  }
  const rules = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const ALARM = "rules:\n  - {id: alarm, when: stage-changed, channels: [desk]}\n";

  test("--once runs every step, keeps what became of each, and sends an alert once however often it is told", async () => {
    const db = freshStore();
    const { url, arrived } = await loopback(() => ({ status: 200 }));
    const file = rules("once.yaml", `channels:\n  desk: {kind: webhook, url: "${url}"}\n${ALARM}`);
    const { said, ended } = beside(
      `watch --once --date 2024-02-06 --db ${db} --report reports --alerts ${file} --lang en`,
    );
    expect({ code: await ended, note: said.note }).toEqual({ code: 0, note: "" });
    expect(said.out.split("\n").map((line) => line.split("  ").slice(0, 3).join(" "))).toEqual([
      "2024-02-06 Fetch skipped",
      "2024-02-06 Quality ok",
      "2024-02-06 Stage ok",
      "2024-02-06 Studies ok",
      "2024-02-06 Report ok",
      "2024-02-06 Alerts ok",
      "",
    ]);
    expect(said.out).toContain("alerts: alarm; 1 sent");
    expect(readFileSync(join(folder, "reports/bianque-2024-02-06.html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect(readdirSync(join(folder, "reports"))).toEqual(["bianque-2024-02-06.html"]);
    const { runs } = EveningRuns.parse(JSON.parse(bianque(`runs --db ${db} --json`).stdout));
    expect(runs).toMatchObject([{ date: "2024-02-06", endedAt: expect.any(String) }]);
    const stage = runs[0].steps.find(({ step }) => step === "stage");
    expect(stage?.message).toEqual({ zh: "平仓 第 1 日", en: "Unwinding day 1" });
    expect(bianque(`runs --db ${db} --lang zh`).stdout).toContain("平仓 第 1 日");

    const again = beside(`alerts run --date 2024-02-06 --db ${db} --alerts ${file} --lang en`);
    expect({ code: await again.ended, out: again.said.out }).toEqual({ code: 0, out: "0 sent, 0 waiting\n" });
    expect(arrived.map(({ headers }) => headers["idempotency-key"])).toEqual(["2024-02-06.alarm.desk"]);
    expect(JSON.parse(arrived[0].body).headline.zh).toBe("阶段由踩踏转为平仓");
  });

  test("an evening that the data do not reach fails in its stage, skips its report, and ends with 4", () => {
    const db = freshStore();
    const { status, stdout, stderr } = bianque(`watch --once --date 2024-06-28 --db ${db} --report reports --json`);
    expect(status).toBe(4);
    expect(stderr).toBe(
      "bianque: 2024-06-28 stage: the data end on 2024-04-30, so no stage of 2024-06-28 can be told\n",
    );
    const { steps } = JSON.parse(stdout).runs[0];
    expect(steps.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`)).toEqual([
      "fetch skipped",
      "quality ok",
      "stage failed",
      "studies ok",
      "report skipped",
      "alerts skipped",
    ]);
  });

  test("bad options are one sentence", () => {
    const db = freshStore();
    const said = (line: string) => {
      const { status, stderr } = bianque(line);
      return [status, stderr];
    };
    expect(said(`watch --once --at 5pm --db ${db}`)).toEqual([
      2,
      'bianque: at is "5pm"; expected a time of day in Shanghai such as 17:30\n',
    ]);
    expect(said(`watch --date 2024-02-07 --db ${db}`)).toEqual([
      2,
      "bianque: --date is given without --once; expected both\n",
    ]);
    const [status, stderr] = said("watch --once");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^bianque: no store at bianque\.duckdb; make one first[^\n]*\n$/);
    rules("bad.yaml", "rules:\n  - id: a\n    when: tomorrow\n    channels: [desk]\n");
    expect(said(`watch --once --db ${db} --alerts bad.yaml`)[1]).toMatch(
      /^bianque: bad\.yaml, line 3: rules\.0\.when: /,
    );
  });

  test("a second watch gets one sentence, SIGTERM ends the first after its step, and a killed one is taken over", async () => {
    const db = freshStore();
    const first = beside(`watch --once --date 2024-02-07 --db ${db} --report reports-first --lang en`);
    while (!first.said.out.includes("Stage")) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = bianque(`watch --once --date 2024-02-07 --db ${db}`);
    expect(second.status).toBe(2);
    expect(second.stderr).toMatch(
      new RegExp(`^bianque: process ${first.child.pid} has been running evenings of [^\\n]* since [^\\n]*\\n$`),
    );
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(4);
    expect(first.said.note).toMatch(
      /^bianque: ending after the running step\n(.*\n)*bianque: 2024-02-07: stopped before/,
    );
    expect(readRuns(db)).toMatchObject([{ endedAt: null }]);
    expect(readdirSync(`${db}.evening`)).toEqual(["runs.jsonl"]);
    const third = beside(`watch --once --date 2024-02-07 --db ${db}`);
    while (!readdirSync(`${db}.evening`).includes("lock")) await new Promise((resolve) => setTimeout(resolve, 20));
    third.child.kill("SIGKILL");
    await third.ended;
    const fourth = beside(`watch --once --date 2024-02-07 --db ${db}`);
    while (!fourth.said.out.includes("Quality")) await new Promise((resolve) => setTimeout(resolve, 20));
    fourth.child.kill("SIGTERM");
    await fourth.ended;
    expect(fourth.said.note).toMatch(
      new RegExp(`^bianque: process ${third.child.pid}, [^\\n]*, is dead; taking over\\n`),
    );
  });

  test("two processes that send at once do not both send", async () => {
    const db = freshStore();
    const { url, arrived } = await loopback(() => ({ status: 200 }));
    const broken = rules("broken.yaml", `channels:\n  desk: {kind: webhook, url: "http://127.0.0.1:9"}\n${ALARM}`);
    for (const date of ["2024-02-06", "2024-02-08"]) {
      expect(bianque(`alerts run --date ${date} --db ${db} --alerts ${broken}`).status).toBe(4);
    }
    expect(readOutbox(db).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    const file = rules("race.yaml", `channels:\n  desk: {kind: webhook, url: "${url}"}\n${ALARM}`);
    makeDue(db);
    const racers = Array.from({ length: 4 }, () => beside(`alerts send --db ${db} --alerts ${file}`));
    await Promise.all(racers.map(({ ended }) => ended));
    expect(arrived.map(({ headers }) => headers["idempotency-key"]).sort()).toEqual([
      "2024-02-06.alarm.desk",
      "2024-02-08.alarm.desk",
    ]);
    expect(readOutbox(db).map(({ state }) => state)).toEqual(["sent", "sent"]);
  });

  test("a process killed while it sends loses nothing: the message goes out again, marked as a possible repeat", async () => {
    const db = freshStore();
    const { url, arrived } = await loopback((_request, count) => (count === 1 ? "silence" : { status: 200 }));
    const file = rules("killed.yaml", `language: en\nchannels:\n  desk: {kind: webhook, url: "${url}"}\n${ALARM}`);
    const first = beside(`alerts run --date 2024-02-06 --db ${db} --alerts ${file}`);
    while (arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readOutbox(db)[0]).toMatchObject({ state: "sending", attempts: 1 });
    first.child.kill("SIGKILL");
    await first.ended;
    const second = beside(`alerts send --db ${db} --alerts ${file}`);
    expect(await second.ended).toBe(0);
    expect(arrived.length).toBe(2);
    expect(JSON.parse(arrived[1].body).text).toContain("this may be a repeat");
    expect(readOutbox(db)[0]).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("alerts test tries each channel and says which one failed", async () => {
    const { url, arrived } = await loopback(({ path }) => ({ status: path === "/good" ? 200 : 500 }));
    const file = rules(
      "trial.yaml",
      `channels:\n  good: {kind: webhook, url: "${url}/good"}\n  bad: {kind: webhook, url: "${url}/bad"}\n`,
    );
    const all = beside(`alerts test --alerts ${file}`);
    expect(await all.ended).toBe(4);
    expect(all.said).toEqual({
      out: "good  ok\nbad  the channel answered 500\n",
      note: "bianque: channel bad: the channel answered 500\n",
    });
    const one = beside(`alerts test --channel good --alerts ${file}`);
    expect(await one.ended).toBe(0);
    expect(arrived.length).toBe(3);
    expect(bianque(`alerts test --channel best --alerts ${file}`).stderr).toBe(
      'bianque: --channel is "best"; expected one of good, bad\n',
    );
  });

  test("no secret is in the store, beside it, in any output, or in --json", async () => {
    const db = freshStore();
    const { url } = await loopback(({ path, body }) => ({
      status: 200,
      body: JSON.stringify({ errcode: 310000, errmsg: `bad ${path} ${body.slice(0, 20)} ${SECRETS.DESK_SECRET}` }),
    }));
    const secrets = { ...SECRETS, DESK_URL: `${url}/robot/send?access_token=t0ken-of-the-desk-0003` };
    const wecom = `  wecom: {kind: wecom, url: "\${DESK_URL}"}\n  feishu: {kind: feishu, url: "\${DESK_URL}", secret: "\${DESK_SECRET}"}\n`;
    const mail = `  mail: {kind: email, host: 127.0.0.1, port: 9, tls: none, user: desk, password: "\${MAIL_PASSWORD}", from: a@b.c, to: [d@e.f]}\n`;
    const file = rules(
      "secrets.yaml",
      `channels:\n  desk: {kind: dingtalk, url: "\${DESK_URL}", secret: "\${DESK_SECRET}"}\n${wecom}${mail}` +
        "rules:\n  - {id: alarm, when: stage-changed, channels: [desk, wecom, feishu, mail]}\n",
    );
    const outputs: string[] = [];
    for (const line of [
      `alerts run --date 2024-02-06 --db ${db} --alerts ${file}`,
      `alerts run --date 2024-02-06 --db ${db} --alerts ${file} --dry-run --json`,
      `alerts send --db ${db} --alerts ${file} --json`,
      `alerts test --alerts ${file} --json`,
      `alerts outbox --db ${db}`,
      `alerts outbox --db ${db} --json`,
      `runs --db ${db} --json`,
    ]) {
      const { said, ended } = beside(line, secrets);
      await ended;
      outputs.push(said.out, said.note);
    }
    expect(outputs.join("")).toContain("the channel refused the message");
    expect(readOutbox(db).length).toBe(4);
    const kept = filesUnder(`${db}.evening`).map((path) => readFileSync(path, "latin1"));
    for (const text of [...outputs, ...kept, readFileSync(db, "latin1")]) {
      expect(text).not.toMatch(/s3cret-of|t0ken-of/);
    }
  });

  /** Lets every waiting message be due. */
  function makeDue(db: string): void {
    for (const path of filesUnder(join(`${db}.evening`, "outbox"))) {
      const kept = JSON.parse(readFileSync(path, "utf8"));
      writeFileSync(path, JSON.stringify({ ...kept, nextAt: "2020-01-01T00:00:00.000Z" }));
    }
  }

  function filesUnder(path: string): string[] {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
  }

  test("an evening that was killed is kept as one that did not reach its end", async () => {
    const db = freshStore();
    const killed = beside(`watch --once --date 2024-02-07 --db ${db} --lang en`);
    while (!killed.said.out.includes("Stage")) await new Promise((resolve) => setTimeout(resolve, 20));
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(readRuns(db)).toMatchObject([{ date: "2024-02-07", endedAt: null }]);
    expect(bianque(`runs --db ${db} --lang en`).stdout).toContain("did not reach its end");
  });
});
