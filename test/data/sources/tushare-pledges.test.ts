import { expect, test } from "vitest";
import { PLEDGE_FIELDS, pledgeRows } from "../../../src/data/sources/tushare/pledge-rows.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";

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
