import type { Lang } from "../../view/words/lang.ts";

/** What a printer may know about the place it prints to. */
export interface Page {
  readonly lang: Lang;
  /** Columns available. */
  readonly width: number;
  readonly colour: boolean;
}

/** Where a command writes: answers to `out`, everything else to `note`. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns: number | undefined;
  readonly isTty: boolean;
  /** Where a progress bar may be drawn: the screen behind stderr, or null where it is no screen. */
  readonly screen: NodeJS.WritableStream | null;
  out(text: string): void;
  note(text: string): void;
}

const NARROWEST = 40;
const WIDEST = 110;
const DEFAULT_WIDTH = 100;

/** The page of a terminal: `NO_COLOR`, `TERM=dumb` and a pipe all mean no colour. */
export function pageOf(terminal: Terminal, lang: Lang | undefined): Page {
  const { env, isTty } = terminal;
  const colour = isTty && !env.NO_COLOR && env.TERM !== "dumb";
  return { lang: lang ?? langOf(env), width: widthOf(terminal), colour };
}

/** A terminal that does not know its size says 0. */
function widthOf({ columns }: Terminal): number {
  return Math.min(Math.max(columns || DEFAULT_WIDTH, NARROWEST), WIDEST);
}

/** Chinese where the locale says so, else English. */
function langOf(env: Terminal["env"]): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.startsWith("zh") ? "zh" : "en";
}

/** The terminal of this process. A reader that goes away (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  return {
    env: process.env,
    columns: process.stdout.columns,
    isTty: process.stdout.isTTY === true,
    screen: process.stderr.isTTY ? process.stderr : null,
    out: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
  };
}
