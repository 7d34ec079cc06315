import { fileURLToPath } from "node:url";

/** Folder of the recorded facts that the project ships, in a checkout and in the installed package alike. */
export function episodeFolder(): string {
  return fileURLToPath(new URL("../../episodes", import.meta.url));
}
