import { describe, expect, test } from "vitest";
import { microcapStudy } from "../../../src/app/studies/microcap.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { importInto } from "../../../src/data/ingest.ts";
import type { WritableStore } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { origin } from "../../contract/store.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

const FILES = ["stock-daily-2024H1.csv.gz", "stocks-2024-06-29.csv.gz"];
const TO = parseDay("2024-02-29");

const daysOf = async (store: WritableStore) => {
  const asked = readParams(microcapStudy.params, { from: "2024-01-03", to: "2024-02-29" });
  return (await microcapStudy.run(store, asked)).days;
};

/** The recorded closes as if a source had told them day by day, with the shares and names of the list. */
async function asIfFetched(files: WritableStore): Promise<WritableStore> {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const list = await files.scan("stock_info", { columns: ["code", "name", "total_share"] });
  const codes = list.texts("code");
  const shares = new Map(codes.map((code, row) => [code, list.numbers("total_share")[row]]));
  const rows = await files.scan("stock_daily", { columns: ["date", "code", "close", "volume"], to: TO });
  const [close, ofRow] = [rows.numbers("close"), rows.texts("code")];
  const last = new Map<string, number>();
  const previous = close.map((price, row) => {
    const before = last.get(ofRow[row]) ?? price;
    if (rows.numbers("volume")[row] > 0) last.set(ofRow[row], price);
    return before;
  });
  const date = rows.dates("date");
  const price = { date, code: ofRow, close, previous_close: previous, volume: rows.numbers("volume") };
  await store.append("stock_price", price, origin("tushare"));
  const value = close.map((price, row) => price * (shares.get(ofRow[row]) ?? Number.NaN));
  await store.append("stock_shares", { date, code: ofRow, total_mv: value }, origin("tushare"));
  const from = new Int32Array(codes.length).fill(parseDay("2010-01-04"));
  await store.append("stock_name", { from_date: from, code: codes, name: list.texts("name") }, origin("tushare"));
  return store;
}

describe.skipIf(sharedDataAbsent)("recorded closes told as a source tells them", () => {
  test("give the micro-cap index that the files give, through the crash, without any list of stocks", async () => {
    const files = await openDuckdbStore(":memory:", { access: "write" });
    const paths = FILES.map((file) => `${SHARED}/data/${file}`);
    await importInto(files, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
    const fetched = await asIfFetched(files);
    const [own, theirs] = [await daysOf(files), await daysOf(fetched)];
    await Promise.all([files.close(), fetched.close()]);
    expect(own.length).toBeGreaterThan(30);
    // Listing days are known from the list alone: stocks listed since enter a little later there, on few days.
    const apart = own.map((day, t) => Math.abs((day.return ?? 0) - (theirs[t].return ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(5e-4);
    expect(theirs.find(({ date }) => date === "2024-02-07")?.return).toBeCloseTo(-0.0912, 3);
  });
});
