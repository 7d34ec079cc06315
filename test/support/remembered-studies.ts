import { registry, type StudyEntry } from "../../src/app/studies/registry.ts";
import type { Study } from "../../src/app/studies/study.ts";

type AnyStudy = Study<Record<string, unknown>, unknown>;

/** The studies of the program, each run once for the same parameters: for tests that look at one answer from many sides. */
export function rememberedStudies(): readonly StudyEntry[] {
  const answers = new Map<string, Promise<unknown>>();
  return registry.map((entry) => ({
    ...entry,
    load: async () => {
      const study = (await entry.load()) as AnyStudy;
      const run: AnyStudy["run"] = (store, params, task) => {
        const key = `${study.name} ${JSON.stringify(params)}`;
        const known = answers.get(key) ?? study.run(store, params, task);
        answers.set(key, known);
        return known;
      };
      return { ...study, run } as Awaited<ReturnType<StudyEntry["load"]>>;
    },
  }));
}
