import { readParams } from "../studies/read-params.ts";
import type { StudyEntry } from "../studies/registry.ts";
import type { Answerer } from "./question.ts";
import type { StoreLease } from "./store-lease.ts";
import { uploadedStudy } from "./uploads.ts";

/** Answers in this very process, from a leased store. `close` lets the store go. */
export function answerHere(studies: readonly StudyEntry[], store: StoreLease): Answerer {
  return {
    async answer({ study: name, given, upload }, task) {
      const study = upload ? await uploadedStudy(name, upload) : await named(studies, name).load();
      const params = readParams(study.params, given);
      const answer = await store.use((opened) => study.run(opened, params, task));
      return new TextEncoder().encode(JSON.stringify(answer));
    },
    close: () => store.close(),
  };
}

function named(studies: readonly StudyEntry[], name: string): StudyEntry {
  const found = studies.find((entry) => entry.name === name);
  if (!found) throw new Error(`there is no study "${name}"`);
  return found;
}
