import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSchedule, ladder } from "../../src/domain/snowball/index.ts";
import { NOTE_FIELDS, type NoteField, type NoteTexts, readNote, usualNote } from "../../src/view/snowball-form.ts";
import { type NoteTerms, noteSchedule, profitAtMaturity } from "../../src/view/snowball-note.ts";
import { noteCurves, noteGreeks, noteValue } from "../../src/view/snowball-pricing.ts";

const usual = usualNote({ spot: 5307, volatility: 0.2, rate: 0.02, carry: 0.06 });
const read = (change: Partial<NoteTexts> = {}, state: NoteTerms["state"] = "alive") =>
  readNote({ ...usual, ...change }, state, "en");
const terms = read().terms!;

describe("the form", () => {
  test("reads what is typed in its units", () => {
    expect(terms).toEqual({
      spot: 5307,
      initialPrice: 5307,
      knockIn: 0.75,
      knockOut: 1.03,
      coupon: 0.15,
      tenorMonths: 24,
      lockMonths: 3,
      elapsedMonths: 0,
      volatility: 0.2,
      rate: 0.02,
      carry: 0.06,
      state: "alive",
    });
    expect(read({ spot: "5,307.5", rate: "−1", coupon: "１２" }).terms).toMatchObject({
      spot: 5307.5,
      rate: -0.01,
      coupon: 0.12,
    });
  });

  test.each<[NoteField, string, RegExp]>([
    ["spot", "", /Enter a number/],
    ["spot", "abc", /Enter a number/],
    ["spot", "0", /Expected 1 to 1,000,000 points/],
    ["knockIn", "-5", /Expected 1 to 100 %/],
    ["knockIn", "101", /Expected 1 to 100 %/],
    ["knockOut", "70", /above the knock-in/],
    ["volatility", "0", /Expected 1 to 200 %/],
    ["volatility", "NaN", /Enter a number/],
    ["tenorMonths", "1.5", /whole months/],
    ["lockMonths", "25", /no later than the tenor/],
    ["elapsedMonths", "24", /is over/],
    ["coupon", "1e9", /Expected −100 to 200 %/],
  ])("says under %s what is wrong with %j, and gives no note", (field, text, problem) => {
    const { terms: none, problems } = read({ [field]: text });
    expect(none).toBeNull();
    expect(problems[field]).toMatch(problem);
  });

  test("speaks Chinese where asked, one sentence a field", () => {
    const empty = Object.fromEntries(NOTE_FIELDS.map((field) => [field, ""])) as NoteTexts;
    const { problems } = readNote(empty, "alive", "zh");
    for (const field of NOTE_FIELDS) expect(problems[field]).toBe("请填一个数。");
  });

  test("never lets through a note that the engine would refuse", () => {
    const text = fc.oneof(
      fc.double({ min: -300, max: 300, noNaN: true }).map(String),
      fc.integer({ min: -3, max: 70 }).map(String),
    );
    const texts = fc.record(
      Object.fromEntries(NOTE_FIELDS.map((field) => [field, fc.oneof(fc.constant(usual[field]), text)])),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const { terms: note } = readNote(typed as NoteTexts, "alive", "en");
        if (note) expect(() => checkSchedule(noteSchedule(note))).not.toThrow();
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe("the note", () => {
  test("has a knock-out date a month from the first one on, and coupons counted from issue", () => {
    const schedule = noteSchedule({ ...terms, elapsedMonths: 20 });
    expect(schedule.days).toBe(84);
    expect(schedule.knockOut.map(({ day }) => day)).toEqual([21, 42, 63, 84]);
    expect(schedule.knockOut[0].accrualYears).toBeCloseTo(21 / 12, 12);
    expect(noteSchedule(terms).knockOut).toHaveLength(22);
  });

  test("pays at maturity what its schedule says: coupon above the knock-in, the loss below it or after it", () => {
    expect(profitAtMaturity(terms, 0.9, "alive")).toBeCloseTo(0.3, 12);
    expect(profitAtMaturity(terms, 0.75, "alive")).toBeCloseTo(-0.25, 12);
    expect(profitAtMaturity(terms, 0.9, "knocked-in")).toBeCloseTo(-0.1, 12);
    expect(profitAtMaturity(terms, 1.01, "knocked-in")).toBe(0);
    expect(profitAtMaturity(terms, 1.03, "knocked-in")).toBeCloseTo(0.3, 12);
  });

  test("tends to that payoff, principal added, as its last close comes near", () => {
    const near = { ...terms, volatility: 0.01, rate: 0, carry: 0 };
    const schedule = { ...noteSchedule({ ...near, elapsedMonths: 23 }), days: 1, knockOut: [] };
    for (const ratio of [0.7, 0.85, 0.98]) {
      const { alive, knockedIn } = ladder(schedule, near, [ratio * 5307]);
      expect(alive.price[0] / 5307).toBeCloseTo(1 + profitAtMaturity(near, ratio, "alive"), 6);
      expect(knockedIn.price[0] / 5307).toBeCloseTo(1 + profitAtMaturity(near, ratio, "knocked-in"), 6);
    }
  });
});

describe("the pricer", () => {
  test("gives at the spot what its curves show there", () => {
    const { ratios, price, delta } = noteCurves(terms);
    const value = noteValue(terms);
    const at = ratios.findIndex((ratio) => Math.abs(ratio - 1) < 0.01 && ratio >= 1);
    const share = (1 - ratios[at - 1]) / (ratios[at] - ratios[at - 1]);
    const between = (values: readonly number[]) => values[at - 1] + share * (values[at] - values[at - 1]);
    expect(value.price / 5307).toBeCloseTo(between(price.alive), 4);
    expect(value.delta).toBeCloseTo(between(delta.alive), 3);
    expect(value.errorBound).toBeLessThan(1e-6 * 5307);
  });

  test("is worth its initial price at the fair coupon", () => {
    const { fairCoupon } = noteGreeks(terms);
    expect(noteValue({ ...terms, coupon: fairCoupon! }).price).toBeCloseTo(5307, 5);
    expect(noteGreeks({ ...terms, coupon: 0 }).fairCoupon).toBeNull();
  });

  test("has greeks that differences of its prices confirm", () => {
    const { vegaPerPoint, rhoPerPoint, carryRhoPerPoint } = noteGreeks(terms);
    const price = (change: Partial<NoteTerms>) => noteValue({ ...terms, ...change }).price;
    const slope = (field: "volatility" | "rate" | "carry", step: number) =>
      (price({ [field]: terms[field] + step }) - price({ [field]: terms[field] - step })) / (2 * step) / 100;
    expect(vegaPerPoint).toBeCloseTo(slope("volatility", 1e-4), 2);
    expect(rhoPerPoint).toBeCloseTo(slope("rate", 1e-4), 2);
    expect(carryRhoPerPoint).toBeCloseTo(slope("carry", 1e-4), 2);
    const { gammaPerPercent } = noteValue(terms);
    const deltaUp = noteValue({ ...terms, spot: 5307 * 1.0005 }).delta;
    const deltaDown = noteValue({ ...terms, spot: 5307 * 0.9995 }).delta;
    expect(gammaPerPercent).toBeCloseTo((deltaUp - deltaDown) * 10, 4);
  });
});
