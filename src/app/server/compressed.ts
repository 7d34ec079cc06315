import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { AnswerBytes } from "./question.ts";

export type Encoding = "br" | "gzip";

const ENCODINGS: readonly Encoding[] = ["br", "gzip"];
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

/** The best encoding that an Accept-Encoding header names; undefined where it names none. */
export function encodingFor(header: string): Encoding | undefined {
  return ENCODINGS.find((encoding) => accepts(header, encoding));
}

/** True where an Accept-Encoding header names the encoding and does not refuse it by q=0. */
export function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((part) => {
    const [code, ...parameters] = part.trim().split(";");
    return code === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
  });
}

/** The bytes compressed, off the main thread. */
export async function compressed(bytes: AnswerBytes, encoding: Encoding): Promise<AnswerBytes> {
  const packed =
    encoding === "gzip"
      ? await promisify(gzip)(bytes, { level: GZIP_LEVEL })
      : await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
  return new Uint8Array(packed);
}
