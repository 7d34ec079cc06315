import { basename } from "node:path";
import { SingleBar } from "cli-progress";
import { type ImportProgress, type ImportResult, importPaths } from "../../data/ingest.ts";
import type { FileResult } from "../../data/ingest-file.ts";
import { InputError } from "../../errors.ts";
import { keepEveningSeries } from "../studies/evening-series.ts";
import { importReport, resultLine } from "./import-report.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly db: string;
  readonly skipBadRows?: boolean;
  readonly json?: boolean;
}

/** Imports, showing progress on stderr, and prints what was taken. Throws InputError when any file was not stored. */
export async function runImport(paths: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const progress = terminal.screen ? barProgress(terminal.screen) : lineProgress(terminal);
  let result: ImportResult;
  try {
    result = await importPaths({
      db: options.db,
      paths,
      skipBadRows: options.skipBadRows === true,
      now: new Date(),
      onProgress: progress.tell,
      afterwards: keepEveningSeries,
    });
  } finally {
    progress.stop();
  }
  terminal.out(options.json ? `${JSON.stringify({ db: options.db, ...result })}\n` : importReport(options.db, result));
  const refused = result.files.filter((file) => !file.stored);
  if (refused.length > 0) throw new InputError(refusalSentence(refused, result.files.length));
}

/** What stopped the first file that was not stored, and how many others there are. */
function refusalSentence(refused: readonly FileResult[], files: number): string {
  const [first] = refused;
  const others = refused.length > 1 ? `; ${refused.length} of ${files} files were not stored` : "";
  if (first.error !== null) return `${first.error}${others}`;
  const [{ line, column, reason }] = first.refusals;
  const more = first.refused > 1 ? ` (and ${first.refused - 1} more rows)` : "";
  const place = `${first.file} line ${line}${column ? `, ${column}` : ""}`;
  return `${place}: ${reason}${more}; nothing of the file is stored, --skip-bad-rows takes its good rows${others}`;
}

interface Progress {
  tell(progress: ImportProgress): void;
  stop(): void;
}

function barProgress(screen: NodeJS.WritableStream): Progress {
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {filesDone}/{files} files | {name}",
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    tell({ bytesDone, bytes, filesDone, files, next }) {
      const told = { filesDone, files, name: next === null ? "" : basename(next) };
      if (!started) bar.start(bytes, bytesDone, told);
      else bar.update(bytesDone, told);
      started = true;
    },
    stop: () => bar.stop(),
  };
}

function lineProgress(terminal: Terminal): Progress {
  return {
    tell({ last, filesDone, files }) {
      if (last !== null) terminal.note(`bianque: ${filesDone}/${files} ${resultLine(last)}\n`);
    },
    stop: () => {},
  };
}
