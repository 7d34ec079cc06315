import { setPriority } from "node:os";
import { answerMessages } from "./study-messages.ts";

/**
 * A process that answers questions for the server: the file of the store is its only argument, without one it answers from
 * the recorded episode. It is less urgent than the server, so that a long computation never keeps a page waiting.
 */
const LESS_URGENT = 5;

setPriority(LESS_URGENT);
const [file] = process.argv.slice(2);
const { registry } = await import("../studies/registry.ts");
const { answerHere } = await import("./answer-here.ts");
answerMessages(answerHere(registry, await lease(file)), process);

async function lease(file: string | undefined) {
  const { FileLease, heldStore } = await import("./store-lease.ts");
  if (file === undefined) {
    const { openEpisodeStore } = await import("../../data/episode.ts");
    return heldStore(await openEpisodeStore(new Date()));
  }
  const { openDuckdbStore } = await import("../../data/stores/duckdb.ts");
  return new FileLease(file, (name) => openDuckdbStore(name, { access: "read" }));
}
