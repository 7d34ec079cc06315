import { describe, expect, test } from "vitest";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import {
  aftermath,
  inputsBefore,
  type MonitorInputs,
  reviewEpisodes,
  type StageHistory,
  stageHistory,
} from "../../../src/domain/monitor/index.ts";
import { quietMarket, STILL_FROM as T } from "../../support/quiet-market.ts";
import { recordedInputs } from "../../support/recorded-inputs.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

/** The quiet market with values changed from a day on: one function a series, of the day's distance from it. */
function from(first: number, change: (inputs: MonitorInputs, i: number, k: number) => void): MonitorInputs {
  const inputs = quietMarket();
  for (let i = first; i < inputs.days.length; i++) change(inputs, i, i - first);
  return inputs;
}

const stages = (history: StageHistory, first: number, count: number) =>
  history.days.slice(first, first + count).map((day) => day.stage);

describe("on made-up markets", () => {
  test("where nothing happens every day is calm and there is no episode", () => {
    const history = stageHistory(quietMarket());
    expect(new Set(history.days.map((day) => day.stage))).toEqual(new Set(["calm"]));
    expect(history.episodes).toEqual([]);
  });

  test("one extreme discount is strain, and a return inside the band is healing until it has lasted", () => {
    const history = stageHistory(
      from(T, (m, i, k) => {
        if (k === 0) m.basis.IM[i] = -0.3;
      }),
    );
    expect(stages(history, T, 7)).toEqual(["strained", "healing", "healing", "healing", "healing", "clear", "clear"]);
    expect(history.days[T].side).toBe("discount");
  });

  test("the basis rushing back while small caps are dumped and open interest falls is unwinding, not recovery", () => {
    const crash = (m: MonitorInputs, i: number, k: number) => {
      if (k === 0) m.basis.IM[i] = -0.4;
      m.smallCaps[i] = 1000 * 0.93 ** Math.min(k + 1, 3);
      if (k >= 1) m.openInterest.IM[i] = 250_000 * 0.94 ** Math.min(k, 3);
    };
    expect(stages(stageHistory(from(T, crash)), T, 3)).toEqual(["cascade", "unwinding", "unwinding"]);
  });

  test("the same rush with open interest rising, or with small caps rising, is not unwinding", () => {
    const rising = (m: MonitorInputs, i: number, k: number) => {
      if (k === 0) m.basis.IM[i] = -0.4;
      m.smallCaps[i] = 1000 * 0.93 ** Math.min(k + 1, 3);
      m.openInterest.IM[i] = 250_000 * 1.03 ** Math.min(k, 3);
      m.openInterest.IC[i] = 300_000 * 1.03 ** Math.min(k, 3);
    };
    const recovering = (m: MonitorInputs, i: number, k: number) => {
      if (k === 0) m.basis.IM[i] = -0.4;
      m.smallCaps[i] = k === 0 ? 930 : 960;
      m.openInterest.IM[i] = 250_000 * 0.94 ** Math.min(k, 3);
    };
    expect(stages(stageHistory(from(T, rising)), T, 3)).not.toContain("unwinding");
    expect(stages(stageHistory(from(T, recovering)), T, 3)).not.toContain("unwinding");
  });

  test("an extreme premium is a strain of its own", () => {
    const history = stageHistory(
      from(T, (m, i, k) => {
        if (k <= 1) m.basis.IC[i] = 0.3;
      }),
    );
    expect(history.days[T]).toMatchObject({ stage: "strained", side: "premium" });
    expect(history.episodes[0].side).toBe("premium");
  });

  test("small caps dumped without the basis is a strain of the small caps", () => {
    const history = stageHistory(
      from(T, (m, i) => {
        m.smallCaps[i] = 850;
      }),
    );
    expect(history.days[T]).toMatchObject({ stage: "strained", side: "small-caps" });
  });

  test("an input that goes missing never improves the stage, and clear is never said without it", () => {
    for (const lose of [
      (m: MonitorInputs, i: number) => {
        m.smallCaps[i] = Number.NaN;
      },
      (m: MonitorInputs, i: number) => {
        m.basis.IM[i] = Number.NaN;
      },
      (m: MonitorInputs, i: number) => {
        m.basis.IM[i] = Number.NaN;
        m.basis.IC[i] = Number.NaN;
      },
    ]) {
      const history = stageHistory(
        from(T, (m, i, k) => {
          if (k === 0) m.basis.IM[i] = -0.3;
          else lose(m, i);
        }),
      );
      expect(new Set(stages(history, T, 40))).toEqual(new Set(["strained"]));
      expect(history.days[T + 1].complete).toBe(false);
    }
  });

  test("a known limit-down share that stays high holds back clear; an unknown one is not required and never counted as met", () => {
    const once = (m: MonitorInputs, i: number, k: number) => {
      if (k === 0) m.basis.IM[i] = -0.3;
    };
    const locked = stageHistory(
      from(T, (m, i, k) => {
        once(m, i, k);
        m.limitDownShare[i] = 0.05;
      }),
    );
    expect(stages(locked, T, 30)).not.toContain("clear");
    expect(stageHistory(from(T, once)).days[T + 5].runs?.limitDownRare).toBeNull();
  });

  test("another level of basis that stays without anything extreme becomes the new normal after 60 quiet days", () => {
    const inputs = quietMarket(240);
    for (let i = T; i < 240; i++) inputs.basis.IM[i] -= 0.08;
    const [episode] = stageHistory(inputs).episodes;
    expect(episode.endedBy).toBe("new-normal");
    expect(stages(stageHistory(inputs), episode.end!, 1)).toEqual(["calm"]);
  });

  test("a crowding input above its norm three days running, outside episodes, is crowded", () => {
    const inputs = quietMarket();
    for (let i = 0; i < inputs.days.length; i++) inputs.crowding[i] = i < T ? 0.5 + 0.1 * Math.sin(i) : 0.9;
    expect(stages(stageHistory(inputs), T, 4)).toEqual(["calm", "calm", "crowded", "crowded"]);
  });
});

