// Writes src/domain/chain/fitted-sets.ts from the answer of a calibration:
//   bianque chain calibrate --json --db STORE > answer.json && node scripts/write-fitted-sets.mjs answer.json
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const answer = JSON.parse(readFileSync(process.argv[2], "utf8"));
const names = answer.blocks.find(({ block }) => block === "joined").parameters.map(({ name }) => name);
const rows = answer.sets.map(({ parameters }) => names.map((name) => Number(parameters[name].toPrecision(4))));
const text = `import { type ChainParameters, type ParameterName, USUAL_PARAMETERS } from "./parameters.ts";

/**
 * Sets of parameters that fit ${answer.from} to ${answer.to} about equally well, the best first; requirement of leveraged
 * accounts on the ${answer.requirementOn} value. Written by scripts/write-fitted-sets.mjs from \`bianque chain calibrate\`
 * (figures computed from recorded closes of indices and futures); four digits.
 */
const NAMES: readonly ParameterName[] = ${JSON.stringify(names)};

// biome-ignore-start lint/suspicious/noApproximativeNumericConstant: a fitted number is near a constant by chance
const ROWS: readonly (readonly number[])[] = [
${rows.map((row) => `  ${JSON.stringify(row)},`).join("\n")}
];
// biome-ignore-end lint/suspicious/noApproximativeNumericConstant: as above

/** The accepted sets of January and February 2024, the best first. */
export const FITTED_SETS: readonly ChainParameters[] = ROWS.map((row) => ({
  ...USUAL_PARAMETERS,
  ...Object.fromEntries(NAMES.map((name, at) => [name, row[at]])),
}));

/** The best of them. It knows the crash that it was fitted to: no forecast uses it. */
export const FITTED_PARAMETERS: ChainParameters = FITTED_SETS[0];
`;
writeFileSync(fileURLToPath(new URL("../src/domain/chain/fitted-sets.ts", import.meta.url)), text);
