import { z } from "zod";
import type { AnyStudy } from "../studies/registry.ts";
import type { Study } from "../studies/study.ts";
import { interruptible } from "./interruptible.ts";
import { progressBar } from "./progress-bar.ts";
import type { Terminal } from "./terminal.ts";

const Part = z.object({ done: z.number(), total: z.number() });

/** The study with a bar that counts `unit` while it runs, and ended in order by Ctrl-C. */
export function followed<Params, Answer>(study: Study<Params, Answer>, terminal: Terminal, unit: string): AnyStudy {
  const shown: Study<Params, Answer> = {
    ...study,
    run: (store, params) =>
      interruptible(async (signal) => {
        const bar = progressBar(terminal, unit);
        const tell = (part: unknown) => {
          const { done, total } = Part.parse(part);
          bar.tell(done, total);
        };
        try {
          return await study.run(store, params, { tell, signal });
        } finally {
          bar.stop();
        }
      }),
  };
  return shown as AnyStudy;
}
