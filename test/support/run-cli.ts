import { runCommandLine } from "../../src/app/cli/run.ts";
import type { Stores } from "../../src/app/cli/setting.ts";
import type { StudyEntry } from "../../src/app/studies/registry.ts";
import { emptyStore } from "./empty-store.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly note: string;
}

const emptyStores: Stores = {
  openFile: async () => emptyStore(),
  openEpisode: async () => emptyStore(),
  fillIfEmpty: async () => false,
};

/** Runs one command line in this process and collects what it writes. */
export async function runCli(
  line: string,
  studies: readonly StudyEntry[],
  { stores = emptyStores, env = {} }: { stores?: Stores; env?: Record<string, string> } = {},
): Promise<Outcome> {
  let out = "";
  let note = "";
  const terminal = {
    env: { BIANQUE_DB: "/nowhere/bianque.duckdb", ...env },
    columns: 100,
    isTty: false,
    screen: null,
    out: (text: string) => {
      out += text;
    },
    note: (text: string) => {
      note += text;
    },
  };
  // Words as a shell has them, double quotes keeping a word together.
  const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const code = await runCommandLine(argv, { studies, stores, terminal });
  return { code, out, note };
}
