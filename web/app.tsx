import { useEffect, useMemo, useState } from "preact/hooks";
import type { BasisAnswer, Inventory, MicrocapAnswer, Overview, QualityAnswer } from "../src/contract.ts";
import { lookOf } from "../src/view/look.ts";
import { PAGE_NAMES } from "../src/view/words/pages.ts";
import { Bar } from "./bar.tsx";
import { KeyHelp } from "./key-help.tsx";
import { BasisPage } from "./pages/basis-page.tsx";
import { DataPage } from "./pages/data-page.tsx";
import { MicrocapPage } from "./pages/microcap-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { FaultBoundary } from "./parts/fault-boundary.tsx";
import { Waiting } from "./parts/waiting.tsx";
import { evening, monthsEarlier, replayedUntil, stepped } from "./state/evenings.ts";
import { LookContext } from "./state/look-context.ts";
import { useAnswer } from "./state/use-answer.ts";
import { type KeyMap, useKeys } from "./state/use-keys.ts";
import { PHONE, useMedia } from "./state/use-media.ts";
import { useViewState } from "./state/use-view-state.ts";
import { PAGES } from "./state/view-state.ts";

const WEEK = 5;
/** Seed of the simulated stocks that the micro-cap page can show. */
const SEED = 1;

/** The whole dashboard: one bar, one page below it, one date for both. */
export function App() {
  const [view, change] = useViewState();
  const phone = useMedia(PHONE);
  const look = useMemo(
    () => lookOf(view.lang, view.theme, view.up === "red", phone),
    [view.lang, view.theme, view.up, phone],
  );
  const asked = useAnswer<Overview>(`overview${view.date ? `?date=${view.date}` : ""}`);
  const overview = asked.answer;
  const until = view.replay && overview ? replayedUntil(overview.date, overview.lastDate) : null;
  const later = useAnswer<Overview>(until ? `overview?date=${until}` : null);
  const shown = overview?.date ?? view.date;
  const basis = useAnswer<BasisAnswer>(view.page === "basis" && (shown || asked.failure) ? basisQuestion(shown) : null);
  const upTo = shown ? `to=${shown}` : "";
  const microcap = useAnswer<MicrocapAnswer>(view.page === "microcap" && !asked.loading ? `microcap?${upTo}` : null);
  const needsStocks = view.synthetic && microcap.answer !== null && microcap.answer.days.length === 0;
  const synthetic = useAnswer<MicrocapAnswer>(
    view.page === "microcap" && needsStocks ? `microcap?${upTo}&synthetic=true&seed=${SEED}` : null,
  );
  const inventory = useAnswer<Inventory>(
    view.page === "data" && !asked.loading ? `inventory${shown ? `?date=${shown}` : ""}` : null,
  );
  const quality = useAnswer<QualityAnswer>(view.page === "data" ? "quality" : null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [help, setHelp] = useState(false);

  const span = overview && { first: overview.firstDate, last: overview.lastDate, shown: overview.date };
  const goTo = (date: string) => span && change({ date: evening(date, span.first, span.last) });
  const stepBy = (days: number) =>
    span && change({ date: stepped(view.date ?? span.shown, days, span.first, span.last) });

  useKeys({
    ...Object.fromEntries(PAGES.map((page, i) => [String(i + 1), () => change({ page })])),
    ArrowLeft: () => stepBy(-1),
    ArrowRight: () => stepBy(1),
    "Shift+ArrowLeft": () => stepBy(-WEEK),
    "Shift+ArrowRight": () => stepBy(WEEK),
    Home: () => span && goTo(span.first),
    End: () => span && goTo(span.last),
    c: () => overview && setCursor(nextEvent(overview, cursor)),
    r: () => change({ replay: !view.replay }),
    t: () => change({ theme: view.theme === "dark" ? "light" : "dark" }),
    l: () => change({ lang: view.lang === "zh" ? "en" : "zh" }),
    Escape: () => setCursor(null),
    "?": () => setHelp(true),
  } satisfies KeyMap);
  useEffect(() => setCursor(null), [view.page, view.date]);
  useEffect(() => {
    document.title = `${PAGE_NAMES[view.page][view.lang]} ${overview?.date ?? ""} · 扁鹊 bianque`;
  }, [view.page, view.lang, overview]);

  return (
    <LookContext.Provider value={look}>
      <Bar view={view} change={change} span={span} stepBy={stepBy} goTo={goTo} />
      <main>
        <FaultBoundary key={view.page}>
          {view.page === "overview" && (
            <Waiting asked={asked}>
              {(answer) => (
                <OverviewPage
                  overview={answer}
                  later={until ? later.answer : null}
                  cursor={cursor}
                  onCursor={setCursor}
                />
              )}
            </Waiting>
          )}
          {view.page === "basis" && (
            <Waiting asked={basis}>
              {(answer) => (
                <BasisPage
                  answer={answer}
                  overview={overview}
                  view={view}
                  change={change}
                  cursor={cursor}
                  onCursor={setCursor}
                />
              )}
            </Waiting>
          )}
          {view.page === "microcap" && (
            <Waiting asked={microcap}>
              {(answer) => (
                <MicrocapPage
                  answer={answer}
                  synthetic={view.synthetic ? synthetic : null}
                  seed={SEED}
                  onSynthetic={() => change({ synthetic: true })}
                  cursor={cursor}
                  onCursor={setCursor}
                />
              )}
            </Waiting>
          )}
          {view.page === "data" && <DataPage inventory={inventory} quality={quality} />}
        </FaultBoundary>
      </main>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </LookContext.Provider>
  );
}

/** The event after the cursor in the overview's window, from the first again after the last; null without events. */
function nextEvent({ events, series }: Overview, cursor: string | null): string | null {
  const dates = events.map(({ date }) => date).filter((date) => series.dates.includes(date));
  return dates.find((date) => cursor !== null && date > cursor) ?? dates[0] ?? null;
}

/** How far back the basis page looks: long enough to see a year of the rolling band. */
const BASIS_MONTHS = 19;

function basisQuestion(date: string | null): string {
  return `basis?products=IM,IC${date ? `&from=${monthsEarlier(date, BASIS_MONTHS)}&to=${date}` : ""}`;
}
