import { expect, test } from "vitest";
import { openApiDocument } from "../../../src/app/server/openapi.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { echoStudy, fakeRegistry } from "../../support/fake-study.ts";
import { schemaErrors } from "../../support/json-schema.ts";

type Json = Record<string, unknown>;

async function documentOf(entries: readonly { load: () => Promise<unknown> }[]) {
  const studies = await Promise.all(entries.map((entry) => entry.load()));
  return openApiDocument(studies as Parameters<typeof openApiDocument>[0], "1.2.3") as Json & { paths: Json };
}

test("parameters carry their type, limits, choices and defaults", async () => {
  const { paths } = await documentOf(fakeRegistry(echoStudy()));
  const { get } = paths["/api/echo"] as { get: { parameters: Json[] } };
  expect(get.parameters).toContainEqual({
    name: "windowDays",
    in: "query",
    description: "trailing days",
    required: false,
    schema: { type: "integer", minimum: 2, maximum: 500, default: 250 },
  });
  expect(get.parameters.find(({ name }) => name === "rule")).toMatchObject({ schema: { enum: ["near", "quarter"] } });
  expect(get.parameters.find(({ name }) => name === "tradable")).toMatchObject({ schema: { type: "boolean" } });
});

test("every route of the registry is described, and every reference points to something", async () => {
  const document = await documentOf(registry);
  expect(Object.keys(document.paths)).toEqual(registry.map(({ name }) => `/api/${name}`));
  const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  for (const [, ref] of refs) {
    const target = ref.split("/").reduce<unknown>((found, step) => (found as Json | undefined)?.[step], document);
    expect(target, ref).toBeTypeOf("object");
  }
});

test("the contract's shapes stand in the document by name and refuse what is not described", async () => {
  const document = await documentOf(registry);
  const band = { $ref: "#/components/schemas/Band" };
  expect(schemaErrors({ low: -0.1, high: 0.1 }, band, document)).toEqual([]);
  expect(schemaErrors({ low: null, high: 0.1, extra: 1 }, band, document)).toEqual([
    "$.low: null is no number",
    "$: extra is not described",
  ]);
  expect(schemaErrors("2024-2-5", { $ref: "#/components/schemas/DateText" }, document)).toHaveLength(1);
});
