import { SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.ts";

/** How far long work has come, shown. */
export interface ProgressBar {
  readonly tell: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on the terminal's screen that counts `unit`; nothing where there is no screen. */
export function progressBar({ screen }: Terminal, unit: string): ProgressBar {
  if (!screen) return { tell: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `{bar} {percentage}% | {value}/{total} ${unit}`,
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = false;
  return {
    tell: (done, total) => {
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    },
    stop: () => bar.stop(),
  };
}
