import { SingleBar } from "cli-progress";
import type { Progress } from "../studies/snowball-valuation.ts";
import type { Terminal } from "./terminal.ts";

/** A bar on the terminal's screen while notes are valued; nothing where there is no screen. */
export function valuingProgress({ screen }: Terminal): { tell: Progress; stop: () => void } {
  if (!screen) return { tell: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {value}/{total} notes",
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
