import type { Overview } from "../../contract.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { type Drawing, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { eventLane, eventMarks } from "./event-marks.ts";
import { titleMark } from "./marks.ts";
import { basisPart } from "./overview-basis-part.ts";
import { indicesPart, openInterestPart } from "./overview-level-parts.ts";
import { overviewTimeline } from "./overview-timeline.ts";
import type { PanelPlace } from "./part.ts";
import { ribbonMarks } from "./stage-ribbon.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";
import { veilMarks } from "./veil.ts";

/** Heights in pixels from the top of the chart. */
interface Layout {
  readonly ribbon: { readonly foot: number; readonly step: number };
  readonly IM: PanelPlace;
  readonly IC: PanelPlace;
  readonly openInterest: PanelPlace | null;
  readonly indices: PanelPlace;
  readonly height: number;
}

const DESK: Layout = {
  ribbon: { foot: 71, step: 11 },
  IM: { title: 92, top: 128, bottom: 268 },
  IC: { title: 291, top: 316, bottom: 406 },
  openInterest: { title: 425, top: 441, bottom: 492 },
  indices: { title: 510, top: 522, bottom: 696 },
  height: 720,
};

const PHONE: Layout = {
  ribbon: { foot: 58, step: 9 },
  IM: { title: 76, top: 104, bottom: 212 },
  IC: { title: 228, top: 250, bottom: 318 },
  openInterest: null,
  indices: { title: 336, top: 350, bottom: 462 },
  height: 486,
};

export interface OverviewChartState {
  /** Index on the time axis under the cursor; null for none. */
  readonly cursor: number | null;
  /** A later overview, to show what followed under a veil. */
  readonly later: Overview | null;
}

/** Ribbon of stages over the basis of IM and IC, open interest, and micro caps against CSI300, on one time axis. */
export function overviewChart(
  overview: Overview,
  width: number,
  look: Look,
  { cursor, later }: OverviewChartState,
): Drawing {
  const layout = look.phone ? PHONE : DESK;
  const timeline = overviewTimeline(overview, later);
  const frame = timeFrame(timeline.dates, width, look);
  const parts = [
    basisPart(overview, timeline, "IM", frame, layout.IM, look),
    basisPart(overview, timeline, "IC", frame, layout.IC, look),
  ];
  if (layout.openInterest) parts.push(openInterestPart(timeline, frame, layout.openInterest, look));
  const events = eventLane(overview.events, frame, look);
  parts.push(indicesPart(timeline, frame, layout.indices, events.height, look));
  const axisY = layout.indices.bottom;
  const marks = [
    titleMark(say(look.lang, "阶段", "Stage"), "", [0, 8], look),
    ...ribbonMarks(timeline.ribbon, frame, layout.ribbon, cursor ?? timeline.today, look),
    ...parts.flatMap((part) => part.marks),
    ...eventMarks(events, layout.ribbon.foot + 2, axisY, look),
    ...timeAxisMarks(frame, axisY, look),
    ...veilMarks(timeline, frame, axisY, look),
    ...endLabelMarks(
      parts.flatMap((part) => part.labelled),
      frame,
      timeline.today,
      cursor,
      look,
    ),
    ...(cursor === null ? [] : cursorMarks(frame, cursor, layout.ribbon.foot - 4 * layout.ribbon.step, axisY, look)),
  ];
  return timeDrawing(
    frame,
    layout.height,
    parts.flatMap((part) => part.series),
    marks,
  );
}
