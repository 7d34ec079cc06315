import { expect, test } from "vitest";
import { echoStudy, fakeRegistry, missingData } from "../../support/fake-study.ts";
import { runCli } from "../../support/run-cli.ts";

const run = (line: string, study = echoStudy()) => runCli(line, fakeRegistry(study));

test("a study becomes a command whose options are its parameters in kebab case", async () => {
  const { code, out } = await run("echo --help");
  expect(code).toBe(0);
  expect(out).toContain("--from <date>");
  expect(out).toMatch(/--window-days <n> +trailing days \(default: 250\)/);
  expect(out).toMatch(/--rule <choice> .*choices: "near", "quarter"/);
  expect(out).toMatch(/--tradable +the tradable version only/);
  for (const common of ["--db <file>", "--json", "--lang <lang>", "--tally"]) expect(out).toContain(common);
  expect(out).toContain("Examples:\n  bianque echo --from 2024-02-05 --json");
});

test("--json prints exactly one document on stdout, with the study's own defaults and null for NaN", async () => {
  const { code, out, note } = await run("echo --from 2024-02-05 --window-days 20 --tradable --json");
  expect(code).toBe(0);
  expect(out.trim().split("\n")).toHaveLength(1);
  expect(JSON.parse(out)).toEqual({
    from: "2024-02-05",
    to: null,
    products: ["IC", "IM"],
    windowDays: 20,
    rule: "near",
    tradable: true,
    ratio: null,
  });
  expect(note).toMatch(/^bianque: no store at .*; answering from the recorded episode that the package ships\n$/);
});

test("an alias is the same command, and a flag reaches the study of its name", async () => {
  expect(JSON.parse((await run("repeat --json")).out).rule).toBe("near");
  expect(JSON.parse((await run("echo --tally --json")).out)).toEqual({ tally: 7 });
});

test.each([
  ["ehco", "bianque: unknown command 'ehco' (Did you mean echo?); see bianque --help\n"],
  ["echo --form 2024-02-05", "bianque: unknown option '--form' (Did you mean --from?); see bianque --help\n"],
  ["echo --from 2024-02-30", 'bianque: from is "2024-02-30"; expected a calendar day such as 2024-02-05\n'],
  ["echo --from 2030-01-02", "bianque: from is 2030-01-02; expected a day from 2005-01-01 to 2026-12-31\n"],
  ["echo --window-days 1", 'bianque: windowDays is "1"; expected a whole number of at least 2 and at most 500\n'],
  ["echo --window-days ten", 'bianque: windowDays is "ten"; expected a whole number of at least 2 and at most 500\n'],
  [
    "echo --rule far",
    /^bianque: option '--rule <choice>' argument 'far' is invalid\. Allowed choices are near, quarter; see/,
  ],
  ["echo extra", /^bianque: too many arguments for 'echo'\. Expected 0 arguments but got 1/],
  [
    "echo --db /nowhere/a.duckdb",
    /^bianque: --db is "\/nowhere\/a\.duckdb", which does not exist; expected a store filled by/,
  ],
  [
    "serve --port 65536",
    /^bianque: option '--port <n>' argument '65536' is invalid\. Expected a whole number from 0 to 65535/,
  ],
])("`%s` exits with 2 and one line that says what would be right", async (line, expected) => {
  const { code, out, note } = await run(line);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(note.trim().split("\n")).toHaveLength(1);
  if (typeof expected === "string") expect(note).toBe(expected);
  else expect(note).toMatch(expected);
});

test("bad input is told before a store is opened", async () => {
  const openFile = () => Promise.reject(new Error("opened"));
  const stores = { openFile, openEpisode: openFile, fillIfEmpty: async () => false };
  expect((await runCli("echo --from x", fakeRegistry(), { stores })).code).toBe(2);
});

test("missing data exits with 2, a defect with 1 and its trace only when asked for", async () => {
  const gap = await run("echo --json", echoStudy(missingData));
  expect(gap).toMatchObject({ code: 2, out: "" });
  expect(gap.note).toContain("bianque: futures_daily holds no IM contract on 2018-01-02; import one\n");
  const defect = () => new TypeError("x is undefined");
  const plain = await run("echo", echoStudy(defect));
  expect(plain.code).toBe(1);
  expect(plain.note).not.toContain("fake-study");
  const traced = await runCli("echo", fakeRegistry(echoStudy(defect)), { env: { BIANQUE_TRACE: "1" } });
  expect(traced.note).toContain("fake-study");
});

test("no command prints the help", async () => {
  const { code, out } = await run("");
  expect(code).toBe(0);
  expect(out).toContain("Usage: bianque");
});
