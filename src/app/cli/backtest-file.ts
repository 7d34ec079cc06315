import type { Command } from "commander";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { backtestStudy, configuredBacktest } from "../studies/backtest.ts";
import { BACKTEST_TEMPLATE, BacktestSettings } from "../studies/backtest-settings.ts";
import type { AnyStudy } from "../studies/registry.ts";
import { progressBar } from "./progress-bar.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/**
 * `backtest [FILE]`: the book that a file configures, with a bar while it runs, else the one that --config or the defaults
 * do; `--init` prints a commented configuration.
 */
export function backtestFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[file]", "configuration as YAML; what it leaves out has its default")
    .option("--init", "print a commented configuration and stop");
  return {
    instead: async (ask) => {
      if (command.opts<{ init?: boolean }>().init) {
        terminal.out(BACKTEST_TEMPLATE);
        return;
      }
      const [file] = command.args;
      if (file === undefined) return ask(backtestStudy as AnyStudy);
      const bar = progressBar(terminal, "days");
      try {
        await ask(configuredBacktest(readSettingsFile(file, BacktestSettings), bar.tell) as AnyStudy);
      } finally {
        bar.stop();
      }
    },
  };
}
