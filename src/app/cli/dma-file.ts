import type { Command } from "commander";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { dmaStudy } from "../studies/dma.ts";
import { DmaFile } from "../studies/dma-settings.ts";
import { DMA_TEMPLATE } from "../studies/dma-template.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** `dma [CONFIG]`: settings of a YAML file hold where the line does not give them; `--init` prints one to start from. */
export function accountFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[config]", "YAML of settings by name; options on the line win")
    .option("--init", "print a configuration with every setting told");
  return {
    otherwise: () => {
      const [file] = command.args;
      const settings = file === undefined ? {} : readSettingsFile(file, DmaFile);
      const given = Object.entries(settings).filter(([, value]) => value !== undefined);
      return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
    },
    instead: async (ask) => {
      if (command.opts<{ init?: boolean }>().init) terminal.out(DMA_TEMPLATE);
      else await ask(dmaStudy as AnyStudy);
    },
  };
}
