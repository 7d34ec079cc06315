import { PARAMETER_NAMES, PARAMETERS } from "../../domain/chain/index.ts";
import { number } from "./chain-template.ts";

/** Every number of the chain as a table in Markdown: usual value, plausible range, meaning, source or the word assumption. */
export function chainParameterTable(): string {
  const rows = PARAMETER_NAMES.map((name) => {
    const { usual, low, high, meaning, source } = PARAMETERS[name];
    return `| \`${name}\` | ${number(usual)} | ${number(low)} to ${number(high)} | ${meaning} | ${source} |`;
  });
  return ["| parameter | usual | plausible | meaning | source |", "|---|---|---|---|---|", ...rows].join("\n");
}
