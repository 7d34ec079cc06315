import { useSay } from "../state/look-context.ts";
import { Badge } from "./nothing.tsx";

/** Says that the notional behind a sentence or a picture is assumed. */
export function AssumptionBadge() {
  const say = useSay();
  return <Badge kind="assumption">{say("假设", "assumption")}</Badge>;
}
