import type { Row } from "../../fetch/take-rows.ts";
import { dayOfCell, numberOf, TEN_THOUSAND } from "./fields.ts";
import type { NamedRows } from "./tushare-client.ts";

/** Fields of `pledge_detail`, which is asked for stock by stock. */
export const PLEDGE_FIELDS = [
  "ts_code",
  "ann_date",
  "holder_name",
  "pledge_amount",
  "start_date",
  "end_date",
  "release_date",
  "pledgor",
];

/**
 * Rows of `stock_pledge` of one stock: the holder is the pledgor, and what the service calls `pledgor` (质押方) is who took
 * the pledge; ten thousand shares become shares. Loan and lines are not told. A row without a first day is passed over, a
 * nameless side is `unknown`.
 */
export function pledgeRows(code: string, rows: NamedRows): Row[] {
  const [announced, holder, amount, start, end, release, taker] = PLEDGE_FIELDS.slice(1).map((field) =>
    rows.cells(field),
  );
  const name = (cell: unknown) => String(cell ?? "").trim() || "unknown";
  const found = Array.from({ length: rows.count }, (_, row) => ({
    announced: dayOfCell(announced[row], "ann_date"),
    code,
    pledgor: name(holder[row]),
    pledgee: name(taker[row]),
    start_date: dayOfCell(start[row], "start_date"),
    end_date: dayOfCell(end[row], "end_date"),
    release_date: dayOfCell(release[row], "release_date"),
    shares: numberOf(amount[row], "pledge_amount") * TEN_THOUSAND,
  }));
  return found.filter(({ start_date }) => !Number.isNaN(start_date));
}
