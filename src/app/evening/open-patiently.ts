import type { Store } from "../../data/store.ts";
import { InputError } from "../../errors.ts";
import type { Clock } from "./clock.ts";

const TRIES = 30;
const PAUSE_MS = 2000;

/** Opens a store, waiting up to a minute while another process writes to it. Throws what opening throws. */
export async function openPatiently(open: () => Promise<Store>, clock: Clock, signal: AbortSignal): Promise<Store> {
  for (let tried = 1; ; tried++) {
    try {
      return await open();
    } catch (error) {
      const inUse = error instanceof InputError && error.message.includes("is in use by");
      if (!inUse || tried === TRIES || signal.aborted) throw error;
      await clock.sleep(PAUSE_MS, signal);
    }
  }
}
