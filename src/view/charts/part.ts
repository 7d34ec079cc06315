import type { PanelSeries } from "./drawing.ts";
import type { Labelled } from "./end-labels.ts";
import type { Mark } from "./marks.ts";

/** Where a panel stands: the middle of its title, and its value axis from top to bottom. */
export interface PanelPlace {
  readonly title: number;
  readonly top: number;
  readonly bottom: number;
}

/** One panel of a stack with what belongs to it. */
export interface Part {
  readonly series: readonly PanelSeries[];
  readonly labelled: readonly Labelled[];
  readonly marks: readonly Mark[];
}
