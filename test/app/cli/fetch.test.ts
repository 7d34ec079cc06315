import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { DAY_FILE, monthArchive } from "../../support/cffex-files.ts";
import { gb18030 } from "../../support/gb18030.ts";
import { readRows } from "../../support/import-files.ts";
import { type Reply, replayServer } from "../../support/replay-server.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { paramsOf, tushareRefusal, tushareReplies, tushareRows } from "../../support/tushare-replies.ts";

const TOKEN = "5ecre7-5ecre7-5ecre7-5ecre7";
const FEBRUARY = ["05", "06", "07", "08"].map((day) => `202402${day}`);
const archive: Reply = { type: "application/zip", body: monthArchive(FEBRUARY) };

beforeAll(buildStale);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly note: string;
}

function bianque(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const command = [join(CHECKOUT, "dist/app/cli/main.js"), ...args];
  return spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [out, note] = ["", ""];
  child.stdout?.on("data", (text) => {
    out += text;
  });
  child.stderr?.on("data", (text) => {
    note += text;
  });
  const [code] = await once(child, "close");
  return { code, out, note };
}

const WEEK = ["--from", "2024-02-05", "--to", "2024-02-08", "--per-minute", "100000"];

test("fetch fills a store from the exchange's files, says what came, and has nothing to ask the second time", async () => {
  const server = await replayServer(({ path }) => (path.endsWith(".zip") ? archive : undefined));
  const db = join(temporaryFolder(), "desk.duckdb");
  const line = ["fetch", "--source", "cffex", "--what", "daily", ...WEEK, "--db", db, "--base-url", server.url];
  const first = await ended(bianque(line));
  expect(first).toMatchObject({ code: 0 });
  expect(first.out).toMatch(/daily +0 +4 +0 +0 +20 +20/);
  expect(first.note).toContain("bianque: 4/4 daily 2024-02-05: 20 rows");
  const second = await ended(bianque([...line, "--json"]));
  expect(JSON.parse(second.out)).toMatchObject({ source: "cffex", datasets: [{ held: 4, answered: 0 }] });
  expect(server.asked).toHaveLength(1);
  expect(await readRows(db, "futures_daily", ["date", "symbol"])).toHaveLength(8);
  const told = await ended(bianque(["sources", "--db", db, "--json"]));
  expect(JSON.parse(told.out).sources[0].held[0]).toMatchObject({ table: "futures_daily IC", rows: 4 });
});

test("what a source refuses is one line and exit code 2; what came before it is stored", async () => {
  const fields = ["ts_code", "trade_date", "open", "high", "low", "close", "pre_close", "vol", "amount"];
  const server = await replayServer(
    tushareReplies({
      daily: (asked) =>
        paramsOf(asked).trade_date === "20240205"
          ? tushareRows(fields, [["000001.SZ", "20240205", 10, 10, 10, 10, 10, 1, 1]])
          : tushareRefusal(2002, "抱歉，您没有接口访问权限"),
    }),
  );
  const db = join(temporaryFolder(), "desk.duckdb");
  const line = ["fetch", "--source", "tushare", "--what", "daily", ...WEEK, "--db", db, "--base-url", server.url];
  const { code, note } = await ended(bianque(line, { TUSHARE_TOKEN: TOKEN }));
  expect(code).toBe(2);
  expect(note.trim().split("\n").at(-1)).toBe(
    "bianque: daily: Tushare daily: this token may not ask for it: 抱歉，您没有接口访问权限 (code 2002); see bianque sources",
  );
  expect(await readRows(db, "stock_price", ["date", "code"])).toEqual(["2024-02-05 000001"]);
});

