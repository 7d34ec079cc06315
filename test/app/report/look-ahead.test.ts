import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askEvening } from "../../../src/app/report/evening.ts";
import { reportPage } from "../../../src/app/report/page.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { episodeFolder } from "../../../src/data/episode.ts";
import type { Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { desk } from "../../support/import-files.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const whole = episodeStoreForTests();

/** The report of an evening, in both languages. */
async function report(store: Store, date: string | undefined): Promise<string[]> {
  const evening = await askEvening(store, registry, date === undefined ? undefined : parseDay(date));
  return [reportPage(evening, "zh", "0.0.0"), reportPage(evening, "en", "0.0.0")];
}

/** The shipped episode with every row after a date physically left out. */
async function episodeUpTo(cut: string): Promise<Store> {
  const made = desk();
  for (const name of readdirSync(episodeFolder()).filter((file) => file.endsWith(".csv"))) {
    const [head, ...rows] = readFileSync(join(episodeFolder(), name), "utf8").trim().split("\n");
    const column = head.split(",").indexOf("date");
    made.write(name, `${[head, ...rows.filter((row) => row.split(",")[column] <= cut)].join("\n")}\n`);
  }
  await made.import();
  return openDuckdbStore(made.db, { access: "read" });
}

test.each(["2023-11-10", "2024-02-05"])(
  "the report of %s has the same bytes as that of the last evening of a store in which later rows never were",
  async (date) => {
    const cut = await episodeUpTo(date);
    try {
      expect(await report(cut, undefined)).toEqual(await report(whole(), date));
    } finally {
      await cut.close();
    }
  },
);

test("a day without an evening of its own is told by the last one before it", async () => {
  expect(await report(whole(), "2023-11-12")).toEqual(await report(whole(), "2023-11-10"));
});

describe.skipIf(sharedDataAbsent)("on the recorded closes of 2018 to 2024", () => {
  test.each(["2024-02-07"])("the report of %s does not know what came after", async (date) => {
    const [full, cut] = await Promise.all([recordedStore(), recordedStore(date)]);
    try {
      expect(await report(full, date)).toEqual(await report(cut, date));
    } finally {
      await Promise.all([full.close(), cut.close()]);
    }
  });
});
