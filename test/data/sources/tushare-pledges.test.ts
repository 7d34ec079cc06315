import { expect, test } from "vitest";
import { fetchIntoFile } from "../../../src/data/fetch/fetch-into-file.ts";
import { PLEDGE_FIELDS, pledgeRows } from "../../../src/data/sources/tushare/pledge-rows.ts";
import { tushareSource } from "../../../src/data/sources/tushare/tushare-source.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { replayServer } from "../../support/replay-server.ts";
import { tushareReplies, tushareRows } from "../../support/tushare-replies.ts";

const cells: Record<string, (string | number | null)[]> = {
  ts_code: ["000012.SZ", "000012.SZ"],
  ann_date: ["20240105", "20240110"],
  holder_name: ["某某集团", "某某集团"],
  pledge_amount: [1200.5, 10],
  start_date: ["20240103", null],
  end_date: [null, null],
  release_date: ["20240301", null],
  pledgor: [null, "某某证券"],
};

test("pledges of a named stock are stored in the table of pledges", async () => {
  const items = [0, 1].map((row) => PLEDGE_FIELDS.map((field) => cells[field][row]));
  const server = await replayServer(tushareReplies({ pledge_detail: () => tushareRows(PLEDGE_FIELDS, items) }));
  const { db } = desk();
  const options = { what: ["pledge_detail"], codes: ["000012"], world: patientWorld() };
  const done = await fetchIntoFile({ db, source: tushareSource("made-up", server.url), ...options });
  expect(done.datasets[0]).toMatchObject({ answered: 1, added: 1, error: null });
  expect(await readRows(db, "stock_pledge", ["announced", "code", "start_date", "shares"])).toEqual([
    "2024-01-05 000012 2024-01-03 12005000",
  ]);
});

test("golden row: the holder pledges, ten thousand shares become shares, and a row without a first day is passed over", () => {
  expect(Object.keys(cells)).toEqual(PLEDGE_FIELDS);
  const rows = pledgeRows("000012", { count: 2, cells: (field) => cells[field] });
  expect(rows).toEqual([
    {
      announced: parseDay("2024-01-05"),
      code: "000012",
      pledgor: "某某集团",
      pledgee: "unknown",
      start_date: parseDay("2024-01-03"),
      end_date: Number.NaN,
      release_date: parseDay("2024-03-01"),
      shares: 12_005_000,
    },
  ]);
});
