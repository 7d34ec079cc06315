import { answerHere } from "../../src/app/server/answer-here.ts";
import { createApp } from "../../src/app/server/app.ts";
import { heldStore } from "../../src/app/server/store-lease.ts";
import type { StudyEntry } from "../../src/app/studies/registry.ts";
import type { Store } from "../../src/data/store.ts";

export type Json = Record<string, unknown>;

const HOST = { host: "localhost" };

/** Asks the server's application, without a server, for a path; answers in this very process from the store. */
export function requestsOf(studies: readonly StudyEntry[], store: () => Store) {
  const log = { info: () => {}, error: (facts: object) => console.error(facts) };
  return async (path: string): Promise<{ status: number; body: Json }> => {
    const parts = {
      studies,
      answerer: answerHere(studies, heldStore(store())),
      storeVersion: () => "held",
      webRoot: "/nowhere",
      version: "0",
      log,
      host: "127.0.0.1",
    };
    const response = await createApp(parts).request(`http://localhost${path}`, { headers: HOST });
    return { status: response.status, body: (await response.json()) as Json };
  };
}

/** Schema of the answer of a route in an OpenAPI document. */
export function answerSchema(document: Json, route: string): Json {
  const operation = (document.paths as Record<string, { get: { responses: Record<string, Json> } }>)[route].get;
  return (operation.responses["200"].content as Record<string, { schema: Json }>)["application/json"].schema;
}
