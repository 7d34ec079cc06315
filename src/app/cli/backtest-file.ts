import type { Command } from "commander";
import { backtestStudy, configuredBacktest } from "../studies/backtest.ts";
import { BACKTEST_TEMPLATE, BacktestSettings } from "../studies/backtest-settings.ts";
import type { Setting } from "./setting.ts";
import { settingsFromFile } from "./settings-file.ts";
import type { Peculiar } from "./study-command.ts";

/** `backtest [FILE]`: the book that a file configures, else the one that --config or the defaults do. */
export function backtestFromFile(command: Command, setting: Setting): Peculiar {
  return settingsFromFile(command, setting, {
    schema: BacktestSettings,
    template: BACKTEST_TEMPLATE,
    study: backtestStudy,
    studyOf: configuredBacktest,
  });
}
