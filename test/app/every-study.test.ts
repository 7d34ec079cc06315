import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { printAnswer } from "../../src/app/cli/print/index.ts";
import { textWidth } from "../../src/app/cli/print/text-width.ts";
import { readParams } from "../../src/app/studies/read-params.ts";
import { ANSWERABLE } from "../support/answerable.ts";
import { CHECKOUT } from "../support/build.ts";
import { emptyStore } from "../support/empty-store.ts";
import { episodeStoreForTests } from "../support/episode-store.ts";
import { schemaErrors } from "../support/json-schema.ts";
import { madeUpEvenings } from "../support/made-up-evenings.ts";
import { rememberedStudies } from "../support/remembered-studies.ts";
import { sectionOf } from "../support/study-sections.ts";
import { answerSchema, type Json, requestsOf } from "../support/test-app.ts";

const english = { lang: "en", width: 100, colour: false } as const;
const chinese = { ...english, lang: "zh" } as const;

const store = episodeStoreForTests();
/** A store beside which evenings were run. */
const ranEvenings = { ...emptyStore(), eveningRuns: async () => madeUpEvenings().runs };
const studies = rememberedStudies();
const get = requestsOf(studies, store);
const commands = readFileSync(join(CHECKOUT, "docs/cli.md"), "utf8");

describe.each(studies)("$name", (entry) => {
  const { name } = entry;
  const given = ANSWERABLE[name] ?? {};

  async function answered(): Promise<unknown> {
    const study = await entry.load();
    return study.run(name === "runs" ? ranEvenings : store(), readParams(study.params, given));
  }

  test.each([english, chinese, { ...english, width: 60 }])("its printed answer fits the page: %o", async (page) => {
    const text = await printAnswer(name, await answered(), page);
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.split("\n")) expect(textWidth(line), line).toBeLessThanOrEqual(page.width);
    expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
    expect(text).not.toMatch(/\s-\d/);
  });

  test("every name in its --json shape in docs/cli.md is in the answer", async () => {
    const section = sectionOf(entry, commands);
    const shape = section.slice(section.indexOf("`--json`:"));
    const names = [...shape.matchAll(/"(\w+)"/g)].map(([quoted]) => quoted);
    const answer = JSON.stringify(await answered());
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((quoted) => !answer.includes(`${quoted}:`))).toEqual([]);
  });

  test("its answer over HTTP is as the OpenAPI document describes", async () => {
    const { body: document } = await get("/api/openapi.json");
    const { status, body } = await get(`/api/${name}?${new URLSearchParams(given)}`);
    expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
    expect(schemaErrors(body, answerSchema(document, `/api/${name}`), document)).toEqual([]);
  });
});

test("a bad answer would be noticed: the document refuses a stage that is not one", async () => {
  const { body: document } = await get("/api/openapi.json");
  const { body } = await get("/api/stage?from=2024-02-05&to=2024-02-05");
  const [day] = body.days as Json[];
  const wrong = { ...body, days: [{ ...day, stage: "panic", evidence: undefined }] };
  expect(schemaErrors(wrong, answerSchema(document, "/api/stage"), document)).toHaveLength(2);
});
