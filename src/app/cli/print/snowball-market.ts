import type { SnowballMarket } from "../../../contract.ts";
import { level, MISSING, money, percent } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, say, section, sheet } from "./sheet.ts";
import { bookBlocks } from "./snowball-book.ts";
import { left, right, table } from "./table.ts";

/** The assumed market for a person: the book that it makes, what was published beside it, and every assumption. */
export function printSnowballMarket(market: SnowballMarket, page: Page): string {
  return sheet(
    ...bookBlocks(market, page),
    checks(market, page),
    assumptions(market, page),
    notesBlock(market.notes, page),
  );
}

type Check = SnowballMarket["checks"][number];

function checks({ checks }: SnowballMarket, page: Page): string[] {
  const columns = [
    { ...left({ zh: "已公布的数字", en: "Published figure" }, page), mayCut: true },
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "假设", en: "Assumed" }, page),
    right({ zh: "公布", en: "Published" }, page),
    { ...left({ zh: "出处", en: "Source" }, page), mayCut: true },
  ];
  const shown = ({ unit }: Check, value: number | null) => {
    if (value === null) return MISSING;
    return unit === "points" ? level(value) : unit === "share" ? percent(value) : money(value, page.lang);
  };
  const rows = checks.map((check) => [
    say(check.name, page),
    check.date,
    shown(check, check.modelled),
    shown(check, check.published),
    check.source,
  ]);
  const title = { zh: "与已公布数字的对照", en: "What the assumptions make of published figures" };
  return section(say(title, page), table(columns, rows, page), page);
}

function assumptions({ assumptions }: SnowballMarket, page: Page): string[] {
  const columns = [
    left({ zh: "假设", en: "Assumption" }, page),
    left({ zh: "取值", en: "Value" }, page),
    left({ zh: "选项", en: "Option" }, page),
    { ...left({ zh: "出处", en: "Source" }, page), mayCut: true },
  ];
  const rows = assumptions.map(({ parameter, value, name, source }) => [
    say(name, page),
    typeof value === "number" && value >= 1e8 ? money(value, page.lang) : String(value),
    `--${parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    source ?? say({ zh: "假设", en: "assumption" }, page),
  ]);
  return section(say({ zh: "假设", en: "Assumptions" }, page), table(columns, rows, page), page);
}
