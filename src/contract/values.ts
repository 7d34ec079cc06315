import { z } from "zod";

export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A number that may be unknown. */
export const nullable = z.number().nullable();

/** A sentence for people about the data or the method, in Chinese and English. */
export const Note = z.object({ zh: z.string(), en: z.string() });
export type Note = z.infer<typeof Note>;

/** A normal range, inclusive. */
export const Band = z.object({ low: z.number(), high: z.number() });
export type Band = z.infer<typeof Band>;
