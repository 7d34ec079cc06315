import { statSync } from "node:fs";
import type { Command } from "commander";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import type { Store } from "../../data/store.ts";
import { InputError } from "../../errors.ts";
import { chainRunStudy, givenChainRun } from "../studies/chain-run.ts";
import { ChainRunSettings } from "../studies/chain-run-settings.ts";
import { chainTemplate } from "../studies/chain-template.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

const HELP = `
Without a file: the recorded January of 2024. A folder of recorded tables (such as the episodes that the package ships)
runs that scenario on them. --init prints it, every parameter with its plausible range and its source or "assumption".`;

/** `chain run [SCENARIO]`: the scenario of a YAML file, the shipped one on a folder's tables, or the shipped one. */
export function chainRunFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[scenario]", "scenario as YAML, or a folder of recorded tables")
    .option("--init", "print the shipped scenario, commented, and stop")
    .addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      if (command.opts<{ init?: boolean }>().init) return terminal.out(chainTemplate());
      const [place] = command.args;
      if (place === undefined) return ask(chainRunStudy as AnyStudy);
      if (isFolder(place)) return ask(onFolder(place, terminal.note));
      return ask(givenChainRun(readSettingsFile(place, ChainRunSettings)) as AnyStudy);
    },
  };
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The shipped scenario on the tables of a folder, whatever the store holds. */
function onFolder(folder: string, note: (text: string) => void): AnyStudy {
  const study = chainRunStudy as AnyStudy;
  return {
    ...study,
    run: async (_, params) => {
      const store = await importedFolder(folder);
      try {
        note(`bianque: running on the tables of ${folder}\n`);
        return await study.run(store, params);
      } finally {
        await store.close();
      }
    },
  };
}

async function importedFolder(folder: string): Promise<Store> {
  const { openDuckdbStore } = await import("../../data/stores/duckdb.ts");
  const { importInto } = await import("../../data/ingest.ts");
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const { files } = await importInto(store, null, { paths: [folder], skipBadRows: false, now: new Date() });
  const refused = files.find(({ stored }) => !stored);
  if (!refused) return store;
  await store.close();
  throw new InputError(
    `${refused.file} was refused: ${refused.error ?? refused.refusals[0]?.reason ?? "no reason given"}`,
  );
}
