import { useEffect, useRef } from "preact/hooks";
import { weekdayName } from "../src/view/format.ts";
import { PAGE_NAMES } from "../src/view/words/pages.ts";
import { Badge } from "./parts/nothing.tsx";
import { useLook, useSay } from "./state/look-context.ts";
import type { ChangeView } from "./state/use-view-state.ts";
import { PAGES, type Page, type ViewState, writeQuery } from "./state/view-state.ts";

/** First and last evening that can be shown, and the one that is. */
export interface Span {
  readonly first: string;
  readonly last: string;
  readonly shown: string;
}

interface BarProps {
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly span: Span | null;
  readonly stepBy: (days: number) => void;
  readonly goTo: (date: string) => void;
}

/** Name, pages, date with step arrows, language, theme, colours of rise and fall. */
export function Bar(props: BarProps) {
  const say = useSay();
  return (
    <header class="bar">
      <div class="bar-name">
        <b>扁鹊</b>
        <span>bianque</span>
      </div>
      <nav class="pages" aria-label={say("页面", "Pages")}>
        {PAGES.map((page) => (
          <PageLink key={page} page={page} {...props} />
        ))}
      </nav>
      <div class="bar-right">
        {props.span && <DateSteps {...props} span={props.span} />}
        <Settings {...props} />
      </div>
    </header>
  );
}

function PageLink({ page, view, change }: BarProps & { readonly page: Page }) {
  const { lang } = useLook();
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    change({ page });
  };
  const isCurrent = view.page === page;
  const link = useRef<HTMLAnchorElement>(null);
  // Names that do not fit scroll sideways: the current one comes into sight.
  useEffect(() => {
    const row = link.current?.parentElement;
    if (isCurrent && row && link.current)
      row.scrollLeft = link.current.offsetLeft - row.offsetLeft - row.clientWidth / 2;
  }, [isCurrent, lang]);
  return (
    <a ref={link} href={writeQuery({ ...view, page })} aria-current={isCurrent ? "page" : undefined} onClick={onClick}>
      {PAGE_NAMES[page][lang]}
    </a>
  );
}

function DateSteps({ span, view, change, stepBy, goTo }: BarProps & { readonly span: Span }) {
  const { lang } = useLook();
  const say = useSay();
  return (
    <div class="date">
      <button
        type="button"
        class="step"
        disabled={span.shown <= span.first}
        aria-label={say("前一交易日", "Previous trading day")}
        onClick={() => stepBy(-1)}
      >
        ◂
      </button>
      <label class="date-text">
        {span.shown}
        <input
          type="date"
          aria-label={say("日期", "Date")}
          value={span.shown}
          min={span.first}
          max={span.last}
          onChange={(event) => event.currentTarget.value !== "" && goTo(event.currentTarget.value)}
        />
      </label>
      <span class="date-day">{weekdayName(span.shown, lang)}</span>
      <button
        type="button"
        class="step"
        disabled={span.shown >= span.last}
        aria-label={say("后一交易日", "Next trading day")}
        onClick={() => stepBy(1)}
      >
        ▸
      </button>
      {view.replay && (
        <button type="button" onClick={() => change({ replay: false })} aria-label={say("退出回放", "Leave replay")}>
          <Badge kind="replay">{say("回放", "replay")}</Badge>
        </button>
      )}
    </div>
  );
}

function Settings({ view, change }: BarProps) {
  const say = useSay();
  const { lang, theme, up } = view;
  const langs = { zh: "中", en: "EN" };
  const themes = { light: say("浅", "Light"), dark: say("深", "Dark") };
  const ups = { red: say("红涨", "Red up"), green: say("绿涨", "Green up") };
  const next = {
    lang: lang === "zh" ? "en" : "zh",
    theme: theme === "dark" ? "light" : "dark",
    up: up === "red" ? "green" : "red",
  } as const;
  return (
    <div class="settings">
      <Switch chosen={langs[lang]} other={langs[next.lang]} onClick={() => change({ lang: next.lang })} />
      <Switch chosen={themes[theme]} other={themes[next.theme]} onClick={() => change({ theme: next.theme })} />
      <Switch chosen={ups[up]} other={ups[next.up]} onClick={() => change({ up: next.up })} />
    </div>
  );
}

interface SwitchProps {
  readonly chosen: string;
  /** What a press chooses; a phone shows only the chosen word. */
  readonly other: string;
  readonly onClick: () => void;
}

function Switch({ chosen, other, onClick }: SwitchProps) {
  return (
    <button type="button" class="switch" onClick={onClick}>
      <b>{chosen}</b>
      <span class="other"> {other}</span>
    </button>
  );
}
