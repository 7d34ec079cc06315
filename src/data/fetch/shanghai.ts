import type { Day } from "../../domain/calendar/index.ts";

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** Shanghai has been eight hours ahead of UTC since 1991, without summer time. */
const AHEAD_MS = 8 * MS_PER_HOUR;

/** Day and hour (with its fraction) in Shanghai at a moment. */
export function shanghaiTime(moment: Date): { day: Day; hour: number } {
  const local = moment.getTime() + AHEAD_MS;
  const day = Math.floor(local / MS_PER_DAY);
  return { day, hour: (local - day * MS_PER_DAY) / MS_PER_HOUR };
}
