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
  return (
    <a href={writeQuery({ ...view, page })} aria-current={isCurrent ? "page" : undefined} onClick={onClick}>
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
  const dark = theme === "dark";
  return (
    <div class="settings">
      <button type="button" class="switch" onClick={() => change({ lang: lang === "zh" ? "en" : "zh" })}>
        {lang === "zh" ? (
          <>
            <b>中</b> EN
          </>
        ) : (
          <>
            <b>EN</b> 中
          </>
        )}
      </button>
      <button type="button" class="switch" onClick={() => change({ theme: dark ? "light" : "dark" })}>
        <b>{dark ? say("深", "Dark") : say("浅", "Light")}</b> {dark ? say("浅", "Light") : say("深", "Dark")}
      </button>
      <button type="button" class="switch" onClick={() => change({ up: up === "red" ? "green" : "red" })}>
        <b>{up === "red" ? say("红涨", "Red up") : say("绿涨", "Green up")}</b>{" "}
        {up === "red" ? say("绿涨", "Green up") : say("红涨", "Red up")}
      </button>
    </div>
  );
}
