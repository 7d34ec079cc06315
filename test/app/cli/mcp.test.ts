import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paramShapes } from "../../../src/app/studies/read-params.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { Overview } from "../../../src/contract.ts";
import { importEpisode } from "../../../src/data/episode.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");

/** The official client on the other end of a real child process, on a store of the recorded episode. */
describe("bianque mcp", () => {
  const client = new Client({ name: "test", version: "1" });
  let folder: string;
  let db: string;
  beforeAll(async () => {
    buildStale();
    folder = mkdtempSync(join(tmpdir(), "bianque-mcp-"));
    db = join(folder, "episode.duckdb");
    await importEpisode(db, new Date("2024-05-01T08:00:00Z"));
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [main, "mcp", "--db", db], cwd: folder }),
    );
  });
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true });
  });
  const call = async (name: string, given: Record<string, unknown> = {}) =>
    (await client.callTool({ name, arguments: given })) as CallToolResult;
  const textOf = ({ content }: CallToolResult) => (content[0].type === "text" ? content[0].text : "");

  test("offers one read-only tool for every study that needs no file, with its parameters", async () => {
    const { tools } = await client.listTools();
    const entries = registry.filter(({ needsFile }) => !needsFile);
    expect(tools.map(({ name, description }) => [name, description])).toEqual(
      entries.map(({ name, summary }) => [name, summary]),
    );
    for (const [i, { annotations, inputSchema }] of tools.entries()) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      const shapes = paramShapes((await entries[i].load()).params);
      expect(Object.keys(inputSchema.properties ?? {})).toEqual(shapes.map(({ name }) => name));
    }
    const basis = tools.find(({ name }) => name === "basis")!;
    expect(basis.inputSchema.properties?.from).toMatchObject({ type: "string", description: expect.any(String) });
  });

  test("answers the sheet of an evening as the contract says", async () => {
    const answer = await call("overview", { date: "2024-02-07" });
    expect(answer.isError).toBeUndefined();
    expect(Overview.parse(JSON.parse(textOf(answer))).day).toMatchObject({ date: "2024-02-07", stage: "unwinding" });
  });

  test("takes numbers and flags as an assistant writes them", async () => {
    const answer = await call("factors", { synthetic: true, seed: 2, from: "2024-02-01", to: "2024-02-08" });
    expect(answer.isError).toBeUndefined();
  });

  test("a bad date, an unknown parameter, missing data and an unknown tool are tool errors of one sentence", async () => {
    const said = [
      await call("overview", { date: "2024-02-30" }),
      await call("overview", { day: "2024-02-07" }),
      await call("factor-study", { to: "2024-02-07" }),
      await call("check", {}),
    ];
    expect(said.every(({ isError }) => isError === true)).toBe(true);
    expect(textOf(said[0])).toBe('date is "2024-02-30"; expected a calendar day such as 2024-02-05');
    expect(textOf(said[1])).toBe('unknown parameter "day"; expected date, snowballs');
    expect(textOf(said[2])).not.toBe("");
    expect(textOf(said[3])).toMatch(/^there is no tool "check"; expected one of overview, /);
    for (const answer of said) expect(textOf(answer)).not.toMatch(/\n|defect/);
  });

  test("an answer too long to tell is refused with what to ask instead", async () => {
    const answer = await call("basis", {});
    expect(answer.isError).toBe(true);
    expect(textOf(answer)).toMatch(/^the answer has \d+ kB, more than the 200 kB that are told; ask for fewer days/);
    expect((await call("basis", { from: "2024-02-05", to: "2024-02-07" })).isError).toBeUndefined();
  });

  test("gives the pages of the documentation, the glossary among them", async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain("bianque://docs/glossary.md");
    const { contents } = await client.readResource({ uri: "bianque://docs/glossary.md" });
    expect(contents[0]).toMatchObject({ mimeType: "text/markdown", text: expect.stringContaining("贴水") });
    await expect(client.readResource({ uri: "bianque://docs/../package.json" })).rejects.toThrow(
      "there is no resource",
    );
  });

  test("lets the store go between questions, and never writes to it", async () => {
    await call("inventory");
    await importEpisode(db, new Date("2024-05-02T08:00:00Z"));
    const before = statSync(db).mtimeMs;
    expect((await call("inventory")).isError).toBeUndefined();
    expect(statSync(db).mtimeMs).toBe(before);
  });
});

test("nothing but the protocol is on stdout, even where something has to be said, and the end of stdin ends it", async () => {
  const child = spawn(process.execPath, [main, "mcp"], {
    cwd: tmpdir(),
    env: { ...process.env, BIANQUE_DB: "/nowhere/b.duckdb" },
  });
  const said = { out: "", note: "" };
  child.stdout.on("data", (data) => {
    said.out += data;
  });
  child.stderr.on("data", (data) => {
    said.note += data;
  });
  const request = (id: number, method: string, params: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
  request(1, "initialize", {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "t", version: "1" },
  });
  request(2, "tools/call", { name: "inventory", arguments: {} });
  child.stdin.end();
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code).toBe(0);
  expect(said.note).toContain("answering from the recorded episode");
  const lines = said.out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([1, 2]);
});
