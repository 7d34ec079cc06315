import type { Segment } from "../../src/view/words/lang.ts";

/** A sentence with its figures in bold. */
export function MarkedText({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <>
      {segments.map(({ text, strong }, i) => {
        const key = `${i} ${text}`;
        return strong ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
      })}
    </>
  );
}
