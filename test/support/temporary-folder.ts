import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A fresh folder that is gone when the running test is finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bianque-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