describe.skipIf(sharedDataAbsent)("on the recorded closes of 2019-2024", () => {
  const inputs = sharedDataAbsent ? quietMarket() : recordedInputs();
  const history = stageHistory(inputs);
  const at = (date: string) => inputs.days.indexOf(parseDay(date));
  const on = (date: string) => history.days[at(date)];
  const reviews = reviewEpisodes(inputs, history, inputs.days.length - 1);
  const crash = reviews.find((review) => formatDay(inputs.days[review.episode.start]).startsWith("2024-01"))!;
  const date = (i: number | null) => (i === null ? null : formatDay(inputs.days[i]));

  test("the crash of 2024 is strain by 2024-01-08, ten trading days before the knock-in cluster", () => {
    expect(date(crash.episode.start)).toBe("2024-01-08");
    expect(on("2024-01-10").stage).toBe("strained");
    expect(on("2024-01-22").stage).toBe("cascade");
    expect(on("2024-02-05").stage).toBe("cascade");
    expect(date(crash.trough)).toBe("2024-02-05");
  });

  test("2024-02-06 and 02-07 are unwinding although the basis was back in its range", () => {
    expect(on("2024-02-06")).toMatchObject({ stage: "unwinding", dayInStage: 1 });
    expect(on("2024-02-07")).toMatchObject({ stage: "unwinding", dayInStage: 2 });
  });

  test("clear is not said before 2024-02-19 and is said by 2024-03-29", () => {
    expect(crash.end).toBeGreaterThan(at("2024-02-19"));
    expect(crash.end).toBeLessThanOrEqual(at("2024-03-29"));
    expect(on(date(crash.end)!).stage).toBe("clear");
  });

  // First touches of the trailing band, computed independently from the same closes.
  test("the naive all-clears of 01-11, 01-15, 01-25 and 02-06 are listed as overruled, with what followed", () => {
    const dates = crash.naiveClears.map((clear) => date(clear.at));
    expect(dates.slice(0, 4)).toEqual(["2024-01-11", "2024-01-15", "2024-01-25", "2024-02-06"]);
    const falls = crash.naiveClears.slice(0, 4).map((clear) => clear.fallAfter);
    for (const [i, fall] of [-0.46, -0.454, -0.408, -0.092].entries()) expect(falls[i]).toBeCloseTo(fall, 3);
  });

  test("five days in a row inside the trailing band clear IC on 2024-02-26 and IM on 02-28; the frozen band is later", () => {
    expect(date(crash.clearTrailing.IC)).toBe("2024-02-26");
    expect(date(crash.clearTrailing.IM)).toBe("2024-02-28");
    expect(crash.clearFrozen.IC!).toBeGreaterThan(crash.clearTrailing.IC!);
    expect(crash.clearFrozen.IM!).toBeGreaterThan(crash.clearTrailing.IM!);
    expect(date(crash.clearFrozen.IM)).toBe("2024-03-21");
  });

  test("2024-09-27 is a premium strain", () => {
    expect(on("2024-09-27")).toMatchObject({ stage: "strained", side: "premium" });
  });

  test("no day's answer changes when later data arrive", () => {
    const cuts = history.days
      .map((_, i) => i)
      .filter((i) => i % 61 === 0 || (i > at("2024-01-02") && i < at("2024-03-29")));
    for (const cut of cuts) {
      const known = stageHistory(inputsBefore(inputs, cut + 1));
      expect(known.days).toEqual(history.days.slice(0, cut + 1));
    }
  });

  test("a review as of a day names no end, touch or clear after it", () => {
    const asOf = at("2024-02-07");
    const [review] = reviewEpisodes(inputs, history, asOf).slice(-1);
    expect(review.end).toBeNull();
    expect(review.naiveClears.map((clear) => date(clear.at))).toEqual([
      "2024-01-11",
      "2024-01-15",
      "2024-01-25",
      "2024-02-06",
    ]);
    expect(review.clearTrailing).toEqual({ IC: null, IM: null });
    expect(reviewEpisodes(inputsBefore(inputs, asOf + 1), stageHistory(inputsBefore(inputs, asOf + 1)), asOf)).toEqual(
      reviewEpisodes(inputs, history, asOf),
    );
  });

  test("hindsight judges the naive all-clears of the crash: those of January proved wrong", () => {
    const judged = crash.naiveClears.slice(0, 3).map((clear) => aftermath(inputs, crash, clear.at));
    expect(judged.map((after) => after.wrong)).toEqual([true, true, true]);
  });
});
