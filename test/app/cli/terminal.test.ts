import { expect, test } from "vitest";
import { pageOf } from "../../../src/app/cli/terminal.ts";

const terminal = { env: {}, columns: 80, isTty: true, screen: null, out: () => {}, note: () => {} };
const page = (env: Record<string, string>, isTty = true) => pageOf({ ...terminal, env, isTty }, undefined);

test("colour stands only on a terminal that wants it", () => {
  expect(page({}).colour).toBe(true);
  expect(page({}, false).colour).toBe(false);
  expect(page({ NO_COLOR: "1" }).colour).toBe(false);
  expect(page({ NO_COLOR: "" }).colour).toBe(true);
  expect(page({ TERM: "dumb" }).colour).toBe(false);
});

test("the language follows the locale, LC_ALL first, and --lang over all", () => {
  expect(page({}).lang).toBe("en");
  expect(page({ LANG: "zh_CN.UTF-8" }).lang).toBe("zh");
  expect(page({ LANG: "zh_CN.UTF-8", LC_ALL: "C" }).lang).toBe("en");
  expect(pageOf({ ...terminal, env: { LANG: "zh_CN.UTF-8" } }, "en").lang).toBe("en");
});

test("the page is as wide as the terminal, and never so wide that a line is hard to follow", () => {
  expect(pageOf({ ...terminal, columns: 80 }, "en").width).toBe(80);
  expect(pageOf({ ...terminal, columns: 300 }, "en").width).toBe(110);
  for (const columns of [undefined, 0]) expect(pageOf({ ...terminal, columns }, "en").width).toBe(100);
});
