import { Hono } from "hono";
import { expect, test } from "vitest";
import { guardAccess } from "../../../src/app/server/access.ts";
import { failureOf } from "../../../src/app/server/failure.ts";
import { servedApp } from "../../support/served-app.ts";

const TOKEN = "planted-token-0123456789";
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

function form(token: string, headers: Record<string, string> = {}) {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", body: new URLSearchParams({ token }).toString(), headers: { ...type, ...headers } };
}

/** The guard alone, with a clock and no pause. */
function guarded(mostHeld = 20, holdMs = 0) {
  const app = new Hono();
  let clock = 0;
  guardAccess(app, { token: TOKEN, holdMs, mostHeld, now: () => clock });
  app.get("*", (context) => context.text("in"));
  app.onError((error, context) => {
    const { status, sentence, headers } = failureOf(error);
    return context.json({ error: sentence }, status, { ...headers });
  });
  const pass = (ms: number) => {
    clock += ms;
  };
  return { app, pass };
}

test("who knows the token is let in, nobody else, and no sentence tells it", async () => {
  const { app } = guarded();
  expect((await app.request("/api/echo", bearer(TOKEN))).status).toBe(200);
  for (const given of [
    {},
    bearer("x"),
    bearer(`${TOKEN}x`),
    bearer(TOKEN.slice(1)),
    { headers: { authorization: TOKEN } },
  ]) {
    const refused = await app.request("/api/echo", given);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(await refused.text()).not.toContain(TOKEN);
  }
});

test("a page sends to the form; the right token gives a cookie that no script and no other site can use", async () => {
  const { app, pass } = guarded();
  const sent = await app.request("/", { headers: { accept: "text/html" } });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "./login"]);
  const page = await app.request("/login");
  expect(page.status).toBe(200);
  expect(await page.text()).not.toMatch(/<script|<style|\son\w+=/);
  const wrong = await app.request("/login", form("guess"));
  expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([401, null]);
  const right = await app.request("/login", form(TOKEN));
  expect(right.status).toBe(303);
  const cookie = right.headers.get("set-cookie")!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).not.toContain(TOKEN);
  const behindTls = await app.request("/login", form(TOKEN, { "x-forwarded-proto": "https" }));
  expect(behindTls.headers.get("set-cookie")).toMatch(/Secure/);
  const session = { headers: { cookie: cookie.split(";")[0] } };
  expect((await app.request("/api/echo", session)).status).toBe(200);
  expect((await app.request("/api/echo", { headers: { cookie: "bianque_session=x" } })).status).toBe(401);
  pass(13 * 3600_000);
  expect((await app.request("/api/echo", session)).status).toBe(401);
});

test("wrong tokens are held back, more of them at once refused, and the right one passes all the while", async () => {
  const { app } = guarded(2, 200);
  const guesses = [1, 2, 3].map((guess) => app.request("/api/echo", bearer(`guess${guess}`)));
  expect((await app.request("/api/echo", bearer(TOKEN))).status).toBe(200);
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses).toEqual([401, 401, 429]);
});

test("with a token everything but the form asks for it, the OpenAPI document and the dashboard too", async () => {
  const { ask } = servedApp({ token: TOKEN });
  for (const path of ["/", "/api/echo", "/api/openapi.json", "/assets/x.js", "/nothing"]) {
    expect((await ask(path)).status, path).toBe(401);
  }
  const page = await ask("/login");
  expect(page.headers.get("content-security-policy")).toContain("form-action 'self'");
  expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
  expect((await ask("/login", form(TOKEN, { origin: "http://evil.example" }))).status).toBe(403);
  expect((await ask("/login", form(TOKEN, { origin: "null" }))).status).toBe(403);
  expect((await ask("/login", form(TOKEN, { origin: "http://localhost" }))).status).toBe(303);
  expect((await ask("/login", form("x".repeat(5000)))).status).toBe(413);
  expect((await servedApp().ask("/login", form(TOKEN))).status).toBe(405);
});
