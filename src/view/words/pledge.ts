import type {
  PledgeAnswer,
  PledgeBook,
  PledgeCellAnswer,
  PledgeGroup,
  PledgeGroupName,
  PledgeLoanState,
} from "../../contract.ts";
import { longDate, percent, plain } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";
import { RUNG_NAMES } from "./microcap-verdict.ts";

/** Names of the groups of pledges, by the size of the stock when it was pledged. */
export const PLEDGE_GROUP_NAMES: Readonly<Record<PledgeGroupName, Words>> = {
  ...RUNG_NAMES,
  all: { zh: "全部", en: "All" },
  rest: { zh: "2000 与微盘之间", en: "Between 2000 and micro" },
};

/** The same where there is room for a few letters only. */
export const SHORT_GROUP_NAMES: Readonly<Record<PledgeGroupName, Words>> = {
  all: { zh: "全部", en: "all" },
  micro: { zh: "微盘", en: "micro" },
  rest: { zh: "之间", en: "rest" },
  "2000": { zh: "2000", en: "2000" },
  "1000": { zh: "1000", en: "1000" },
  "500": { zh: "500", en: "500" },
  "300": { zh: "300", en: "300" },
};

export const LOAN_STATE_NAMES: Readonly<Record<PledgeLoanState, Words>> = {
  safe: { zh: "安全", en: "safe" },
  warned: { zh: "预警", en: "warned" },
  below: { zh: "线下待补仓", en: "below, may cure" },
  closing: { zh: "可平仓", en: "may be closed" },
  unknown: { zh: "未知", en: "unknown" },
};

/** From this share on a cell bears out the claim. */
const CLAIM = 2 / 3;

/** Whether a share is two thirds or more. */
export function holdsClaim(share: number | null): boolean {
  return share !== null && share >= CLAIM;
}

/** The pledges of a group; undefined where none are open. */
export function groupNamed({ groups }: Pick<PledgeAnswer, "groups">, name: PledgeGroupName): PledgeGroup | undefined {
  return groups.find(({ group }) => group === name);
}

/** The cell nearest to the rate and line that were asked: that of the grid itself in most cases. */
export function askedCell(
  { settings: { rate, closeOut } }: Pick<PledgeAnswer, "settings">,
  { cells }: PledgeGroup,
): PledgeCellAnswer | undefined {
  return cells.find((cell) => Math.abs(cell.rate - rate) < 1e-9 && Math.abs(cell.line - closeOut) < 1e-9);
}

/** The page in one sentence: in how many cells of the grid the claim holds. */
export function pledgeSentence(
  answer: PledgeAnswer,
  group: PledgeGroupName,
  lang: Lang,
  weight: "number" | "value" = "number",
): string {
  if (answer.source === "file" && answer.book !== null) return bookSentence(answer.book, lang);
  const found = groupNamed(answer, group);
  if (!found) return say(lang, "所问之日没有存续的质押。", "No pledge is open on that day.");
  const count = found.cells.filter((cell) => holdsClaim(weight === "value" ? cell.touchedValue : cell.touched)).length;
  const all = found.cells.length;
  const name = PLEDGE_GROUP_NAMES[group][lang];
  const of = group === "all" ? "" : say(lang, `${name}：`, `${name}: `);
  const claim = group === "all" ? "Two thirds touched" : "two thirds touched";
  return say(
    lang,
    `${of}「三分之二已触线」${weight === "value" ? "（按市值）" : ""}在 ${all} 格中 ${count} 格成立。`,
    `${of}"${claim}"${weight === "value" ? ", by value," : ""} holds in ${count} of ${all} cells.`,
  );
}

function bookSentence({ loans, states }: PledgeBook, lang: Lang): string {
  const count = (...names: PledgeLoanState[]) =>
    states.filter(({ state }) => names.includes(state)).reduce((sum, state) => sum + state.loans, 0);
  const [below, warned] = [count("below", "closing"), count("warned")];
  return say(
    lang,
    `${loans} 笔贷款：${below} 笔在平仓线下，${warned} 笔预警。`,
    `Of ${loans} loans ${below} are below their close-out line and ${warned} are warned.`,
  );
}

function nearestLine({ nearest }: PledgeBook, lang: Lang): string {
  const [first] = nearest;
  if (first === undefined || first.distance === null) return "";
  const room = percent(Math.abs(first.distance));
  const sold = plain(first.days, 0);
  return say(
    lang,
    `最近者 ${first.name}（${first.code}）履约保障比例 *${percent(first.coverage, 0)}*，${first.distance < 0 ? `再跌 *${room}* 触及` : `须涨 *${room}* 回到`}平仓线 ${plain(first.closeOutPrice, 2)} 元；按规则卖出约 *${sold}* 日。`,
    `Nearest is ${first.name} (${first.code}) at a ratio of *${percent(first.coverage, 0)}*: ${first.distance < 0 ? `a fall of *${room}* reaches` : `a rise of *${room}* regains`} its close-out price of ${plain(first.closeOutPrice, 2)}; selling it by the rule takes about *${sold}* days.`,
  );
}

/** What the rate and line that were asked give, and what the claim would need. */
export function pledgeLine(answer: PledgeAnswer, group: PledgeGroupName, lang: Lang): Segment[] {
  if (answer.source === "file" && answer.book !== null) return marked(nearestLine(answer.book, lang));
  const found = groupNamed(answer, group);
  if (!found) return [];
  const cell = askedCell(answer, found);
  const { rate, closeOut } = answer.settings;
  const at = `${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  const [touched, below] = [percent(cell?.touched), percent(cell?.below)];
  const [touchedValue, belowValue] = [percent(cell?.touchedValue), percent(cell?.belowValue)];
  const first =
    cell === undefined
      ? ""
      : say(
          lang,
          `${longDate(answer.date, lang)}，质押率 × 平仓线 ${at}：*${touched}* 曾触线，*${below}* 收盘仍在线下（按市值 *${touchedValue}*、*${belowValue}*）。`,
          `${longDate(answer.date, lang)}, pledge rate × line at ${at}: *${touched}* have touched, *${below}* are below at the close (by value *${touchedValue}* and *${belowValue}*). `,
        );
  return marked(first + needed(found, lang));
}

/** The product of rate and line that the claim needs, and the line that it is at a rate of one half. */
function needed({ twoThirds: { touched } }: PledgeGroup, lang: Lang): string {
  if (touched === null) return "";
  const half = percent(touched / 0.5, 0);
  return say(
    lang,
    `三分之二须二者之积高于 *${plain(touched, 3)}*，即质押率 50% 时平仓线高于 *${half}*。`,
    `Two thirds takes a product above *${plain(touched, 3)}*: at a rate of 50%, a line above *${half}*.`,
  );
}

/** Where the pledges come from, for a heading. */
export function sourceWords({ source, settings: { months, every } }: PledgeAnswer, lang: Lang): string {
  if (source === "file") return say(lang, "自备贷款文件", "loans of a file");
  if (source === "loaded") return say(lang, "已装入的质押公告", "announced pledges, as loaded");
  const each = every === "month" ? say(lang, "每月", "month") : say(lang, "每周", "week");
  return say(
    lang,
    `假设：每只股票${each}新增一笔，存续 ${months} 个月`,
    `assumed: one on every stock each ${each}, for ${months} months`,
  );
}
