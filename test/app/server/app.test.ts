import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { answerHere } from "../../../src/app/server/answer-here.ts";
import { createApp } from "../../../src/app/server/app.ts";
import { heldStore, type StoreLease } from "../../../src/app/server/store-lease.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { echoStudy, fakeRegistry, missingData } from "../../support/fake-study.ts";
import { servedApp } from "../../support/served-app.ts";

const webRoot = mkdtempSync(join(tmpdir(), "bianque-web-"));
mkdirSync(join(webRoot, "assets"));
writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>bianque</title>");
writeFileSync(join(webRoot, "assets/index-abc123.js"), "export {};");
writeFileSync(join(webRoot, "assets/index-abc123.js.br"), "smaller");
afterAll(() => rmSync(webRoot, { recursive: true }));

function appOf(study = echoStudy(), store: StoreLease = heldStore(emptyStore()), host = "127.0.0.1") {
  const errors: object[] = [];
  const log = { info: () => {}, error: (facts: object) => void errors.push(facts) };
  const studies = fakeRegistry(study);
  const parts = { studies, answerer: answerHere(studies, store), storeVersion: () => store.version(), log, host };
  const app = createApp({ ...parts, webRoot, version: "0.0.0" });
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    app.request(`http://localhost:8710${path}`, { method, headers: { host: "localhost:8710", ...headers } });
  return { get, errors };
}

test("a study answers at /api/<name> with the shape of --json", async () => {
  const response = await appOf().get("/api/echo?from=2024-02-05&windowDays=20&tradable=true");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await response.json()).toEqual({
    from: "2024-02-05",
    to: null,
    products: ["IC", "IM"],
    windowDays: 20,
    rule: "near",
    tradable: true,
    ratio: null,
  });
});

