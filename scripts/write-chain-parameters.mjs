// Writes the table of parameters into docs/chain.md, and the shipped scenario into examples/chain-2024.yaml, both from the
// built program: npm run build && node scripts/write-chain-parameters.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chainParameterTable } from "../dist/app/studies/chain-parameter-table.js";
import { chainTemplate } from "../dist/app/studies/chain-template.js";

const page = fileURLToPath(new URL("../docs/chain.md", import.meta.url));
const text = readFileSync(page, "utf8");
const [begin, end] = ["<!-- parameters -->\n", "<!-- end of parameters -->"];
const head = text.slice(0, text.indexOf(begin) + begin.length);
writeFileSync(page, `${head}\n${chainParameterTable()}\n\n${text.slice(text.indexOf(end))}`);
writeFileSync(fileURLToPath(new URL("../examples/chain-2024.yaml", import.meta.url)), chainTemplate());
