import { answerHere } from "../../src/app/server/answer-here.ts";
import { type AppParts, createApp } from "../../src/app/server/app.ts";
import { heldStore } from "../../src/app/server/store-lease.ts";
import type { StudyEntry } from "../../src/app/studies/registry.ts";
import type { Store } from "../../src/data/store.ts";
import { emptyStore } from "./empty-store.ts";
import { fakeRegistry } from "./fake-study.ts";

/** The server's app over fakes, asked without a socket. */
export function servedApp(
  more: Partial<AppParts> = {},
  studies: readonly StudyEntry[] = fakeRegistry(),
  store: Store = emptyStore(),
) {
  const logged: unknown[] = [];
  const note = (facts: object) => void logged.push(facts);
  const answerer = answerHere(studies, heldStore(store));
  const parts = { studies, answerer, storeVersion: () => "held", log: { info: note, error: note } };
  const app = createApp({ ...parts, webRoot: "/nowhere", version: "0", host: "127.0.0.1", ...more });
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost${path}`, {
      ...init,
      headers: { host: "localhost", ...(init.headers as Record<string, string>) },
    });
  return { ask, logged };
}
