import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { registry } from "../../src/app/studies/registry.ts";
import { CHECKOUT } from "../support/build.ts";
import { runCli } from "../support/run-cli.ts";

const text = (path: string) => readFileSync(join(CHECKOUT, path), "utf8");

/** Command lines of a page's blocks and tables of commands, as far as they name the program. */
function commandLines(path: string): string[] {
  return [...text(path).matchAll(/^ *bianque (.+)$/gm)].map(([, line]) => line.replace(/ [>#].*$/, "").trim());
}

const GUIDES = ["docs/evening-run.md", "docs/alerts.md", "docs/mcp.md"];

test.each(GUIDES.flatMap((path) => commandLines(path).map((line) => [path, line])))(
  "%s: `bianque %s` names a command and options that there are",
  async (_path, line) => {
    const words = line.split(" ");
    const command = words[0] === "alerts" && !words[1].startsWith("-") ? words.slice(0, 2) : words.slice(0, 1);
    const { code, out } = await runCli(`${command.join(" ")} --help`, registry);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: bianque ${command.join(" ")}`);
    for (const option of words.filter((word) => word.startsWith("--"))) expect(out).toContain(option);
  },
);

test("the unit runs one evening, and the timer starts it in Shanghai's time whatever the machine's", async () => {
  const unit = text("examples/systemd/bianque-evening.service");
  const line = /^ExecStart=\/usr\/bin\/env bianque (.+)$/m.exec(unit)?.[1] ?? "";
  const { out } = await runCli("watch --help", registry);
  const options = line.split(" ").filter((word) => word.startsWith("--"));
  expect(options).toContain("--once");
  for (const option of options) expect(out).toContain(option);
  expect(text("examples/systemd/bianque-evening.timer")).toMatch(/^OnCalendar=Mon\.\.Fri .* 17:30:00 Asia\/Shanghai$/m);
});
