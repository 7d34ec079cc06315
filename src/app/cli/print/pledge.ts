import type { PledgeAnswer } from "../../../contract.ts";
import type { FigureTable } from "../../../view/figure-table.ts";
import { money, percent } from "../../../view/format.ts";
import {
  closeOutTable,
  gridTable,
  loanTable,
  PLEDGE_SHARES,
  pledgeGroupTable,
  shareName,
  stateTable,
} from "../../../view/pledge-tables.ts";
import { plainText } from "../../../view/words/lang.ts";
import { PLEDGE_GROUP_NAMES, pledgeLine, pledgeSentence, sourceWords } from "../../../view/words/pledge.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { table } from "./table.ts";

/** The claim, the grids of the group asked, every group, the loans where there are any, and what closing out takes. */
export function printPledge(answer: PledgeAnswer, page: Page): string {
  const { lang } = page;
  const { group } = answer.settings;
  const words = [
    pledgeSentence(answer, group, lang),
    plainText(pledgeLine(answer, group, lang)),
    `${sourceWords(answer, lang)}${lang === "zh" ? "。" : "."}`,
  ];
  const shown = answer.source === "file" ? PLEDGE_SHARES.slice(0, 2) : PLEDGE_SHARES;
  return sheet(
    words.flatMap((text) => (text === "" ? [] : paragraph(text, page))),
    ...book(answer, page),
    ...shown.map((share) =>
      figures(
        `${PLEDGE_GROUP_NAMES[group][lang]} · ${shareName(share, lang)} (● ≥ 2/3)`,
        gridTable(answer, group, share, lang),
        page,
      ),
    ),
    figures(atAsked(answer, page), pledgeGroupTable(answer, lang), page),
    figures(closing(answer, page), closeOutTable(answer, lang), page),
    notesBlock(answer.notes, page),
  );
}

function atAsked({ settings: { rate, closeOut } }: PledgeAnswer, page: Page): string {
  const at = `${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  return say({ zh: `按起始时市值（${at}）`, en: `By size at the start (${at})` }, page);
}

function closing({ settings: { participation, pledged }, source }: PledgeAnswer, page: Page): string {
  const [share, part] = [percent(participation, 0), percent(pledged, 1)];
  const assumed = source === "assumed";
  return say(
    {
      zh: `平掉线下质押（占日成交 ${share}${assumed ? `，假设各公司质押 ${part}` : ""}）`,
      en: `Closing out what is below (at ${share} of trading${assumed ? `, ${part} of each company assumed pledged` : ""})`,
    },
    page,
  );
}

function book({ book }: PledgeAnswer, page: Page): string[][] {
  if (book === null) return [];
  const { lang } = page;
  const title = say(
    {
      zh: `贷款 ${book.loans} 笔，质押市值 ${money(book.valueCny, lang)}，欠款 ${money(book.owedCny, lang)}`,
      en: `${book.loans} loans, pledged value ${money(book.valueCny, lang)}, owed ${money(book.owedCny, lang)}`,
    },
    page,
  );
  const nearest = say(
    { zh: "距平仓线最近者（* 欠款为估计）", en: "Nearest to the close-out line (* owed is estimated)" },
    page,
  );
  return [figures(title, stateTable(book, lang), page), figures(nearest, loanTable(book, lang), page)];
}

function figures(title: string, { columns, rows }: FigureTable, page: Page): string[] {
  if (rows.length === 0) return [];
  const shown = columns.map(({ head, words }, i) => ({
    head,
    align: words || i === 0 ? ("left" as const) : ("right" as const),
  }));
  return section(title, table(shown, rows, page), page);
}
