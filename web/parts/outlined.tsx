import type { ComponentChildren } from "preact";

/** A dashed outline where something is not computed: why, and what would fill it. */
export function Outlined(props: {
  readonly what: string;
  readonly fill: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="outlined">
      <p>{props.what}</p>
      <p class="nothing-fill">{props.fill}</p>
      {props.children}
    </div>
  );
}
