import type { ComponentChildren } from "preact";
import type { SnowballDay, SnowballMarket } from "../../src/contract.ts";
import { longDate } from "../../src/view/format.ts";
import type { SnowballIndexBook } from "../../src/view/snowball-book.ts";
import {
  assumptionTable,
  checkTable,
  clusterTable,
  knockOutTable,
  lastDayTable,
} from "../../src/view/snowball-tables.ts";
import { CLIFF_NOTE, snowballIndexName } from "../../src/view/words/snowball-names.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Figures } from "./figure-table.tsx";
import { Outlined } from "./outlined.tsx";
import { Section } from "./section.tsx";

interface AnswerTableProps {
  readonly answer: SnowballMarket;
  readonly badge: ComponentChildren;
}

/** The largest clusters of knock-ins, and what dealers sell as the index falls through each. */
export function SnowballClusters({ answer, badge }: AnswerTableProps) {
  const { lang } = useLook();
  const say = useSay();
  const note = say("各指数，未敲入名义本金最大者在前", "of all indices, largest notional alive first");
  return (
    <Section title={say("敲入密集区", "Clusters of knock-ins")} note={note} badge={badge}>
      {answer.clusters.length > 0 ? (
        <Figures table={clusterTable(answer, lang)} name="clusters" />
      ) : (
        <Outlined
          what={say("没有未敲入的雪球。", "No living note is still alive.")}
          fill={say("已敲入者不再有跳变。", "Notes that have knocked in have no cliff any more.")}
        />
      )}
      <p class="source">{CLIFF_NOTE[lang]}</p>
    </Section>
  );
}

interface KnockOutDatesProps {
  readonly book: SnowballIndexBook;
  readonly badge: ComponentChildren;
}

const DATES_SHOWN = 6;

/** The next days on which notes can knock out. */
export function KnockOutDates({ book, badge }: KnockOutDatesProps) {
  const { lang } = useLook();
  const say = useSay();
  const name = snowballIndexName(book.index, lang);
  return (
    <Section title={say("下一批敲出观察日", "Next knock-out dates")} note={name} badge={badge}>
      {book.knockOutDates.length > 0 ? (
        <Figures table={knockOutTable(book, DATES_SHOWN, lang)} />
      ) : (
        <Outlined
          what={say("没有待观察的敲出日。", "No knock-out date is ahead.")}
          fill={say("没有存续合约，或均已到期。", "No note is living.")}
        />
      )}
    </Section>
  );
}

/** What the day's move made dealers of this book trade, beside what the futures market did. */
export function SnowballLastDay({ days }: { readonly days: readonly SnowballDay[] }) {
  const { lang } = useLook();
  const say = useSay();
  const [first] = days;
  if (!first) return null;
  const span = `${longDate(first.from, lang)} – ${longDate(first.to, lang)}`;
  return (
    <Section title={say("当日模型与市场", "The day: model and market")} note={span}>
      <Figures table={lastDayTable(days, lang)} />
    </Section>
  );
}

/** Every number that the book rests on, with its source or the word that it is assumed. */
export function SnowballAssumptions({ answer, badge }: AnswerTableProps) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.assumptions.length === 0) return null;
  return (
    <Section
      title={say("假设与来源", "Assumptions and sources")}
      note={say("每一项都可在命令行改动", "each can be changed on the command line")}
      badge={badge}
    >
      <Figures table={assumptionTable(answer, lang)} name="sourced" />
    </Section>
  );
}

/** Published figures beside what the assumptions make of them. */
export function SnowballChecks({ answer }: { readonly answer: SnowballMarket }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.checks.length === 0) return null;
  return (
    <Section
      title={say("与公开数字对照", "Against published figures")}
      note={say("假设推出的与发表的", "what the assumptions give, and what was published")}
    >
      <Figures table={checkTable(answer, lang)} name="sourced" />
    </Section>
  );
}
