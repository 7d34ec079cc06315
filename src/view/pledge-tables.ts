import type { PledgeAnswer, PledgeBook, PledgeGroupName } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { money, percent, plain, signedPercent } from "./format.ts";
import { type Lang, say } from "./words/lang.ts";
import { groupNamed, holdsClaim, LOAN_STATE_NAMES, PLEDGE_GROUP_NAMES } from "./words/pledge.ts";

/** Which share a grid shows. */
export const PLEDGE_SHARES = ["touched", "below", "touchedValue", "belowValue"] as const;
export type PledgeShare = (typeof PLEDGE_SHARES)[number];

/** By number of pledges or by their market value: the shares touched and below. */
export const WEIGHTED_SHARES = {
  number: ["touched", "below"],
  value: ["touchedValue", "belowValue"],
} as const satisfies Record<string, readonly PledgeShare[]>;
export type PledgeWeight = keyof typeof WEIGHTED_SHARES;

export function shareName(share: PledgeShare, lang: Lang): string {
  const names: Readonly<Record<PledgeShare, { zh: string; en: string }>> = {
    touched: { zh: "曾触线", en: "touched" },
    below: { zh: "收盘在线下", en: "below at the close" },
    touchedValue: { zh: "曾触线，按市值", en: "touched, by value" },
    belowValue: { zh: "收盘在线下，按市值", en: "below at the close, by value" },
  };
  return names[share][lang];
}

/** The grid of one group, a row a rate and a column a line; cells of two thirds or more are marked. */
export function gridTable(answer: PledgeAnswer, name: PledgeGroupName, share: PledgeShare, lang: Lang): FigureTable {
  const cells = groupNamed(answer, name)?.cells ?? [];
  const head = say(lang, "质押率 \\ 平仓线", "Rate \\ line");
  return {
    columns: [{ head }, ...answer.lines.map((line) => ({ head: percent(line, 0) }))],
    rows: answer.rates.map((rate) => [
      percent(rate, 0),
      ...cells.filter((cell) => cell.rate === rate).map((cell) => markedShare(cell[share])),
    ]),
  };
}

/** A share, with a dot where it is two thirds or more. */
function markedShare(share: number | null): string {
  return holdsClaim(share) ? `● ${percent(share)}` : percent(share);
}

/** Each group at the rate and line asked, by number, by value or both, and what two thirds would take. */
export function pledgeGroupTable(answer: PledgeAnswer, lang: Lang, weight?: PledgeWeight): FigureTable {
  const shares = weight === undefined ? PLEDGE_SHARES : WEIGHTED_SHARES[weight];
  const heads = say(lang, "起始时市值|笔数|三分之二须", "Size at start|Pledges|2/3 takes").split("|");
  const names = {
    touched: say(lang, "曾触线", "Touched"),
    below: say(lang, "收盘在线下", "Below"),
    touchedValue: say(lang, "触线，按市值", "Touched, value"),
    belowValue: say(lang, "线下，按市值", "Below, value"),
  };
  const last = answer.path.dates.length - 1;
  const rows = answer.groups.map(({ group, loans, twoThirds }) => {
    const path = answer.path.groups.find((one) => one.group === group);
    return [
      PLEDGE_GROUP_NAMES[group][lang],
      plain(loans, 0),
      ...shares.map((share) => percent(path?.[share][last])),
      plain(twoThirds.touched, 3),
    ];
  });
  const columns = [heads[0], heads[1], ...shares.map((share) => names[share]), heads[2]];
  return { columns: columns.map((head, i) => ({ head, bold: i === 2 })), rows };
}

/** What closing out would take, a row a group. */
export function closeOutTable({ closeOuts }: PledgeAnswer, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "起始时市值|线下公司|线下市值|相当于几日成交|平仓天数|九成之内|5 日可卖|20 日可卖|63 日可卖|冲击（平方根）|冲击（有底）",
    "Size at start|Companies|Below|Days of trading|Days to sell|9 in 10|In 5 days|In 20|In 63|Impact, root|Floored",
  ).split("|");
  const rows = closeOuts.map((one) => {
    const within = (days: number) => percent(one.paces.find((pace) => pace.days === days)?.share, 0);
    return [
      PLEDGE_GROUP_NAMES[one.group][lang],
      plain(one.companiesBelow, 0),
      money(one.belowCny, lang),
      plain(one.overhangDays, 2),
      plain(one.medianDays, 0),
      plain(one.longDays, 0),
      within(5),
      within(20),
      within(63),
      percent(one.impactSquareRoot),
      percent(one.impactSaturating),
    ];
  });
  return { columns: heads.map((head, i) => ({ head, bold: i === 4 })), rows };
}

/** Loans by state. */
export function stateTable({ states }: PledgeBook, lang: Lang): FigureTable {
  const heads = say(lang, "状态|笔数|质押市值|欠款", "State|Loans|Pledged value|Owed").split("|");
  const rows = states
    .filter(({ loans }) => loans > 0)
    .map(({ state, loans, valueCny, owedCny }) => [
      LOAN_STATE_NAMES[state][lang],
      plain(loans, 0),
      money(valueCny, lang),
      money(owedCny, lang),
    ]);
  return { columns: heads.map((head) => ({ head })), rows };
}

/** Loans, nearest to their close-out line first. */
export function loanTable({ nearest }: PledgeBook, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "出质人|代码|保障比例|状态|距平仓线|平仓价|预警价|现价|平仓天数|冲击（平方根）|冲击（有底）|市值|欠款|起始",
    "Pledgor|Code|Ratio|State|To the line|Close-out|Warning|Price|Days|Impact, root|Floored|Value|Owed|Start",
  ).split("|");
  const rows = nearest.map((loan) => [
    loan.name,
    loan.code,
    percent(loan.coverage, 0),
    `${LOAN_STATE_NAMES[loan.state][lang]}${loan.cureDay === null ? "" : ` T+${loan.cureDay}`}`,
    signedPercent(loan.distance),
    plain(loan.closeOutPrice, 2),
    plain(loan.warningPrice, 2),
    plain(loan.price, 2),
    plain(loan.days, 0),
    percent(loan.impactSquareRoot),
    percent(loan.impactSaturating),
    money(loan.valueCny, lang),
    `${money(loan.owedCny, lang)}${loan.estimated ? "*" : ""}`,
    loan.start,
  ]);
  return { columns: heads.map((head, i) => ({ head, bold: i === 2, words: i === 3 })), rows };
}
