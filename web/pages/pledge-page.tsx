import type { ComponentChildren } from "preact";
import { useCallback } from "preact/hooks";
import type { PledgeAnswer, PledgeGroupName } from "../../src/contract.ts";
import { groupsClosing, pledgeDaysChart, pledgeDaysLabel } from "../../src/view/charts/pledge-days-chart.ts";
import { pledgeGridChart, pledgeGridLabel, pledgeGridNumbers } from "../../src/view/charts/pledge-grid-chart.ts";
import { pledgePathChart, pledgePathLabel, pledgePathNumbers } from "../../src/view/charts/pledge-path-chart.ts";
import { longDate, percent } from "../../src/view/format.ts";
import type { Look } from "../../src/view/look.ts";
import {
  closeOutTable,
  loanTable,
  type PledgeWeight,
  pledgeGroupTable,
  stateTable,
} from "../../src/view/pledge-tables.ts";
import type { Lang } from "../../src/view/words/lang.ts";
import {
  groupNamed,
  PLEDGE_GROUP_NAMES,
  pledgeLine,
  pledgeSentence,
  SHORT_GROUP_NAMES,
  sourceWords,
} from "../../src/view/words/pledge.ts";
import { Chart } from "../charts/chart.tsx";
import { Choice } from "../parts/choice.tsx";
import { Figures } from "../parts/figure-table.tsx";
import { Notes } from "../parts/notes.tsx";
import { Outlined } from "../parts/outlined.tsx";
import { Section } from "../parts/section.tsx";
import { AssumptionBadge } from "../parts/snowball-badge.tsx";
import { SourceLine } from "../parts/source-line.tsx";
import { PageVerdict } from "../parts/verdict.tsx";
import { useLook, useSay } from "../state/look-context.ts";
import type { ChangeView } from "../state/use-view-state.ts";
import { PLEDGE_LINES, PLEDGE_RATES, type ViewState } from "../state/view-state.ts";

