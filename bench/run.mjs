// Runs every bench/*.mjs (or those whose names are given) and prints one table. The lines they print are told in README.md.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { buildStale } from "../scripts/build.mjs";
import { root } from "../scripts/tools.mjs";

const folder = join(root, "bench");

function benches(wanted) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".mjs") && name !== "run.mjs");
  return wanted.length === 0 ? names : names.filter((name) => wanted.some((word) => name.includes(word)));
}

/** Results of one file, or undefined where it failed; what it says on stderr is passed on. */
function run(name) {
  console.error(`running ${name}`);
  const { status, stdout } = spawnSync(process.execPath, ["--expose-gc", join(folder, name)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) return undefined;
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
const shown = (value, unit) => (value === undefined ? "" : `${value.toFixed(digits(value))} ${unit}`);

function row(result) {
  const { name, seconds, kilobytes, memoryMb, budgetSeconds, budgetKilobytes, alternative, alternativeSeconds } =
    result;
  const ratio = result.ratio ?? (alternativeSeconds === undefined ? undefined : alternativeSeconds / seconds);
  return [
    name,
    kilobytes === undefined ? shown(seconds, "s") : shown(kilobytes, "kB"),
    budgetKilobytes === undefined ? shown(budgetSeconds, "s") : shown(budgetKilobytes, "kB"),
    memoryMb === undefined ? "" : `${memoryMb} MB`,
    alternative ?? "",
    alternativeSeconds === undefined ? "" : shown(alternativeSeconds, "s"),
    ratio === undefined ? "" : `${ratio.toFixed(digits(ratio))} x`,
    isOver(result) ? "OVER" : "",
  ];
}

function isOver({ seconds, kilobytes, memoryMb, budgetSeconds, budgetKilobytes, budgetMb }) {
  return seconds > budgetSeconds || kilobytes > budgetKilobytes || memoryMb > budgetMb;
}

function printTable(rows) {
  const head = ["what", "measured", "budget", "peak memory", "alternative", "it takes", "alternative / ours", ""];
  const lines = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  for (const cells of lines) {
    console.log(
      cells
        .map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join("  ")
        .trimEnd(),
    );
  }
}

if (buildStale({ needsWeb: true }) !== 0) process.exit(1);
const files = benches(process.argv.slice(2));
const outcomes = files.map((name) => ({ name, results: run(name) }));
console.log(
  `${cpus().length} x ${cpus()[0].model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
);
printTable(outcomes.flatMap(({ results }) => (results ?? []).map(row)));
const failed = outcomes.filter(({ results }) => results === undefined).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
