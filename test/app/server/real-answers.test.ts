import { describe, expect, test } from "vitest";
import { answerHere } from "../../../src/app/server/answer-here.ts";
import { createApp } from "../../../src/app/server/app.ts";
import { heldStore } from "../../../src/app/server/store-lease.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { ANSWERABLE } from "../../support/answerable.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { schemaErrors } from "../../support/json-schema.ts";

type Json = Record<string, unknown>;

const store = episodeStoreForTests();
const HOST = { host: "localhost" };

async function get(path: string): Promise<{ status: number; body: Json }> {
  const log = { info: () => {}, error: (facts: object) => console.error(facts) };
  const parts = {
    studies: registry,
    answerer: answerHere(registry, heldStore(store())),
    storeVersion: () => "held",
    webRoot: "/nowhere",
    version: "0",
    log,
    host: "127.0.0.1",
  };
  const response = await createApp(parts).request(`http://localhost${path}`, { headers: HOST });
  return { status: response.status, body: (await response.json()) as Json };
}

async function errorsOf(path: string, route: string): Promise<string[]> {
  const { body: document } = await get("/api/openapi.json");
  const { status, body } = await get(path);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return schemaErrors(body, answerSchema(document, route), document);
}

function answerSchema(document: Json, route: string): Json {
  const operation = (document.paths as Record<string, { get: { responses: Record<string, Json> } }>)[route].get;
  return (operation.responses["200"].content as Record<string, { schema: Json }>)["application/json"].schema;
}

describe.each(registry)("/api/$name", ({ name }) => {
  test("answers from the recorded episode just as the OpenAPI document describes", async () => {
    expect(await errorsOf(`/api/${name}?${new URLSearchParams(ANSWERABLE[name])}`, `/api/${name}`)).toEqual([]);
  });
});

test("a bad answer would be noticed: the document refuses a stage that is not one", async () => {
  const { body: document } = await get("/api/openapi.json");
  const { body } = await get("/api/stage?from=2024-02-05&to=2024-02-05");
  const [day] = body.days as Json[];
  const wrong = { ...body, days: [{ ...day, stage: "panic", evidence: undefined }] };
  expect(schemaErrors(wrong, answerSchema(document, "/api/stage"), document)).toHaveLength(2);
});

test.each([
  ["/api/basis?products=XX", 400, /XX/],
  ["/api/basis?from=2024-02-06&to=2024-02-05", 400, /expected from on or before to/],
  ["/api/overview?date=2008-01-02", 422, /2008-01-02/],
])("%s is refused with %i", async (path, status, sentence) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatch(sentence);
});
