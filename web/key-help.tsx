import { useEffect, useRef } from "preact/hooks";
import type { Lang } from "../src/view/words/lang.ts";
import { PAGE_NAMES } from "../src/view/words/pages.ts";
import { useSay } from "./state/look-context.ts";
import { PAGES, pageKey } from "./state/view-state.ts";

const pageNames = (lang: Lang, between: string) => PAGES.map((page) => PAGE_NAMES[page][lang]).join(between);

/** The list of keys; Escape or `?` closes it. */
export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const keys: [string, string][] = [
    [`1 – ${pageKey(PAGES.length - 1)}`, say(pageNames("zh", "、"), pageNames("en", ", "))],
    ["← →", say("前后一日", "A day back, a day on")],
    ["Shift ← →", say("前后一周", "A week back, a week on")],
    ["Home End", say("首日、末日", "First day, last day")],
    ["c", say("游标移到下一事件，图上再用 ← →", "Cursor to the next event; then ← → on the chart")],
    ["r", say("回放：显示其后走势", "Replay: show what followed")],
    ["t", say("浅色、深色", "Light, dark")],
    ["l", say("中文、英文", "Chinese, English")],
    ["Esc", say("收起游标", "Put the cursor away")],
    ["?", say("此表", "This list")],
  ];
  return (
    <dialog class="key-help" ref={dialog} onClose={onClose} aria-label={say("键盘", "Keyboard")}>
      <h2>{say("键盘", "Keyboard")}</h2>
      <ul class="lines">
        {keys.map(([key, meaning]) => (
          <li key={key}>
            <kbd>{key}</kbd>
            <span class="figures">{meaning}</span>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
