import { useEffect, useMemo, useState } from "preact/hooks";
import type { Overview } from "../src/contract.ts";
import { lookOf } from "../src/view/look.ts";
import { PAGE_NAMES } from "../src/view/words/pages.ts";
import { Bar } from "./bar.tsx";
import { KeyHelp } from "./key-help.tsx";
import { Page } from "./page.tsx";
import { evening, stepped } from "./state/evenings.ts";
import { LookContext } from "./state/look-context.ts";
import { useKeys } from "./state/use-keys.ts";
import { PHONE, useMedia } from "./state/use-media.ts";
import { usePageAnswers } from "./state/use-page-answers.ts";
import { useViewState } from "./state/use-view-state.ts";
import { PAGES, pageKey, type ViewState } from "./state/view-state.ts";

const WEEK = 5;

/** The whole dashboard: one bar, one page below it, one date for both. */
export function App() {
  const [view, change] = useViewState();
  const look = useLookOf(view);
  const answers = usePageAnswers(view);
  const overview = answers.overview.answer;
  const [cursor, setCursor] = useState<string | null>(null);
  const [help, setHelp] = useState(false);

  const span = overview && { first: overview.firstDate, last: overview.lastDate, shown: overview.date };
  const goTo = (date: string) => span && change({ date: evening(date, span.first, span.last) });
  const stepBy = (days: number) =>
    span && change({ date: stepped(view.date ?? span.shown, days, span.first, span.last) });

  useKeys({
    ...Object.fromEntries(PAGES.map((page, i) => [pageKey(i), () => change({ page })])),
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
  });
  useEffect(() => setCursor(null), [view.page, view.date]);
  useTitle(view, overview?.date ?? "");

  return (
    <LookContext.Provider value={look}>
      <Bar view={view} change={change} span={span} stepBy={stepBy} goTo={goTo} />
      <Page view={view} change={change} answers={answers} cursor={cursor} onCursor={setCursor} />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </LookContext.Provider>
  );
}

function useLookOf({ lang, theme, up }: ViewState) {
  const phone = useMedia(PHONE);
  return useMemo(() => lookOf(lang, theme, up === "red", phone), [lang, theme, up, phone]);
}

function useTitle({ page, lang }: ViewState, date: string): void {
  useEffect(() => {
    document.title = `${PAGE_NAMES[page][lang]} ${date} · 扁鹊 bianque`;
  }, [page, lang, date]);
}

/** The event after the cursor in the overview's window, from the first again after the last; null without events. */
function nextEvent({ events, series }: Overview, cursor: string | null): string | null {
  const dates = events.map(({ date }) => date).filter((date) => series.dates.includes(date));
  return dates.find((date) => cursor !== null && date > cursor) ?? dates[0] ?? null;
}