interface PledgePageProps {
  readonly answer: PledgeAnswer;
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The grid of rates and lines, its path over the episode, every size of stock, and what closing out would take. */
export function PledgePage(props: PledgePageProps) {
  const { answer, view } = props;
  const { lang } = useLook();
  const group = groupNamed(answer, view.pledgeGroup) ? view.pledgeGroup : "all";
  const badge = answer.source === "assumed" && <AssumptionBadge />;
  return (
    <>
      <PageVerdict
        sentence={pledgeSentence(answer, group, lang, view.pledgeWeight)}
        line={pledgeLine(answer, group, lang)}
        badge={badge}
      />
      <Controls {...props} group={group} />
      <div class="columns">
        <div>
          <Grid {...props} group={group} />
          <Path {...props} group={group} />
        </div>
        <div>
          <Groups answer={answer} weight={view.pledgeWeight} />
          <CloseOuts answer={answer} />
        </div>
      </div>
      <Loans answer={answer} />
      <CloseOutFigures answer={answer} />
      <Notes notes={answer.notes} />
    </>
  );
}

type GroupProps = PledgePageProps & { readonly group: PledgeGroupName };

function Controls({ answer, view, change, group }: GroupProps) {
  const { lang } = useLook();
  const say = useSay();
  const asPercent = (values: readonly number[]) => values.map((value) => [String(value), percent(value, 0)] as const);
  return (
    <Section
      title={say("所问", "Asked")}
      note={say(
        "市值以质押起始日计；质押率与平仓线用于路径与平仓",
        "size at the start; rate and line drive the path and the close-outs",
      )}
    >
      <div class="pledge-controls">
        <Labelled label={say("市值", "Size")}>
          <Choice
            label={say("市值", "Size")}
            chosen={group}
            options={answer.groups.map(({ group: one }) => [one, SHORT_GROUP_NAMES[one][lang]] as const)}
            onChoose={(pledgeGroup) => change({ pledgeGroup })}
          />
        </Labelled>
        <Labelled label={say("质押率", "Pledge rate")}>
          <Choice
            label={say("质押率", "Pledge rate")}
            chosen={String(view.pledgeRate)}
            options={asPercent(PLEDGE_RATES)}
            onChoose={(rate) => change({ pledgeRate: Number(rate) })}
          />
        </Labelled>
        <Labelled label={say("平仓线", "Close-out line")}>
          <Choice
            label={say("平仓线", "Close-out line")}
            chosen={String(view.pledgeCloseOut)}
            options={asPercent(PLEDGE_LINES)}
            onChoose={(line) => change({ pledgeCloseOut: Number(line) })}
          />
        </Labelled>
        <Labelled label={say("权重", "Weight")}>
          <Choice
            label={say("权重", "Weight")}
            chosen={view.pledgeWeight}
            options={[
              ["number", weightName("number", lang)],
              ["value", weightName("value", lang)],
            ]}
            onChoose={(pledgeWeight: PledgeWeight) => change({ pledgeWeight })}
          />
        </Labelled>
      </div>
    </Section>
  );
}

/** A choice with its name before it, for the eye; the choice itself carries it for a reader. */
function Labelled({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="pledge-choice">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

function weightName(weight: PledgeWeight, lang: Lang): string {
  const names = { number: { zh: "按笔数", en: "by number" }, value: { zh: "按市值", en: "by value" } };
  return names[weight][lang];
}

function Grid({ answer, view, group }: GroupProps) {
  const { lang } = useLook();
  const say = useSay();
  const { pledgeWeight } = view;
  const draw = useCallback(
    (width: number, look: Look) => pledgeGridChart(answer, group, pledgeWeight, width, look),
    [answer, group, pledgeWeight],
  );
  const badge = answer.source === "assumed" && <AssumptionBadge />;
  const starts = answer.starts;
  return (
    <Section
      title={say("线下份额的网格", "Share below the line, as a grid")}
      note={`${longDate(answer.date, lang)} · ${PLEDGE_GROUP_NAMES[group][lang]} · ${sourceWords(answer, lang)}`}
      badge={badge}
    >
      <Chart draw={draw} label={pledgeGridLabel(answer, group, pledgeWeight, lang)} />
      <SourceLine numbers={() => pledgeGridNumbers(answer, group, lang)}>
        {say(
          `粗框：三分之二及以上。来源：个股前复权收盘价，至 ${answer.date}；质押起始 ${starts?.first ?? "–"} 至 ${starts?.last ?? "–"}。平仓价 = 起始收盘价 × 质押率 × 平仓线（东方财富口径）。`,
          `Outlined: two thirds or more. Source: forward-adjusted closes of single stocks, to ${longDate(answer.date, lang)}; pledges begun ${starts ? `${longDate(starts.first, lang)} to ${longDate(starts.last, lang)}` : "–"}. Close-out price = close at the start × rate × line (as Eastmoney estimates it).`,
        )}
      </SourceLine>
    </Section>
  );
}

function Path({ answer, view, group, cursor, onCursor }: GroupProps) {
  const { lang } = useLook();
  const say = useSay();
  const { pledgeWeight } = view;
  const draw = useCallback(
    (width: number, look: Look, date: string | null) => pledgePathChart(answer, group, pledgeWeight, width, look, date),
    [answer, group, pledgeWeight],
  );
  return (
    <Section title={say("逐日", "Day by day")} note={weightName(pledgeWeight, lang)}>
      <Chart
        draw={draw}
        label={pledgePathLabel(answer, group, pledgeWeight, lang)}
        cursor={cursor}
        onCursor={onCursor}
      />
      <SourceLine numbers={() => pledgePathNumbers(answer, group, lang)}>
        {say(
          `来源：个股前复权收盘价、万得微盘股指数收盘，至 ${answer.date}。每日只用当日及以前的数据；期满的质押退出，故曾触线可以下降。`,
          `Source: forward-adjusted closes of single stocks and closes of the Wind micro-cap index, to ${longDate(answer.date, lang)}. Each day uses that day and earlier ones only; pledges that end drop out, so touched may fall.`,
        )}
      </SourceLine>
    </Section>
  );
}

function Groups({ answer, weight }: { readonly answer: PledgeAnswer; readonly weight: PledgeWeight }) {
  const { lang } = useLook();
  const say = useSay();
  const { rate, closeOut } = answer.settings;
  return (
    <Section
      title={say("按市值", "By size")}
      note={`${percent(rate, 0)} × ${percent(closeOut, 0)} · ${weightName(weight, lang)}`}
      badge={answer.source === "assumed" && <AssumptionBadge />}
    >
      <Figures table={pledgeGroupTable(answer, lang, weight)} name="pledge-groups" />
      <p class="source">
        {say(
          "末列：三分之二触线所需的质押率 × 平仓线；除以质押率即平仓线。",
          "Last column: the product of rate and line that two thirds touched takes; divided by the rate it is the line.",
        )}
      </p>
    </Section>
  );
}

function CloseOuts({ answer }: { readonly answer: PledgeAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  const draw = useCallback((width: number, look: Look) => pledgeDaysChart(answer, width, look), [answer]);
  const { participation, pledged, rate, closeOut } = answer.settings;
  const title = say("平仓所需", "Closing out");
  const at = `${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  if (groupsClosing(answer).length === 0) {
    return (
      <Section title={title} note={at}>
        <Outlined
          what={say(
            "没有线下的质押，或其股票的成交与股本未知。",
            "Nothing is below the line, or shares and trading of its stocks are unknown.",
          )}
          fill={say(
            "导入个股日线（含成交量）与股票清单，或放宽质押率与平仓线。",
            "Import stock closes with volume and a list of stocks, or choose a higher rate or line.",
          )}
        />
      </Section>
    );
  }
  const assumed = answer.source === "assumed";
  return (
    <Section title={title} note={at} badge={assumed && <AssumptionBadge />}>
      <Chart draw={draw} label={pledgeDaysLabel(answer, lang)} />
      <p class="source">
        {say(
          `每日至多卖出公司股份的 1%/63（控股股东 90 日 1%）与日成交的 ${percent(participation, 0)} 之较小者${assumed ? `；假设各公司质押 ${percent(pledged)}` : ""}。竞价之外的处置未计。`,
          `A day sells at most the lesser of 1%/63 of the company (1% in 90 days for a controlling holder) and ${percent(participation, 0)} of usual trading${assumed ? `; ${percent(pledged)} of each company is assumed pledged` : ""}. Disposals outside the auction are left out.`,
        )}
      </p>
    </Section>
  );
}

function CloseOutFigures({ answer }: { readonly answer: PledgeAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  if (answer.closeOuts.length === 0) return null;
  return (
    <Section
      title={say("平仓的规模与冲击", "Size and impact of closing out")}
      note={say("假如线下者同时卖出", "if everything below were sold at once")}
      badge={answer.source === "assumed" && <AssumptionBadge />}
    >
      <Figures table={closeOutTable(answer, lang)} name="pledge-close-outs" />
    </Section>
  );
}

function Loans({ answer: { book } }: { readonly answer: PledgeAnswer }) {
  const { lang } = useLook();
  const say = useSay();
  if (book === null) return null;
  return (
    <>
      <Section title={say("贷款", "Loans")}>
        <Figures table={stateTable(book, lang)} name="pledge-states" />
      </Section>
      <Section
        title={say("距平仓线最近者", "Nearest to the line")}
        note={say("* 欠款为估计", "* what is owed is estimated")}
      >
        <Figures table={loanTable(book, lang)} name="pledge-loans" />
      </Section>
    </>
  );
}
