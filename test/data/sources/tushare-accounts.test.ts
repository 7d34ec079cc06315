import { expect, test } from "vitest";
import { fetchIntoFile } from "../../../src/data/fetch/fetch-into-file.ts";
import { ACCOUNT_FIELDS } from "../../../src/data/sources/tushare/accounts.ts";
import { tushareSource } from "../../../src/data/sources/tushare/tushare-source.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { replayServer } from "../../support/replay-server.ts";
import { type Cell, tushareReplies, tushareRows } from "../../support/tushare-replies.ts";

const CODE = "600000.SH";
const rows = (api: keyof typeof ACCOUNT_FIELDS, ...items: Cell[][]) => tushareRows(ACCOUNT_FIELDS[api], items);

/** Made-up accounts: 2022 whole, the first half of 2022 and of 2023, and a correction of the latter. */
const ACCOUNTS = tushareReplies({
  income: () =>
    rows(
      "income",
      [CODE, "20220820", "20220820", "20220630", 40, 400, 0.4],
      [CODE, "20230420", "20230420", "20221231", 100, 1000, 1],
      [CODE, "20230820", "20230820", "20230630", 60, 600, 0.6],
      [CODE, "20230820", "20231010", "20230630", 50, 600, 0.5],
    ),
  balancesheet: () =>
    rows(
      "balancesheet",
      [CODE, "20230420", "20230420", "20221231", 900, null, 100, 50, 1100, 2000, 500],
      [CODE, "20230820", "20230820", "20230630", 950, 10, 100, null, 1150, 2100, 500],
      [CODE, "20230820", "20231010", "20230630", 940, 10, 100, null, 1160, 2100, 500],
    ),
  cashflow: () => rows("cashflow", [CODE, "20230420", "20230420", "20221231", 80]),
  dividend: () =>
    rows(
      "dividend",
      [CODE, "20220601", "20220701", "20220708", "实施", 0.25, 0.04],
      [CODE, "20230601", "20230701", "20230708", "实施", 0.5, 0.04],
      [CODE, "20230301", null, null, "预案", 9, 0.05],
    ),
});

const HELD = [
  "announced",
  "code",
  "period_end",
  "book_equity",
  "earnings",
  "cash_flow",
  "dividends",
  "sales_per_share",
];

test("accounts are rows of the day they were announced, with twelve months made of what was known then", async () => {
  const server = await replayServer(ACCOUNTS);
  const { db } = desk();
  const world = patientWorld();
  const source = tushareSource("made-up", server.url);
  const ask = () => fetchIntoFile({ db, source, what: ["fundamentals"], codes: ["600000"], world });
  expect((await ask()).datasets[0]).toMatchObject({ answered: 1, added: 3, error: null });
  expect(await readRows(db, "stock_fundamental", HELD)).toEqual([
    // The dividend of July 2022, 0.25 yuan on 400 shares, is of 2022.
    "2023-04-20 600000 2022-12-31 900 100 80 100 2",
    // 60 + 100 - 40; the cash flow of the half year was not told.
    "2023-08-20 600000 2023-06-30 950 120 - 100 -",
    "2023-10-10 600000 2023-06-30 940 110 - 100 -",
  ]);
  const debt = await readRows(db, "stock_fundamental", ["long_term_debt", "total_debt", "preferred_equity"]);
  expect(debt).toEqual(["150 1100 -", "100 1150 10", "100 1160 10"]);
  expect((await ask()).datasets[0]).toMatchObject({ held: 1, answered: 0, left: 0 });
  expect(server.asked).toHaveLength(4);
});

test("accounts ask stock by stock, so only for stocks that are named, by six digits", async () => {
  const source = tushareSource("made-up", "http://127.0.0.1:9");
  const ask = (codes: string[] | undefined) =>
    fetchIntoFile({ db: desk().db, source, what: ["fundamentals"], codes, world: patientWorld() });
  await expect(ask(undefined)).rejects.toThrow(/name them with --codes 000001,600000/);
  await expect(ask(["6000"])).rejects.toThrow('--codes names "6000"; expected six digits such as 000001');
});
