import { expect, test } from "vitest";
import { registry } from "../../../src/app/studies/registry.ts";
import { ANSWERABLE } from "../../support/answerable.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { servedApp } from "../../support/served-app.ts";
import { SMALL_BOOK } from "../../support/small-snowball-book.ts";

const store = episodeStoreForTests();
const csv = (body: BodyInit, type = "text/csv") => ({ method: "POST", body, headers: { "content-type": type } });
const served = (uploads = true) => servedApp({ uploads }, registry, store());

test("without --uploads nothing is taken: 405 for every study", async () => {
  const { ask } = served(false);
  for (const { name } of registry) expect((await ask(`/api/${name}`, csv("x"))).status).toBe(405);
});

test("only studies of something given take it", async () => {
  const { ask } = served();
  const taking = [];
  for (const { name } of registry) if ((await ask(`/api/${name}`, csv(""))).status !== 405) taking.push(name);
  expect(taking).toEqual(["exposures", "drift", "check", "snowball-book"]);
});

test("a portfolio that is sent is answered as the same one in the address", async () => {
  const { ask } = served();
  const { holdings, ...rest } = ANSWERABLE.exposures;
  const sent = await ask(
    `/api/exposures?${new URLSearchParams(rest)}`,
    csv("code,weight\nSIM00001,0.5\nSIM04000,0.5\n"),
  );
  const given = await ask(`/api/exposures?${new URLSearchParams({ ...rest, holdings })}`);
  expect(sent.status).toBe(200);
  expect(await sent.json()).toEqual(await given.json());
});

test("a book of snowballs that is sent is valued, also line by line", async () => {
  const { ask } = served();
  const answer = await (await ask("/api/snowball-book?date=2024-01-15", csv(SMALL_BOOK))).json();
  expect(answer).toMatchObject({ date: "2024-01-15", origin: "file" });
  const streamed = await ask("/api/snowball-book?date=2024-01-15", {
    ...csv(SMALL_BOOK),
    headers: { "content-type": "text/csv", accept: "application/x-ndjson" },
  });
  expect(JSON.parse((await streamed.text()).trim().split("\n").at(-1)!)).toEqual({ answer });
});

test.each([
  ["too large", "/api/drift", csv("x".repeat(4_000_001)), 413, /larger than 4000000 bytes/],
  ["of another type", "/api/drift", csv("date,nav", "application/json"), 415, /expected text\/csv/],
  ["empty", "/api/drift", csv(""), 400, /empty/],
  ["not UTF-8", "/api/drift", csv(new Uint8Array([0xc8, 0xd5, 0xff])), 400, /not UTF-8/],
  ["bad in a line", "/api/drift", csv("date,nav\n2024-02-05,1\n2024-02-06,x\n"), 400, /^the upload line 3/],
  ["bad holdings", "/api/check?capital=1e8&futures=IM2403:-1", csv("code,weight\n1,2\n"), 400, /^the upload line 2/],
  ["a bad book", "/api/snowball-book", csv("id,index\n"), 400, /^the upload line 1/],
  ["given twice", "/api/exposures?holdings=600519:1", csv("code,weight\n600519,1\n"), 400, /expected one of them/],
])("what is sent and %s is refused in a sentence", async (_what, path, init, status, sentence) => {
  const { ask } = served();
  const response = await ask(path, init);
  expect(response.status).toBe(status);
  const { error } = await response.json();
  expect(error).toMatch(sentence);
  expect(error).not.toContain("\n");
});

test("what another site's page sends is refused, a program's is not", async () => {
  const { ask } = served();
  const send = (headers: Record<string, string>) =>
    ask("/api/drift", { ...csv("x"), headers: { "content-type": "text/csv", ...headers } });
  expect((await send({ origin: "http://evil.example" })).status).toBe(403);
  expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await send({ origin: "http://localhost", "sec-fetch-site": "same-origin" })).status).toBe(400);
  expect((await send({})).status).toBe(400);
});