test("the token is in no output, no error and no byte of the store, whatever the source answers", async () => {
  const echoes: Reply[] = [
    tushareRefusal(40101, `token ${TOKEN} 不对`),
    tushareRefusal(50000, `内部错误 ${TOKEN}`),
    { body: `not json ${TOKEN}` },
    { status: 500, body: TOKEN },
    { body: JSON.stringify({ code: 0, msg: TOKEN, data: { fields: [TOKEN], items: [["x"]] } }) },
    tushareRows(
      ["ts_code", "trade_date", "open", "high", "low", "close", "pre_close", "vol", "amount"],
      [["000001.SZ", "20240205", 10, 10, 10, 10, 10, 1, 1]],
    ),
  ];
  for (const echo of echoes) {
    const server = await replayServer(() => echo);
    const folder = temporaryFolder();
    const days = ["--from", "2024-02-05", "--to", "2024-02-05"];
    const line = ["fetch", "--source", "tushare", "--what", "daily", ...days, "--db", join(folder, "desk.duckdb")];
    const env = { TUSHARE_TOKEN: TOKEN, BIANQUE_TRACE: "1" };
    const { out, note } = await ended(bianque([...line, "--json", "--base-url", server.url], env));
    const left = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
    expect(server.tokens).toContain(TOKEN);
    for (const text of [out, note, ...left]) expect(text.includes(TOKEN)).toBe(false);
  }
}, 180_000);

test("Ctrl-C ends after the day in hand, and the same command goes on from there", async () => {
  let answered = 0;
  let child: ChildProcess | undefined;
  const server = await replayServer(({ path }) => {
    if (!path.endsWith(".csv")) return undefined;
    answered++;
    if (answered === 2) child?.kill("SIGINT");
    return { body: gb18030(DAY_FILE) };
  });
  const db = join(temporaryFolder(), "desk.duckdb");
  const days = ["--from", "2024-02-06", "--to", "2024-02-08", "--per-minute", "60"];
  const line = ["fetch", "--source", "cffex", "--what", "daily", ...days, "--db", db, "--base-url", server.url];
  child = bianque(line);
  const first = await ended(child);
  expect(first.code).toBe(0);
  expect(first.out).toContain("stopped; the same command goes on from here");
  const held = (await readRows(db, "futures_settlement", ["date"])).length / 3;
  expect([1, 2]).toContain(held);
  const second = await ended(bianque([...line, "--json"]));
  expect(JSON.parse(second.out)).toMatchObject({ stopped: false, datasets: [{ held, answered: 3 - held, left: 0 }] });
  expect(await readRows(db, "futures_settlement", ["date"])).toHaveLength(9);
});

test("wrong options are one sentence: source, data set, days, address, token, name", async () => {
  const said = async (options: string) => {
    const { code, note } = await runCli(`fetch ${options} --db /tmp/never.duckdb`, []);
    return `${code} ${note.trim()}`;
  };
  expect(await said("--source wind")).toBe('2 bianque: source is "wind"; expected one of cffex, tushare, aktools');
  expect(await said("--source cffex --what rank")).toBe(
    '2 bianque: --what names "rank", which cffex does not have; expected some of daily, parameters',
  );
  expect(await said("--source cffex --from 2024-02-08 --to 2024-02-05")).toBe(
    "2 bianque: --from is after --to; expected it before",
  );
  expect(await said("--source cffex --base-url ftp://example.invalid")).toMatch(/--base-url is no address of the web/);
  expect(await said("--source tushare --base-url http://me:pass@127.0.0.1/")).toBe(
    "2 bianque: --base-url holds a name or password; expected none",
  );
  expect(await said("--source cffex --prefer wind")).toMatch(/--prefer names "wind"/);
});

test("sources lists data sets, costs and who reads what, in both languages, with a token or without", async () => {
  const english = await runCli("sources", []);
  expect(english.code).toBe(0);
  expect(english.out).toMatch(/tushare: at most 200 requests a minute for each interface/);
  expect(english.out).toMatch(/· daily_basic \(2000 points\): stocks: shares issued/);
  expect(english.out).toMatch(/· microcap: needs stock_price, stock_shares; better with stock_name/);
  const chinese = await runCli("sources --lang zh", [], { env: { TUSHARE_TOKEN: TOKEN } });
  expect(chinese.out).toMatch(/tushare：每个接口每分钟至多 200 次|tushare: 每个接口每分钟至多 200 次/);
  expect(chinese.out).not.toContain(TOKEN);
});
