import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen } from "../../../src/app/server/listen.ts";
import { InputError } from "../../../src/errors.ts";

const app = new Hono().get("/", (context) => context.text("here"));

test("a port in use gives way to the next free one, and closing frees it", async () => {
  const first = await listen(app, "127.0.0.1", 0);
  const second = await listen(app, "127.0.0.1", first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(await (await fetch(second.url)).text()).toBe("here");
  await Promise.all([first.close(), second.close()]);
  const again = await listen(app, "127.0.0.1", first.port);
  expect(again.port).toBe(first.port);
  await again.close();
});

test("an address of no interface is refused as bad input", async () => {
  await expect(listen(app, "203.0.113.9", 0)).rejects.toThrow(InputError);
});
