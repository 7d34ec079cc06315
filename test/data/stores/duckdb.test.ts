import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";
import { origin, storeSuite } from "../../contract/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

storeSuite("DuckDB store in memory", () => openDuckdbStore(":memory:", { access: "write" }));

const files = mkdtempSync(join(tmpdir(), "bianque-"));
let made = 0;
afterAll(() => rmSync(files, { recursive: true }));
storeSuite("DuckDB store in a file", () => openDuckdbStore(join(files, `${made++}.duckdb`), { access: "write" }));

const MON = parseDay("2024-02-05");

async function filledStore(): Promise<string> {
  const file = join(temporaryFolder(), "a.duckdb");
  const store = await openDuckdbStore(file, { access: "write" });
  const count = 20_000;
  await store.append(
    "index_daily",
    {
      date: Int32Array.from({ length: count }, (_, i) => MON - i),
      code: Array.from({ length: count }, () => "000905.SH"),
      close: Float64Array.from({ length: count }, (_, i) => 5000 + Math.sin(i)),
    },
    origin("a.csv"),
  );
  await store.close();
  return file;
}

/** A process of its own that holds the file open until the test is finished. */
async function otherProcess(file: string, mode: "READ_ONLY" | "READ_WRITE"): Promise<number> {
  const code = `import("@duckdb/node-api").then(async ({ DuckDBInstance }) => {
    globalThis.held = await DuckDBInstance.create(${JSON.stringify(file)}, { access_mode: "${mode}" });
    console.log("open"); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child.pid as number;
}

async function refusal(file: string, access: "read" | "write" = "read"): Promise<string> {
  const error = await openDuckdbStore(file, { access, patienceMs: 200 }).then(
    async (store) => {
      const rows = await store.scan("index_daily", { columns: ["close"] }).catch((reason: unknown) => reason);
      await store.close();
      return rows;
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  expect((error as Error).message).not.toContain("\n");
  return (error as Error).message;
}

describe("opening a store", () => {
  test("what was written is read by many readers at once, other processes among them", async () => {
    const file = await filledStore();
    await otherProcess(file, "READ_ONLY");
    const readers = await Promise.all([1, 2, 3].map(() => openDuckdbStore(file, { access: "read" })));
    for (const reader of readers) {
      expect((await reader.scan("index_daily", { columns: ["close"] })).count).toBe(20_000);
    }
    await Promise.all(readers.map((reader) => reader.close()));
  });

  test("an absent file is told with the command that makes one", async () => {
    const file = join(temporaryFolder(), "none.duckdb");
    expect(await refusal(file)).toBe(
      `store ${file} does not exist; make it with: bianque import <files or folders> --db ${file}`,
    );
    const deep = join(temporaryFolder(), "no", "none.duckdb");
    expect(await refusal(deep, "write")).toMatch(/cannot be made: the folder .* does not exist; make it first$/);
  });

  test("a file held by a writer is told with the process that holds it, to readers and writers", async () => {
    const file = await filledStore();
    const pid = await otherProcess(file, "READ_WRITE");
    for (const access of ["read", "write"] as const) {
      expect(await refusal(file, access)).toMatch(new RegExp(`^store .* is in use by process ${pid} .*wait for it$`));
    }
  });

  test("a reader elsewhere keeps a writer out", async () => {
    const file = await filledStore();
    const pid = await otherProcess(file, "READ_ONLY");
    const impatient = openDuckdbStore(file, { access: "write", patienceMs: 100 });
    await expect(impatient).rejects.toThrow(`is in use by process ${pid}`);
  });

  test("a folder, a text and an empty file are no store", async () => {
    const folder = temporaryFolder();
    expect(await refusal(folder)).toContain("is a folder; expected a file made by bianque import");
    for (const [name, text] of Object.entries({ "text.duckdb": "date,code\n".repeat(2000), "empty.duckdb": "" })) {
      writeFileSync(join(folder, name), text);
      expect(await refusal(join(folder, name))).toContain("is not a bianque store");
      expect(await refusal(join(folder, name), "write")).toContain("is not a bianque store");
      expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    }
  });

  test("a DuckDB file of another program, or of another version of this one, is left alone", async () => {
    const file = join(temporaryFolder(), "other.duckdb");
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run("create table prices as select 1 as a");
    expect(await told(file, connection, instance)).toContain("is a DuckDB file of something else");

    const versioned = await filledStore();
    const again = await DuckDBInstance.create(versioned);
    const editing = await again.connect();
    await editing.run("update bianque_store set version = 99");
    expect(await told(versioned, editing, again)).toContain("has version 99, this program reads version 2");
  });

  test("a store made before a table was added reads it as empty, and has it once it is written to", async () => {
    const file = await filledStore();
    const older = await DuckDBInstance.create(file);
    const editing = await older.connect();
    await editing.run("drop table stock_fundamental; drop table stock_fundamental_replaced");
    editing.closeSync();
    older.closeSync();

    const reading = await openDuckdbStore(file, { access: "read" });
    expect((await reading.scan("stock_fundamental", { columns: ["announced", "code"] })).count).toBe(0);
    expect((await reading.scan("index_daily", { columns: ["close"] })).count).toBe(20_000);
    expect((await reading.inventory()).map(({ table }) => table)).toEqual(["index_daily"]);
    expect(await reading.replacedCount()).toBe(0);
    await reading.close();

    const writing = await openDuckdbStore(file, { access: "write" });
    const row = { announced: Int32Array.of(MON), code: ["000001"], period_end: Int32Array.of(MON - 36) };
    expect(await writing.append("stock_fundamental", row, origin("a.csv"))).toMatchObject({ added: 1 });
    await writing.close();
    const again = await openDuckdbStore(file, { access: "read" });
    expect((await again.scan("stock_fundamental", { columns: ["code"] })).texts("code")).toEqual(["000001"]);
    await again.close();
  });

  test("a damaged or cut file is told as damaged", async () => {
    const file = await filledStore();
    const whole = readFileSync(file);
    const altered = Buffer.from(whole);
    for (let i = 12_288; i < altered.length; i += 1000) altered[i] ^= 255;
    writeFileSync(file, altered);
    expect(await refusal(file)).toMatch(/^store .* is damaged/);
    writeFileSync(file, whole.subarray(0, whole.length >> 1));
    expect(await refusal(file)).toMatch(/^store .* is damaged/);
  });
});

async function told(file: string, connection: { closeSync(): void }, instance: { closeSync(): void }): Promise<string> {
  connection.closeSync();
  instance.closeSync();
  return refusal(file);
}
