import fs, { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { writeWhole } from "../../../src/app/report/write-whole.ts";
import { InputError } from "../../../src/errors.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type Call = "writeSync" | "fsyncSync" | "renameSync";

/** From now on a call of node:fs fails, a write after three bytes. */
function failFromNowOn(name: Call, code: string): void {
  const write = fs.writeSync;
  vi.spyOn(fs, name).mockImplementation(((handle: number, bytes: Uint8Array) => {
    if (name === "writeSync") write(handle, bytes, 0, 3);
    throw Object.assign(new Error(code), { code, syscall: name });
  }) as never);
  syncBuiltinESMExports();
}
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const MARK = "<!-- mark -->";
const text = (words: string) => `${MARK}\n${words} 扁鹊\n`;

test("a new file, an empty one and an older report are written; the answer is the number of bytes", () => {
  const folder = temporaryFolder();
  const file = join(folder, "a.html");
  expect(writeWhole(file, text("one"), MARK)).toBe(Buffer.byteLength(text("one")));
  writeWhole(file, text("two"), MARK);
  expect(readFileSync(file, "utf8")).toBe(text("two"));
  writeFileSync(join(folder, "empty.html"), "");
  writeWhole(join(folder, "empty.html"), text("three"), MARK);
  expect(readdirSync(folder).sort()).toEqual(["a.html", "empty.html"]);
});

test.each<[Call, string, string]>([
  ["writeSync", "ENOSPC", "the disk is full"],
  ["fsyncSync", "EIO", "the system says EIO"],
  ["renameSync", "EACCES", "you may not write in"],
])("a fault in %s leaves what stood there, and nothing else", (name, code, reason) => {
  const folder = temporaryFolder();
  const file = join(folder, "a.html");
  writeWhole(file, text("before"), MARK);
  failFromNowOn(name, code);
  expect(() => writeWhole(file, text("after"), MARK)).toThrow(reason);
  expect(() => writeWhole(join(folder, "b.html"), text("after"), MARK)).toThrow(InputError);
  expect(readdirSync(folder)).toEqual(["a.html"]);
  expect(readFileSync(file, "utf8")).toBe(text("before"));
});

test("a file of another kind, a folder and a place that is none are refused in one sentence and left alone", () => {
  const folder = temporaryFolder();
  const notes = join(folder, "notes.txt");
  writeFileSync(notes, "my notes");
  mkdirSync(join(folder, "reports"));
  const refusal = (path: string) => {
    expect(() => writeWhole(path, text("x"), MARK)).toThrow(InputError);
    try {
      writeWhole(path, text("x"), MARK);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(refusal(notes)).toMatch(
    /^--out is ".*notes\.txt", which is there and is no bianque report; expected a new name/,
  );
  expect(refusal(join(folder, "reports"))).toMatch(/^--out is ".*reports", a folder; expected the name of a file$/);
  expect(refusal(join(folder, "none/a.html"))).toContain(`its folder "${folder}/none" does not exist`);
  expect(refusal(join(notes, "a.html"))).toContain(`"${notes}" is no folder`);
  expect(refusal("/dev/null")).toContain("is no bianque report");
  expect(readFileSync(notes, "utf8")).toBe("my notes");
  expect(readdirSync(folder).sort()).toEqual(["notes.txt", "reports"]);
});
