import pino from "pino";
import { DataGap } from "../../errors.ts";
import { createApp } from "../server/app.ts";
import { type Listening, listen } from "../server/listen.ts";
import { FileLease, heldStore, type StoreLease } from "../server/store-lease.ts";
import { readParams } from "../studies/read-params.ts";
import { sayIfEpisode } from "./open-store.ts";
import { packageVersion, webRoot } from "./package-root.ts";
import { printAnswer } from "./print/index.ts";
import type { ServingOptions } from "./serving-commands.ts";
import type { Setting } from "./setting.ts";
import { storeFile, storePlace } from "./store-place.ts";
import { pageOf } from "./terminal.ts";

/** Fills an empty store with the recorded episode, prints the last day's summary, and serves until stopped. */
export async function start(options: ServingOptions, setting: Setting): Promise<void> {
  const file = storeFile(options.db, setting.terminal.env);
  if (await setting.stores.fillIfEmpty(file)) {
    setting.terminal.note(`bianque: the recorded episode was loaded into ${file}\n`);
  }
  const lease = new FileLease(file, setting.stores.openFile);
  const summary = await lastSummary(lease, setting);
  if (!options.json)
    setting.terminal.out(await printAnswer("overview", summary, pageOf(setting.terminal, options.lang)));
  await serveLease(lease, file, { summary }, options, setting);
}

/** Serves a store, or the recorded episode where there is none, until stopped. */
export async function serve(options: ServingOptions, setting: Setting): Promise<void> {
  const place = storePlace(options.db, setting.terminal.env);
  sayIfEpisode(place, setting);
  const lease =
    place.kind === "file"
      ? new FileLease(place.file, setting.stores.openFile)
      : heldStore(await setting.stores.openEpisode());
  await serveLease(lease, place.kind === "file" ? place.file : null, {}, options, setting);
}

/** The last day's sheet, or null where the store lacks what it needs, which is said and no reason not to serve. */
async function lastSummary(lease: StoreLease, { studies, terminal }: Setting): Promise<unknown> {
  const entry = studies.find(({ name }) => name === "overview");
  const study = await entry!.load();
  try {
    return await lease.use((store) => study.run(store, readParams(study.params, {})));
  } catch (error) {
    if (!(error instanceof DataGap)) throw error;
    terminal.note(`bianque: no summary: ${error.message}\n`);
    return null;
  }
}

/** Serves until SIGINT or SIGTERM, then lets go of port and store. With `--json` the one document says where. */
async function serveLease(
  lease: StoreLease,
  file: string | null,
  more: object,
  options: ServingOptions,
  { studies, terminal }: Setting,
): Promise<void> {
  const log = pino({ level: options.log }, pino.destination(2));
  const { host } = options;
  const app = createApp({ studies, store: lease, webRoot: webRoot(), version: packageVersion(), log, host });
  try {
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
    await lease.close();
  }
}

/** Resolves after the first SIGINT or SIGTERM, when the port is free; later ones change nothing. */
function stopped(listening: Listening): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => void listening.close().then(resolve);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  });
}
