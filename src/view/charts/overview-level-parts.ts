import { longDate, lotsNumber, plain } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { lineSeries } from "./drawing.ts";
import { titleMark } from "./marks.ts";
import type { OverviewTimeline } from "./overview-timeline.ts";
import { gridMarks, panel } from "./panel.ts";
import type { PanelPlace, Part } from "./part.ts";
import { aboveLane, growing, roundTicks } from "./scale.ts";
import type { TimeFrame } from "./time-frame.ts";

/** Open interest of IM, on a range of its own. */
export function openInterestPart(timeline: OverviewTimeline, frame: TimeFrame, place: PanelPlace, look: Look): Part {
  const { lang, palette } = look;
  const unit = lang === "zh" ? 10_000 : 1000;
  const values = timeline.IM.openInterest.map((value) => (value === null ? null : value / unit));
  const known = values.filter((value) => value !== null);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const pad = Math.max((high - low) * 0.12, high * 0.02);
  const where = panel(place.top, place.bottom, [low - pad, high + pad]);
  const at = known.length > 0 ? roundTicks(where.min, where.max, 3) : [];
  const name = say(lang, "IM 持仓", "IM open interest");
  const note = say(lang, "万手  四个合约合计", "thousand lots, four contracts");
  const label = (value: number) => lotsNumber(value * unit, lang);
  const labelled = { name: lang === "zh" ? name : "IM OI", values, panel: where, colour: palette.im, print: label };
  return {
    series: [lineSeries(where, values, { colour: palette.im, width: 1.4 })],
    labelled: [labelled],
    marks: [
      titleMark(name, note, [0, place.title], look),
      ...gridMarks(where, frame, { at, label: (value) => plain(value, 0) }, look),
    ],
  };
}

/** Micro caps and CSI300 over their first level of the window, times 100. */
export function indicesPart(
  timeline: OverviewTimeline,
  frame: TimeFrame,
  place: PanelPlace,
  /** Pixels at the foot that the lines leave free. */
  lane: number,
  look: Look,
): Part {
  const { lang, palette } = look;
  const both = [...timeline.micro, ...timeline.csi300];
  const range = aboveLane(growing([90, 104], both, 6), both, lane / (place.bottom - place.top));
  const where = panel(place.top, place.bottom, range);
  const name = say(lang, "微盘股与沪深300", "Micro-cap and CSI 300");
  const known = timeline.dates.findIndex((_, i) => timeline.micro[i] !== null || timeline.csi300[i] !== null);
  const first = timeline.dates[Math.max(0, known)];
  const note = `${longDate(first, lang)} = 100`;
  const print = (value: number) => plain(value, 1);
  return {
    series: [
      lineSeries(where, timeline.csi300, { colour: palette.reference, width: 1.4 }),
      lineSeries(where, timeline.micro, { colour: palette.ink1, width: 2 }),
    ],
    labelled: [
      {
        name: say(lang, "沪深300", "CSI 300"),
        values: timeline.csi300,
        panel: where,
        colour: palette.reference,
        textColour: palette.ink3,
        print,
      },
      {
        name: say(lang, "微盘股", "Micro-cap"),
        values: timeline.micro,
        panel: where,
        colour: palette.ink1,
        print,
      },
    ],
    marks: [
      titleMark(name, note, [0, place.title], look),
      ...gridMarks(
        where,
        frame,
        { at: roundTicks(range[0], range[1], 5), label: (value) => plain(value, 0), base: 100 },
        look,
      ),
    ],
  };
}
