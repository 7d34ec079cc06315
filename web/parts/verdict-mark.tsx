import type { Verdict } from "../../src/contract.ts";

/** ○ within, ◐ stretched, ● extreme, ┄ absent; drawn, so that every system shows the same shapes in ink. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === "absent") {
    return (
      <svg class="verdict-mark" width="12" height="10" viewBox="0 0 12 10" aria-hidden="true">
        <path d="M0 5.5h3M4.5 5.5h3M9 5.5h3" stroke="currentColor" fill="none" />
      </svg>
    );
  }
  return (
    <svg class="verdict-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill={verdict === "extreme" ? "currentColor" : "none"} stroke="currentColor" />
      {verdict === "stretched" && <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />}
    </svg>
  );
}
