import type { Context } from "hono";
import { Refused } from "./failure.ts";

/** Bytes that an upload may have: a book of tens of thousands of contracts, net values of centuries. */
export const MOST_UPLOAD_BYTES = 4_000_000;

const TAKEN_TYPE = "text/csv";

/** The body of an upload. Throws Refused where it is too large (413), of another type (415) or empty (400). */
export async function uploadBody(context: Context): Promise<Uint8Array> {
  const type = (context.req.header("content-type") ?? "none").split(";")[0].trim().toLowerCase();
  if (type !== TAKEN_TYPE) {
    throw new Refused(415, `the content type is ${type.slice(0, 60)}; expected ${TAKEN_TYPE}, UTF-8`);
  }
  const bytes = await boundedBody(context, MOST_UPLOAD_BYTES);
  if (bytes.length === 0) throw new Refused(400, "the upload is empty; expected the lines of a CSV file");
  return bytes;
}

/** The body of a request, read up to a bound. Throws Refused (413) where it is longer, before it is read to its end. */
export async function boundedBody(context: Context, most: number): Promise<Uint8Array> {
  const tooLarge = () => new Refused(413, `the body is larger than ${most} bytes; expected at most as many`);
  if (Number(context.req.header("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
