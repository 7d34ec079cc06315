import type { Store } from "../../data/store.ts";
import type { StudyEntry } from "../studies/registry.ts";
import type { Terminal } from "./terminal.ts";

/** How stores are opened; tests pass their own. */
export interface Stores {
  /** Opens an existing store file for reading. */
  openFile(file: string): Promise<Store>;
  /** The recorded episode that the package ships, in memory. */
  openEpisode(): Promise<Store>;
  /** Puts the recorded episode into a store file that is absent or empty; false where it holds data already. */
  fillIfEmpty(file: string): Promise<boolean>;
}

/** Everything a command line runs in. */
export interface Setting {
  readonly studies: readonly StudyEntry[];
  readonly stores: Stores;
  readonly terminal: Terminal;
}
