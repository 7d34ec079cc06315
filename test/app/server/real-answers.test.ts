import { expect, test } from "vitest";
import { registry } from "../../../src/app/studies/registry.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { requestsOf } from "../../support/test-app.ts";

const get = requestsOf(registry, episodeStoreForTests());

test.each([
  ["/api/basis?products=XX", 400, /XX/],
  ["/api/basis?from=2024-02-06&to=2024-02-05", 400, /expected from on or before to/],
  ["/api/overview?date=2008-01-02", 422, /2008-01-02/],
])("%s is refused with %i", async (path, status, sentence) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.body.error).toMatch(sentence);
});
