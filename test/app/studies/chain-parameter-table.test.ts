import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chainParameterTable } from "../../../src/app/studies/chain-parameter-table.ts";
import { PARAMETER_NAMES, PARAMETERS } from "../../../src/domain/chain/index.ts";
import { CHECKOUT } from "../../support/build.ts";

test("docs/chain.md tells every number with its range, and its source or the word assumption", () => {
  expect(readFileSync(join(CHECKOUT, "docs/chain.md"), "utf8")).toContain(`\n${chainParameterTable()}\n`);
  expect(chainParameterTable().split("\n").length).toBe(PARAMETER_NAMES.length + 2);
  for (const name of PARAMETER_NAMES) expect(PARAMETERS[name].source.length).toBeGreaterThan(5);
});
