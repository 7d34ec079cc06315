import { expect, test } from "vitest";
import { answerCache } from "../../../src/app/server/answer-cache.ts";

const body = (bytes: number) => async () => new Uint8Array(bytes);

async function madeAgain(cache: ReturnType<typeof answerCache>, key: string): Promise<boolean> {
  let made = false;
  await cache.get(key, async () => {
    made = true;
    return new Uint8Array(1);
  });
  return made;
}

test("the least recently used body goes first when there are too many", async () => {
  const cache = answerCache(2, 1000);
  await cache.get("a", body(1));
  await cache.get("b", body(1));
  await cache.get("a", body(1));
  await cache.get("c", body(1));
  expect(await madeAgain(cache, "a")).toBe(false);
  expect(await madeAgain(cache, "b")).toBe(true);
});

test("bodies together stay below the bound of bytes, and one larger than it is not kept", async () => {
  const cache = answerCache(10, 100);
  await cache.get("a", body(60));
  await cache.get("b", body(60));
  expect(await madeAgain(cache, "b")).toBe(false);
  expect(await madeAgain(cache, "a")).toBe(true);
  expect((await cache.get("large", body(101))).byteLength).toBe(101);
  expect(await madeAgain(cache, "large")).toBe(true);
});

test("who asks for a body that is there leaves nothing behind on the signal of the asker or in the cache", async () => {
  const cache = answerCache();
  await cache.get("a", body(1));
  let listeners = 0;
  const signal = new AbortController().signal;
  signal.addEventListener = () => void listeners++;
  await cache.get("a", body(1), { tell: () => {}, signal });
  expect(listeners).toBe(0);
});
