import { useCallback, useEffect, useState } from "preact/hooks";
import { readPreferences, readQuery, storePreferences, type ViewState, writeQuery } from "./view-state.ts";

export type ChangeView = (change: Partial<ViewState>) => void;

/** The view of this page, kept in step with its address: a new page is a step back in history, the rest replaces. */
export function useViewState(): [ViewState, ChangeView] {
  const [view, setView] = useState(() => readQuery(location.search, readPreferences()));
  const change = useCallback((part: Partial<ViewState>) => {
    setView((before) => {
      const after = { ...before, ...part };
      const isNewPage = after.page !== before.page;
      history[isNewPage ? "pushState" : "replaceState"](null, "", writeQuery(after));
      return after;
    });
  }, []);

  useEffect(() => {
    const onBack = () => setView(readQuery(location.search, readPreferences()));
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, []);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = view.lang === "zh" ? "zh-CN" : "en";
    root.dataset.theme = view.theme;
    root.dataset.up = view.up;
    storePreferences(view);
    history.replaceState(null, "", writeQuery(view));
  }, [view]);

  return [view, change];
}
