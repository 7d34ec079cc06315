import type { BasisContract, BasisDay, BasisProduct } from "../../../contract.ts";
import { longDate, lotsNumber, plain, signed, signedPercent } from "../../../view/format.ts";
import { type Lang, say, type Words } from "../../../view/words/lang.ts";
import type { Html } from "../html.ts";
import { staleBadge } from "./badges.ts";
import { nothing, section } from "./section.ts";
import { type Column, table } from "./table.ts";

const SPOT_NAMES: Readonly<Record<string, Words>> = {
  "000852.SH": { zh: "中证1000", en: "CSI 1000" },
  "000905.SH": { zh: "中证500", en: "CSI 500" },
};

/** Every listed contract of a product on the last day, points beside the annualised figure. */
export function contractTable({ product, index, days }: BasisProduct, date: string, lang: Lang): Html {
  const day = days.at(-1);
  const title = say(lang, `${product} 各合约`, `${product} contracts`);
  if (!day || day.contracts.length === 0) {
    return section(
      { title },
      nothing(
        say(lang, `没有 ${product} 当日的合约收盘价。`, `No contract closes of ${product} for the day.`),
        say(
          lang,
          "导入含 symbol,date,close,open_interest 的期货日线后重新生成。",
          "Import futures with symbol,date,close,open_interest and write the report again.",
        ),
      ),
    );
  }
  const spot = `${SPOT_NAMES[index]?.[lang] ?? index} ${plain(day.spot)}`;
  const note = say(lang, `${day.date} 收盘，${spot}`, `close of ${longDate(day.date, lang)}, ${spot}`);
  const rows = day.contracts.map((contract) => ({ cells: contractCells(contract, lang) }));
  return section(
    { title, note, badge: staleBadge(day.date, date, lang) },
    table(columns(lang), [{ rows: [...rows, totalRow(day, lang)] }]),
  );
}

function columns(lang: Lang): Column[] {
  return [
    { head: say(lang, "合约", "Contract") },
    { head: say(lang, "剩余日", "Days left") },
    { head: say(lang, "收盘", "Close"), wideOnly: true },
    { head: say(lang, "基差 点", "Points") },
    { head: say(lang, "基差率", "Ratio"), wideOnly: true },
    { head: say(lang, "年化", "Annualised"), bold: true },
    { head: say(lang, "剔除分红", "Adjusted"), wideOnly: true },
    { head: say(lang, "持仓 万手", "OI, k lots") },
  ];
}

function contractCells(contract: BasisContract, lang: Lang): string[] {
  return [
    contract.symbol,
    plain(contract.calendarDays, 0),
    plain(contract.close),
    signed(contract.basisPoints),
    signedPercent(contract.basisRatio, 2),
    signedPercent(contract.annualised, 2),
    signedPercent(contract.annualisedAdjusted, 2),
    lotsNumber(contract.openInterest, lang),
  ];
}

function totalRow({ oiWeighted, oiWeightedAdjusted, openInterest }: BasisDay, lang: Lang) {
  const cells = [
    say(lang, "持仓加权", "OI-weighted"),
    "",
    "",
    "",
    "",
    signedPercent(oiWeighted, 2),
    signedPercent(oiWeightedAdjusted, 2),
    lotsNumber(openInterest, lang),
  ];
  return { cells, look: "total" as const };
}
