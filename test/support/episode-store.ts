import { afterAll, beforeAll } from "vitest";
import { openEpisodeStore } from "../../src/data/episode.ts";
import type { Store } from "../../src/data/store.ts";

/** Opens the recorded episode for the tests of a file; answers how to reach it inside a test. */
export function episodeStoreForTests(): () => Store {
  let store: Store | undefined;
  beforeAll(async () => {
    store = await openEpisodeStore(new Date("2024-05-01T08:00:00Z"));
  });
  afterAll(() => store?.close());
  return () => store!;
}
