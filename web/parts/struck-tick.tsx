/** A grey check mark with an ink line through it: an all-clear that was overruled. */
export function StruckTick() {
  return (
    <svg class="tick" width="13" height="11" viewBox="0 0 13 11" aria-hidden="true">
      <path d="M2.5 5l3 4L10.5 1" fill="none" stroke="var(--ink-3)" stroke-width="1.4" />
      <path d="M0 5.5h12" stroke="var(--ink-1)" stroke-width="1.3" />
    </svg>
  );
}
