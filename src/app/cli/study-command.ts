import { type Command, Option } from "commander";
import { type ParamShape, paramShapes, readParams } from "../studies/read-params.ts";
import type { AnyStudy, StudyEntry } from "../studies/registry.ts";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import { openForReading } from "./open-store.ts";
import { printAnswer } from "./print/index.ts";
import type { Setting } from "./setting.ts";
import { pageOf } from "./terminal.ts";

/** Prints the answer of a study to the parameters of the line, and answers it. */
export type Ask = (study: AnyStudy) => Promise<unknown>;

/** What one command does in its own way. */
export interface Peculiar {
  /** Parameters that hold where the line does not give them. */
  readonly otherwise?: () => Record<string, string>;
  /** Asks another study in place of the command's own. */
  readonly instead?: (ask: Ask) => Promise<unknown>;
}

/** Gives a command the options of its study, its examples, and the action that answers it. */
export async function bindStudy(
  command: Command,
  entry: StudyEntry,
  flags: readonly StudyEntry[],
  setting: Setting,
  { otherwise = () => ({}), instead }: Peculiar = {},
): Promise<void> {
  const study = await entry.load();
  const shapes = addStudyOptions(command, study, flags);
  const ask: Ask = (asked) =>
    answer(asked, { ...otherwise(), ...givenText(command, shapes) }, command.opts<CommonOptions>(), setting);
  command.action(async () => {
    await (instead ? instead(ask) : ask(study));
  });
}

/** The options of a study and of every study, its summary and its examples. Answers the shapes of its parameters. */
function addStudyOptions(command: Command, study: AnyStudy, flags: readonly StudyEntry[]): readonly ParamShape[] {
  const shapes = paramShapes(study.params);
  for (const shape of shapes) command.addOption(optionOf(shape));
  for (const flag of flags) command.option(`--${flag.name}`, flag.summary);
  addCommonOptions(command);
  command.description(study.summary).addHelpText("after", `\nExamples:\n${indent(study.examples)}`);
  return shapes;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}

function optionOf(shape: ParamShape): Option {
  const flag = `--${shape.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (shape.kind === "flag") return new Option(flag, shape.description);
  const option = new Option(`${flag} <${placeholder(shape)}>`, shape.description);
  if (shape.kind === "choice") option.choices([...shape.choices]);
  if (shape.fallback !== undefined) option.default(shape.fallback, shape.fallback);
  if (shape.required) option.makeOptionMandatory();
  return option;
}

function placeholder(shape: ParamShape): string {
  if (shape.kind === "choice") return "choice";
  if (shape.kind === "number") return "n";
  return /^(from|to|date)$/.test(shape.name) ? "date" : "text";
}

/** What stood on the line, as text by parameter name; defaults are the study's own business. */
function givenText(command: Command, shapes: readonly ParamShape[]): Record<string, string> {
  const options = command.opts<Record<string, string | boolean>>();
  const given = shapes.filter(({ name }) => command.getOptionValueSource(name) === "cli");
  return Object.fromEntries(given.map(({ name }) => [name, String(options[name])]));
}

/** Reads the parameters, opens the store, prints the answer and answers it. */
async function answer(
  study: AnyStudy,
  given: Readonly<Record<string, string>>,
  options: CommonOptions,
  setting: Setting,
): Promise<unknown> {
  const params = readParams(study.params, given);
  const store = await openForReading(options.db, setting);
  try {
    const value = await study.run(store, params);
    await printValue(study.name, value, options, setting);
    return value;
  } finally {
    await store.close();
  }
}

/** Prints an answer as one JSON document or for a person. */
async function printValue(name: string, value: unknown, options: CommonOptions, { terminal }: Setting): Promise<void> {
  const text = options.json
    ? `${JSON.stringify(value)}\n`
    : await printAnswer(name, value, pageOf(terminal, options.lang));
  terminal.out(text);
}
