import type { PledgeAnswer, PledgeCloseOut } from "../../contract.ts";
import { percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import { type Lang, say } from "../words/lang.ts";
import { PLEDGE_GROUP_NAMES, SHORT_GROUP_NAMES } from "../words/pledge.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark, titleMark } from "./marks.ts";
import { linear, roundTicks } from "./scale.ts";

const HEAD = 26;
const ROW = 26;
const AXIS = 24;
const RULE_DAYS = 63;

/** Groups with something below their line whose days are known. */
export function groupsClosing({ closeOuts }: PledgeAnswer): PledgeCloseOut[] {
  return closeOuts.filter(({ medianDays, longDays }) => medianDays !== null && longDays !== null);
}

/** Days to sell what is below the line, by group: a bar to the median company, a hairline to the ninth in ten. */
export function pledgeDaysChart(answer: PledgeAnswer, width: number, look: Look): Drawing {
  const { lang, palette, phone } = look;
  const groups = groupsClosing(answer);
  const [left, right] = [phone ? 44 : lang === "zh" ? 126 : 150, phone ? 52 : 60];
  const most = Math.max(RULE_DAYS, ...groups.map(({ longDays }) => longDays ?? 0));
  const x = linear(0, most, left, width - right);
  const bottom = HEAD + groups.length * ROW + 4;
  const marks = [
    titleMark(
      say(lang, "卖出天数", "Days to sell"),
      phone
        ? say(lang, "柱为中位，线至九成", "bar: median, line: 9 in 10")
        : say(lang, "交易日，柱为中位公司，线至九成", "trading days; bar: median company, line: 9 in 10"),
      [0, 10],
      look,
    ),
    ...roundTicks(0, most, phone ? 4 : 6).flatMap((day) => [
      lineMark([x(day), HEAD], [x(day), bottom], { colour: palette.hairline }),
      textMark(plain(day, 0), [x(day), bottom + 11], { colour: palette.ink3, align: "center" }),
    ]),
    ...groups.flatMap((one, k) => rowMarks(one, HEAD + k * ROW, { left, x }, look)),
  ];
  return markDrawing(width, bottom + AXIS, marks);
}

function rowMarks(
  { group, medianDays, longDays }: PledgeCloseOut,
  top: number,
  { left, x }: { left: number; x: (value: number) => number },
  { lang, palette, phone }: Look,
): Mark[] {
  const middle = top + ROW / 2;
  const name = (phone ? SHORT_GROUP_NAMES : PLEDGE_GROUP_NAMES)[group][lang];
  const [median, long] = [medianDays ?? 0, longDays ?? 0];
  const bar = { x: left, y: middle - 6, width: x(median) - left, height: 12 };
  return [
    textMark(name, [left - 8, middle], { colour: palette.ink1, align: "right" }),
    rectMark(bar, { fill: palette.ink2 }, LAYER.series),
    lineMark([x(median), middle], [x(long), middle], { colour: palette.ink2, z: LAYER.dot }),
    lineMark([x(long), middle - 4], [x(long), middle + 4], { colour: palette.ink2, z: LAYER.dot }),
    textMark(plain(median, 0), [x(long) + 7, middle], { colour: palette.ink1, size: 12, bold: true }),
  ];
}

/** The picture as a sentence. */
export function pledgeDaysLabel(answer: PledgeAnswer, lang: Lang): string {
  const told = groupsClosing(answer).map(
    ({ group, medianDays }) => `${PLEDGE_GROUP_NAMES[group][lang]} ${plain(medianDays, 0)}`,
  );
  const { rate, closeOut } = answer.settings;
  const at = `${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  return say(
    lang,
    `平掉线下质押所需交易日（${at}），中位公司：${told.join("，")}`,
    `Trading days to close out what is below (${at}), median company: ${told.join(", ")}`,
  );
}
