import { expect, test } from "vitest";
import { table } from "../../../src/app/cli/print/table.ts";
import { padded, textWidth, wrapped } from "../../../src/app/cli/print/text-width.ts";

const page = { lang: "en", width: 40, colour: false } as const;

test("a Chinese character takes two columns, a style none, a minus one", () => {
  expect(textWidth("承压")).toBe(4);
  expect(textWidth("IM −9.7%")).toBe(8);
  expect(textWidth("\u001b[1m平仓\u001b[22m")).toBe(4);
  expect(padded("承压", 6, "right")).toBe("  承压");
});

test("text breaks between words and beside Chinese characters, never over the width", () => {
  const english = "the basis is back in its band because shorts were bought back";
  const chinese = "基差看似恢复正常，实为空头平仓。IM 年化基差 −3.1%，微盘股续跌。";
  for (const [text, width] of [
    [english, 20],
    [chinese, 22],
  ] as const) {
    const lines = wrapped(text, width);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  }
});

test("numbers align on the right over Chinese and English heads", () => {
  const columns = [
    { head: "指标", align: "left" },
    { head: "数值", align: "right" },
  ] as const;
  expect(table(columns, [{ group: "对冲端" }, ["IM 年化基差", "−9.7%"], ["持仓", "+12.0%"]], page)).toEqual([
    "指标           数值",
    "对冲端",
    "IM 年化基差   −9.7%",
    "持仓         +12.0%",
  ]);
});

test("columns beyond the width are left out, the last first", () => {
  const columns = ["a", "b", "c"].map((head) => ({ head, align: "left" }) as const);
  const row = ["x".repeat(18), "y".repeat(18), "z".repeat(18)];
  expect(table(columns, [row], page)[1]).toBe(`${"x".repeat(18)}  ${"y".repeat(18)}`);
});

test("a column that may be cut takes what is left of the page", () => {
  const columns = [{ head: "a", align: "right" } as const, { head: "source", align: "left", mayCut: true } as const];
  const rows = table(columns, [["x".repeat(20), "一".repeat(30)]], page);
  expect(rows[1]).toBe(`${"x".repeat(20)}  ${"一".repeat(8)}…`);
});