test.each([
  ["from=2024-02-30", 'from is "2024-02-30"; expected a calendar day such as 2024-02-05'],
  ["windowDays=1", 'windowDays is "1"; expected a whole number of at least 2 and at most 500'],
  ["rule=far", 'rule is "far"; expected one of near, quarter'],
  ["frm=1", 'unknown parameter "frm"; expected from, to, products, windowDays, rule, tradable'],
  ["from=2024-02-05&from=2024-02-06", "from is given twice; expected once"],
  ["from=2024-02-06&to=2024-02-05", "from is 2024-02-06 and to is 2024-02-05; expected from on or before to"],
])("?%s is refused with 400 and a sentence", async (query, error) => {
  const response = await appOf().get(`/api/echo?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error });
});

test("unknown routes under /api are 404 in JSON, missing data 422, a defect 500 with details only in the log", async () => {
  const unknown = await appOf().get("/api/nothing");
  expect(unknown.status).toBe(404);
  expect((await unknown.json()).error).toContain("/api/nothing");
  const gap = await appOf(echoStudy(missingData)).get("/api/echo");
  expect(gap.status).toBe(422);
  const { get, errors } = appOf(echoStudy(() => new TypeError("secret path")));
  const defect = await get("/api/echo");
  expect(defect.status).toBe(500);
  expect(JSON.stringify(await defect.json())).not.toContain("secret");
  expect(errors).toHaveLength(1);
});

test("only known host names and only GET and HEAD are served", async () => {
  const { get } = appOf();
  for (const host of ["localhost:8710", "127.0.0.1:8710", "[::1]:8710", "LOCALHOST"]) {
    expect((await get("/", { host })).status).toBe(200);
  }
  for (const host of ["evil.example", "192.168.1.2:8710", "localhost.evil.example", ""]) {
    expect((await get("/", { host })).status).toBe(403);
  }
  const wide = appOf(echoStudy(), heldStore(emptyStore()), "0.0.0.0");
  expect((await wide.get("/", { host: "192.168.1.2:8710" })).status).toBe(200);
  expect((await wide.get("/", { host: "evil.example" })).status).toBe(403);
  expect((await get("/", {}, "HEAD")).status).toBe(200);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const refused = await get("/api/echo", {}, method);
    expect(refused.status).toBe(405);
    expect(refused.headers.get("allow")).toBe("GET, HEAD");
  }
});

test("names that a proxy passes on are served where they are allowed", async () => {
  const { ask } = servedApp({ allowedHosts: ["Desk.example"] });
  const hosts = ["desk.example", "desk.example:443", "other.example"];
  const statuses = await Promise.all(hosts.map(async (host) => (await ask("/api/echo", { headers: { host } })).status));
  expect(statuses).toEqual([200, 200, 403]);
});

test("a page of another site gets no answer, and may link to the dashboard", async () => {
  const { get } = appOf();
  expect((await get("/api/echo", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await get("/api/echo", { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate" })).status).toBe(403);
  expect((await get("/api/echo", { origin: "http://evil.example" })).status).toBe(403);
  expect((await get("/api/echo", { origin: "http://localhost:8710" })).status).toBe(200);
  expect((await get("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).status).toBe(200);
  expect((await get("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).status).toBe(403);
});

test("an answer is compressed as the asker takes it, with the same JSON inside", async () => {
  const { get } = appOf();
  const plain = await (await get("/api/echo")).text();
  const packed = await get("/api/echo", { "accept-encoding": "gzip, deflate, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(plain);
  const gzipped = await get("/api/echo", { "accept-encoding": "gzip" });
  expect(gunzipSync(await gzipped.arrayBuffer()).toString()).toBe(plain);
});

test("every answer carries the security headers, errors included, and no script may stand inline", async () => {
  const { get } = appOf(echoStudy(() => new Error("x")));
  for (const path of ["/", "/assets/index-abc123.js", "/api/echo", "/api/nothing", "/api/openapi.json"]) {
    const { headers } = await get(path);
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self';/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

test("files have their type, a compressed twin where accepted, long life only where the name is hashed", async () => {
  const { get } = appOf();
  const page = await get("/");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const again = await get("/", { "if-none-match": page.headers.get("etag")! });
  expect(again.status).toBe(304);
  const script = await get("/assets/index-abc123.js");
  expect(await script.text()).toBe("export {};");
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(script.headers.get("cache-control")).toContain("immutable");
  const packed = await get("/assets/index-abc123.js", { "accept-encoding": "gzip, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(await packed.text()).toBe("smaller");
  const refused = await get("/assets/index-abc123.js", { "accept-encoding": "br;q=0" });
  expect(refused.headers.get("content-encoding")).toBeNull();
});

test.each([
  "/../package.json",
  "/..%2fpackage.json",
  "/%2e%2e/package.json",
  "/assets/../../x",
  "/assets",
  "/.env",
  "/api",
  "/api/a/b",
  "/api/%E0%A4%A",
  "//etc/passwd",
])("%s leaves the dashboard's folder nowhere", async (path) => {
  expect((await appOf().get(path)).status).toBe(404);
});

test("the same question is computed once until the store changes", async () => {
  let version = "1";
  const store = { ...heldStore(emptyStore()), version: () => version };
  const study = echoStudy();
  const { get } = appOf(study, store);
  await Promise.all([get("/api/echo?from=2024-02-05&rule=near"), get("/api/echo?rule=near&from=2024-02-05")]);
  expect(study.runs).toBe(1);
  await get("/api/echo?rule=quarter");
  expect(study.runs).toBe(2);
  version = "2";
  await get("/api/echo?from=2024-02-05&rule=near");
  expect(study.runs).toBe(3);
});

test("who has an answer already is told that it still holds, without it being computed or sent, until the store changes", async () => {
  let version = "1";
  const store = { ...heldStore(emptyStore()), version: () => version };
  const study = echoStudy();
  const { get } = appOf(study, store);
  const etag = (await get("/api/echo")).headers.get("etag")!;
  const again = await get("/api/echo", { "if-none-match": etag });
  expect([again.status, await again.text(), study.runs]).toEqual([304, "", 1]);
  expect((await get("/api/echo?rule=quarter", { "if-none-match": etag })).status).toBe(200);
  version = "2";
  expect((await get("/api/echo", { "if-none-match": etag })).status).toBe(200);
});

test("a failed answer is not kept", async () => {
  let fail = true;
  const study = echoStudy();
  const run = study.run;
  study.run = (...given) => (fail ? Promise.reject(new Error("once")) : run(...given));
  const { get } = appOf(study);
  expect((await get("/api/echo")).status).toBe(500);
  fail = false;
  expect((await get("/api/echo")).status).toBe(200);
});
