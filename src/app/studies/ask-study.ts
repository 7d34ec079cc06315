import type { Store } from "../../data/store.ts";
import { DataGap } from "../../errors.ts";
import { readParams } from "./read-params.ts";
import type { StudyEntry } from "./registry.ts";

/** The answer of the study of that name to parameters given as text. Throws DataGap where the registry has none. */
export async function askStudy<Answer>(
  store: Store,
  studies: readonly StudyEntry[],
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<Answer> {
  const entry = studies.find((candidate) => candidate.name === name);
  if (!entry) throw new DataGap(`there is no study named ${name}`);
  const study = await entry.load();
  return (await study.run(store, readParams(study.params, given))) as Answer;
}
