import type { Command } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import { openForReading } from "./open-store.ts";
import { packageVersion } from "./package-root.ts";
import type { Setting } from "./setting.ts";
import { pageOf } from "./terminal.ts";

interface Options extends CommonOptions {
  readonly date?: string;
  readonly out?: string;
  readonly nav?: string;
}

const HELP = `
One page that needs nothing else: pictures inside, no script, readable on a phone, printable. An older report of the same
name is replaced; any other file is left alone. The same store and date give the same bytes.

Examples:
  bianque report
  bianque report --date 2024-02-07 --out evening.html --lang en`;

/** Registers `bianque report`; studies and pictures are loaded when it runs. */
export function registerReport(program: Command, setting: Setting): void {
  const command = program
    .command("report")
    .summary("write the evening report: one HTML page with pictures")
    .description("Writes the evening report as one self-contained HTML page.")
    .option("--date <date>", "evening to tell of; nothing later enters any figure (default: the last that can be told)")
    .option("--out <file>", "file to write (default: bianque-YYYY-MM-DD.html in the current folder)")
    .option("--nav <file>", "CSV of a fund's net values (date,nav) whose style the report tells");
  addCommonOptions(command)
    .addHelpText("after", HELP)
    .action((options: Options) => report(options, setting));
}

async function report({ date, out, nav: file, ...common }: Options, setting: Setting): Promise<void> {
  const { studies, terminal } = setting;
  const { eveningDate } = await import("../report/evening.ts");
  const day = eveningDate(date);
  const nav = file === undefined ? undefined : { file, given: await givenNav(file) };
  const store = await openForReading(common.db, setting);
  try {
    const { writeReport } = await import("../report/report.ts");
    const { lang } = pageOf(terminal, common.lang);
    const written = await writeReport(store, studies, { date: day, out, lang, version: packageVersion(), nav });
    if (date !== undefined && date !== written.date) {
      terminal.note(
        `bianque: ${date} cannot be told; the report is of ${written.date}, the last evening before it that can\n`,
      );
    }
    const size = `${Math.ceil(written.bytes / 1000)} kB`;
    terminal.out(common.json ? `${JSON.stringify(written)}\n` : `${written.file}  ${written.date}  ${size}\n`);
  } finally {
    await store.close();
  }
}

async function givenNav(file: string) {
  const { readNavFile } = await import("../../data/nav-file.ts");
  return readNavFile(file);
}
