// Rewrites the recorded facts from their wide tables as the long tables of episodes/:
//   node scripts/make-episodes.mjs <folder with tape-2023-10_2024-04.csv, basis-history.csv, microcap-weekly.csv>
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const INDICES = ["000300.SH", "000905.SH", "000852.SH", "932000.CSI", "8841431.WI"];
const SLOTS = ["IF", "IH", "IC", "IM"].flatMap((product) => [0, 1, 2, 3].map((slot) => `${product}${slot}`));

const from = process.argv[2];
if (!from) throw new Error("which folder holds the recorded facts?");
const to = fileURLToPath(new URL("../episodes/", import.meta.url));

function records(name) {
  const [header, ...lines] = readFileSync(join(from, name), "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i], cell])));
}

function write(name, header, rows) {
  writeFileSync(join(to, name), `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`);
}

const tape = records("tape-2023-10_2024-04.csv");
const closes = tape.flatMap((day) => INDICES.map((code) => [day.date, code, "", "", "", day[code]]));
const contracts = tape.flatMap((day) =>
  SLOTS.map((slot) => [day[`${slot}_symbol`], day.date, "", "", "", day[`${slot}_close`], "", day[`${slot}_oi`]]),
);
const basis = records("basis-history.csv").flatMap((day) =>
  ["IC", "IM"]
    .map((product) => [day.date, product, day[`${product}_raw`], day[`${product}_adjusted`]])
    .filter((row) => row[2] !== ""),
);
const weekly = records("microcap-weekly.csv").map((week) => [week.date, "8841431.WI", week.close]);

write("index-closes-2023-10_2024-04.csv", "date,code,open,high,low,close", closes);
write("futures-2023-10_2024-04.csv", "symbol,date,open,high,low,close,volume,open_interest", contracts);
write("basis-2019_2024.csv", "date,product,raw,adjusted_ex_post", basis);
write("microcap-weekly-2021_2024.csv", "date,code,week_close", weekly);
