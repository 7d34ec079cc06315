import { InputError } from "../../errors.ts";
import type { Clock } from "./clock.ts";

const TRIES = 30;
const PAUSE_MS = 2000;

/** Does what needs the store, trying again for up to a minute while another process has it. Throws what `work` throws. */
export async function patiently<Answer>(
  work: () => Promise<Answer>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const inUse = error instanceof InputError && error.message.includes("is in use by");
      if (!inUse || tried === TRIES || signal.aborted) throw error;
      await clock.sleep(PAUSE_MS, signal);
    }
  }
}
