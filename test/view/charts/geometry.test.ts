import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay, parseDay, tradingDays } from "../../../src/domain/calendar/index.ts";
import { spread } from "../../../src/view/charts/end-labels.ts";
import { eventLane } from "../../../src/view/charts/event-marks.ts";
import { bandMarks, panel, pointsOf, stretches } from "../../../src/view/charts/panel.ts";
import { aboveLane, growing, linear, logarithmic, roundTicks, stepTicks } from "../../../src/view/charts/scale.ts";
import { indexAt, monthTicks, timeFrame } from "../../../src/view/charts/time-frame.ts";
import { lookOf } from "../../../src/view/look.ts";

const look = lookOf("en", "light", true);
const days = (from: string, to: string) => Array.from(tradingDays(parseDay(from), parseDay(to)), formatDay);
const value = fc.double({ min: -300, max: 300, noNaN: true });

test("a basis axis never shrinks below its base, and holds every value", () => {
  fc.assert(
    fc.property(fc.array(fc.option(value, { nil: null })), (values) => {
      const [low, high] = growing([-48, 4], values, 5);
      expect(low).toBeLessThanOrEqual(-48);
      expect(high).toBeGreaterThanOrEqual(4);
      for (const one of values) if (one !== null) expect(one >= low && one <= high).toBe(true);
    }),
  );
  expect(growing([-48, 4], [-3, null, 2], 5)).toEqual([-48, 4]);
});

test("no value lies in the lane that is kept for labels, and the top of the axis stays", () => {
  const [low, high] = aboveLane([60, 110], [59.9, 100], 0.2);
  expect(high).toBe(110);
  expect((59.9 - low) / (high - low)).toBeCloseTo(0.2, 10);
  expect(aboveLane([50, 110], [90, null], 0.2)).toEqual([50, 110]);
});

test("ticks are round, inside the range, and never more than asked", () => {
  fc.assert(
    fc.property(
      value,
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      fc.integer({ min: 2, max: 6 }),
      (low, size, most) => {
        const ticks = roundTicks(low, low + size, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const tick of ticks) expect(tick >= low - 1e-6 && tick <= low + size + 1e-6).toBe(true);
      },
    ),
  );
  expect(roundTicks(53, 112, 5)).toEqual([60, 80, 100]);
  expect(stepTicks([-48, 4], 20)).toEqual([-40, -20, 0]);
});

test("equal ratios are equal distances on a log axis", () => {
  const y = logarithmic(100, 400, 300, 0);
  expect(y(200) - y(400)).toBeCloseTo(y(100) - y(200), 9);
  expect(linear(0, 10, 100, 0)(5)).toBe(50);
});

test("the day under a pixel is the day drawn there, and pixels beyond the plot give its first or last day", () => {
  const frame = timeFrame(days("2023-10-09", "2024-02-07"), 876, look);
  for (const [i] of frame.dates.entries()) expect(indexAt(frame, frame.x(i))).toBe(i);
  expect(indexAt(frame, -50)).toBe(0);
  expect(indexAt(frame, 5000)).toBe(frame.dates.length - 1);
});

test.each([
  ["2023-10-09", "2024-02-07", ["Oct", "Nov", "Dec", "Jan 2024", "Feb"]],
  ["2022-07-11", "2024-02-07", ["Oct", "2023", "Apr", "Jul", "Oct", "2024"]],
  ["2021-01-08", "2024-02-07", ["Jul", "2022", "Jul", "2023", "Jul", "2024"]],
])("months from %s to %s are named as far as they have room", (from, to, wanted) => {
  expect(monthTicks(timeFrame(days(from, to), 876, look), look).map(({ label }) => label)).toEqual(wanted);
});

test("labels at the lines' ends keep their order and stand 36 px apart", () => {
  const height = fc.double({ min: 20, max: 480, noNaN: true });
  fc.assert(
    fc.property(fc.array(height, { minLength: 1, maxLength: 5 }), (wanted) => {
      const placed = spread(wanted, 36, 10, 500);
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
      for (let k = 1; k < order.length; k++) {
        expect(placed[order[k]] - placed[order[k - 1]]).toBeGreaterThan(35);
      }
      expect(Math.min(...placed)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...placed)).toBeLessThanOrEqual(500);
    }),
  );
  expect(spread([100, 300], 36, 10, 500)).toEqual([100, 300]);
});

test("a gap in the data is a gap in the line and in the band", () => {
  const values = [1, 2, null, 4, 5, null];
  expect(stretches(values)).toEqual([
    [0, 2],
    [3, 5],
  ]);
  const frame = timeFrame(days("2024-01-02", "2024-01-09"), 400, look);
  const where = panel(0, 100, [0, 10]);
  expect(pointsOf(values, where, frame).map((points) => points.length)).toEqual([2, 2]);
  expect(
    bandMarks(
      values,
      values.map((one) => (one === null ? null : one + 1)),
      where,
      frame,
      "#eee",
    ),
  ).toHaveLength(2);
});

test("labels of events never cover each other, whatever days they fall on", () => {
  const dates = days("2023-10-09", "2024-04-30");
  const some = fc.uniqueArray(fc.constantFrom(...dates), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(some, (chosen) => {
      const events = chosen.sort().map((date) => ({ date, zh: "事件", en: "an event of some length" }));
      const { labels } = eventLane(events, timeFrame(dates, 876, look), look);
      expect(labels).toHaveLength(Math.min(5, events.length));
      for (const [i, a] of labels.entries()) {
        for (const b of labels.slice(i + 1)) {
          const apart = a.place.row !== b.place.row || a.place.to < b.place.from || b.place.to < a.place.from;
          expect(apart || a.cost >= 100 || b.cost >= 100).toBe(true);
        }
      }
    }),
  );
  expect(
    eventLane(
      [{ date: "2024-02-06", zh: "汇金", en: "x" }],
      timeFrame(dates, 360, look),
      lookOf("zh", "light", true, true),
    ).labels,
  ).toEqual([]);
});
