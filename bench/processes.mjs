// Whole commands as a person runs them: each is a process of its own, so loading the program is in the figure.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bianque, processOf, report, root } from "./support/measure.mjs";

const recorded = join(root, "../shared/data");
const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
const store = join(folder, "store.duckdb");
const empty = { alternative: "an empty node program", ...timed(["-e", "0"], { runs: 9 }) };

function timed(args, options) {
  const { seconds } = processOf(args, options);
  return { alternativeSeconds: seconds };
}

try {
  report({ name: "bianque --help", ...processOf([bianque, "--help"], { runs: 9 }), budgetSeconds: 0.2, ...empty });
  const source = existsSync(recorded) ? recorded : join(root, "episodes");
  const what = source === recorded ? "all recorded data" : "the shipped episode";
  const importing = processOf([bianque, "import", source, "--db", store], { runs: 1 });
  report({ name: `bianque import, ${what}`, ...importing, budgetSeconds: 20, budgetMb: 1500 });
  for (const line of ["summary", "stage --scoreboard", "basis"]) {
    const run = processOf([bianque, ...line.split(" "), "--db", store], { runs: 3 });
    const budgetSeconds = line === "summary" ? { budgetSeconds: 1 } : {};
    report({ name: `bianque ${line}, from a store of ${what}`, ...run, ...budgetSeconds, budgetMb: 1500 });
  }
} finally {
  rmSync(folder, { recursive: true });
}
