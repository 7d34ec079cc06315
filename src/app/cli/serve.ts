import pino from "pino";
import { DataGap } from "../../errors.ts";
import { createApp } from "../server/app.ts";
import { type Listening, listen } from "../server/listen.ts";
import type { Answerer } from "../server/question.ts";
import { fileVersion } from "../server/store-lease.ts";
import { StudyPool } from "../server/study-pool.ts";
import { sayIfEpisode } from "./open-store.ts";
import { packageVersion, webRoot } from "./package-root.ts";
import { printAnswer } from "./print/index.ts";
import { hideSecrets, withoutSecrets } from "./secrets.ts";
import { serverToken } from "./server-token.ts";
import type { ServingOptions } from "./serving-commands.ts";
import type { Setting } from "./setting.ts";
import { storeFile, storePlace } from "./store-place.ts";
import { pageOf, type Terminal } from "./terminal.ts";

const QUESTIONS_WAITING = 32;

/** Fills an empty store with the recorded episode, prints the last day's summary, and serves until stopped. */
export async function start(options: ServingOptions, setting: Setting): Promise<void> {
  const token = serverToken(options.host, setting.terminal.env);
  const file = storeFile(options.db, setting.terminal.env);
  if (await setting.stores.fillIfEmpty(file)) {
    setting.terminal.note(`bianque: the recorded episode was loaded into ${file}\n`);
  }
  await serveStore(file, token, options, setting, async (answerer) => {
    const summary = await lastSummary(answerer, setting);
    if (!options.json)
      setting.terminal.out(await printAnswer("overview", summary, pageOf(setting.terminal, options.lang)));
    return { summary };
  });
}

/** Serves a store, or the recorded episode where there is none, until stopped. */
export async function serve(options: ServingOptions, setting: Setting): Promise<void> {
  const token = serverToken(options.host, setting.terminal.env);
  const place = storePlace(options.db, setting.terminal.env);
  sayIfEpisode(place, setting);
  await serveStore(place.kind === "file" ? place.file : null, token, options, setting, async () => ({}));
}

/** The last day's sheet, or null where the store lacks what it needs, which is said and no reason not to serve. */
async function lastSummary(answerer: Answerer, { terminal }: Setting): Promise<unknown> {
  const task = { tell: () => {}, signal: new AbortController().signal };
  try {
    return JSON.parse(new TextDecoder().decode(await answerer.answer({ study: "overview", given: {} }, task)));
  } catch (error) {
    if (!(error instanceof DataGap)) throw error;
    terminal.note(`bianque: no summary: ${error.message}\n`);
    return null;
  }
}

/**
 * Serves until SIGINT or SIGTERM, then lets go of port and store; a file of null is the recorded episode. `first` runs
 * before; what it answers joins the one document of `--json`, which says where.
 */
async function serveStore(
  file: string | null,
  token: string | null,
  options: ServingOptions,
  { studies, terminal }: Setting,
  first: (answerer: Answerer) => Promise<object>,
): Promise<void> {
  const { host, uploads = false, allowHost: allowedHosts } = options;
  const log = pino({ level: options.log }, { write: (line) => terminal.note(hideSecrets(line, terminal.env)) });
  const answerer = studyPool(file, options, terminal.env);
  try {
    const more = await first(answerer);
    const version = packageVersion();
    const questions = { studies, storeVersion: versionOf(file), answerer };
    const doors = { host, allowedHosts, token, uploads };
    const app = createApp({ ...questions, ...doors, webRoot: webRoot(), version, log });
    const listening = await listen(app, host, options.port);
    if (options.port !== 0 && listening.port !== options.port) {
      terminal.note(`bianque: port ${options.port} is in use, taking ${listening.port}\n`);
    }
    terminal.out(
      options.json
        ? `${JSON.stringify({ url: listening.url, store: file, ...more })}\n`
        : `bianque: ${listening.url}  (Ctrl-C stops)\n`,
    );
    await stopped(listening);
  } finally {
    await answerer.close();
  }
}

function versionOf(file: string | null): () => string {
  return file === null ? () => "episode" : () => fileVersion(file);
}

function studyPool(file: string | null, { processes, timeLimit, memory }: ServingOptions, env: Terminal["env"]) {
  return new StudyPool({
    module: new URL("../server/study-process.js", import.meta.url),
    args: file === null ? [] : [file],
    env: withoutSecrets(env),
    memoryMb: memory,
    limitMs: timeLimit * 1000,
    processes,
    waiting: QUESTIONS_WAITING,
  });
}

/** Resolves after the first SIGINT or SIGTERM, when the port is free; later ones change nothing. */
function stopped(listening: Listening): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => void listening.close().then(resolve);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  });
}
