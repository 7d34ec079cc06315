import type { Failure } from "../state/ask.ts";
import { useSay } from "../state/look-context.ts";

interface NothingProps {
  readonly failure: Failure;
  /** What would fill the space; the general advice where not given. */
  readonly fill?: string;
}

/** The hatched space of a picture that cannot be drawn: what is missing, and what would fill it. */
export function Nothing({ failure, fill }: NothingProps) {
  const say = useSay();
  const isError = failure.kind === "error";
  const advice = isError
    ? say("其余内容仍然有效；改正后刷新此页。", "What else is shown is still valid; mend this and reload the page.")
    : say("导入所缺的文件后，此处自动出现。", "Import the missing files and this appears by itself.");
  return (
    <div class="nothing hatched" role={isError ? "alert" : "note"}>
      <div>
        <p class="nothing-what">
          {isError && <Badge kind="error">{say("✕ 错误", "✕ error")}</Badge>} {failure.sentence}
        </p>
        <p class="nothing-fill">{fill ?? advice}</p>
      </div>
    </div>
  );
}

interface BadgeProps {
  readonly kind: "replay" | "stale" | "synthetic" | "assumption" | "error";
  readonly children: string;
}

/** A small outlined word: assumption, stale, replay; dashed for synthetic; in ink for an error. */
export function Badge({ kind, children }: BadgeProps) {
  return <span class={`badge ${kind}`}>{children}</span>;
}
