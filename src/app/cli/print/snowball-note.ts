import type { SnowballNote } from "../../../contract.ts";
import { level, percent, plain, signed } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { paragraph, say, section, sheet } from "./sheet.ts";
import { right, table } from "./table.ts";

/** Rows that a person is shown; `--json` gives every price. */
const MOST_ROWS = 29;

/** One note by price of the index, in both states. */
export function printSnowballNote(note: SnowballNote, page: Page): string {
  return sheet(facts(note, page), ladder(note, page));
}

function facts(note: SnowballNote, page: Page): string[] {
  const { volatility, rate, carry, days, fairCoupon, knockIn, knockOut } = note;
  const [first] = knockOut;
  const parts = [
    say({ zh: `剩余 ${days} 个交易日`, en: `${days} trading days left` }, page),
    ...(knockIn === null ? [] : [say({ zh: `敲入 ${plain(knockIn)}`, en: `knock-in ${plain(knockIn)}` }, page)]),
    ...(first ? [say({ zh: `敲出 ${plain(first.barrier)}`, en: `knock-out ${plain(first.barrier)}` }, page)] : []),
    say({ zh: `波动率 ${percent(volatility)}`, en: `volatility ${percent(volatility)}` }, page),
    say({ zh: `贴水 ${percent(carry)}`, en: `carry ${percent(carry)}` }, page),
    say({ zh: `利率 ${percent(rate)}`, en: `rate ${percent(rate)}` }, page),
  ];
  const fair =
    fairCoupon === null
      ? []
      : [say({ zh: `公平票息 ${percent(fairCoupon, 2)}`, en: `fair coupon ${percent(fairCoupon, 2)}` }, page)];
  return [note.product, ...paragraph(parts.join("  "), page), ...fair];
}

function ladder({ spots, alive, knockedIn }: SnowballNote, page: Page): string[] {
  const columns = [
    right({ zh: "指数", en: "Index" }, page),
    right({ zh: "存续价值", en: "Alive" }, page),
    right({ zh: "Delta", en: "delta" }, page),
    right({ zh: "Gamma", en: "gamma" }, page),
    right({ zh: "已敲入价值", en: "Knocked in" }, page),
    right({ zh: "Delta", en: "delta" }, page),
    right({ zh: "Gamma", en: "gamma" }, page),
  ];
  const every = Math.max(1, Math.ceil((spots.length - 1) / (MOST_ROWS - 1)));
  const rows = spots.flatMap((spot, i) => {
    if (i % every !== 0) return [];
    const cells = [alive, knockedIn].flatMap(({ price, delta, gamma }) => [
      plain(price[i], 2),
      signed(delta[i], 3),
      signed(gamma[i], 4),
    ]);
    return [[level(spot, 1), ...cells]];
  });
  const title = { zh: "期初价 100 的一份合约", en: "One note on an index at 100 on issue" };
  return section(say(title, page), table(columns, rows, page), page);
}
