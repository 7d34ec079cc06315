import type { ComponentChildren } from "preact";
import { FaultBoundary } from "./fault-boundary.tsx";

interface SectionProps {
  readonly title?: string;
  /** Unit and method, in grey on the heading's line. */
  readonly note?: ComponentChildren;
  readonly badge?: ComponentChildren;
  readonly className?: string;
  readonly children: ComponentChildren;
}

/** A rule, a heading on one line with its unit and method, and the content. What breaks inside stays inside. */
export function Section({ title, note, badge, className = "", children }: SectionProps) {
  return (
    <section class={`section ${className}`.trim()}>
      {title && (
        <div class="section-head">
          <h2>{title}</h2>
          {note && <span class="section-note">{note}</span>}
          {badge}
        </div>
      )}
      <FaultBoundary>{children}</FaultBoundary>
    </section>
  );
}
