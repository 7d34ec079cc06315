import { readHoldings } from "../../data/holdings-file.ts";
import { readSnowballBook } from "../../data/snowball-book-file.ts";
import { readNavText } from "../../domain/drift/index.ts";
import { InputError } from "../../errors.ts";
import type { AnyStudy } from "../studies/registry.ts";

/** What a study may be sent, and the study of what was sent. */
interface Uploadable {
  /** What is sent, in a few words, with its columns. */
  readonly what: string;
  study(text: string): Promise<AnyStudy>;
}

/** How sentences name what was sent. */
const NAME = "the upload";

const source = (text: string) => ({ name: NAME, text });

/** The studies that can be sent what they ask about. Readers and studies are loaded when something is sent. */
const UPLOADABLE: Readonly<Record<string, Uploadable>> = {
  drift: {
    what: "net values as CSV: date,nav",
    study: async (text) => {
      const { givenNavStudy } = await import("../studies/drift.ts");
      return givenNavStudy(NAME, readNavText(NAME, text)) as AnyStudy;
    },
  },
  exposures: {
    what: "a portfolio as CSV: code,weight",
    study: async (text) => {
      const { givenHoldingsStudy } = await import("../studies/exposures.ts");
      return givenHoldingsStudy(await readHoldings(source(text))) as AnyStudy;
    },
  },
  check: {
    what: "a basket as CSV: code,weight",
    study: async (text) => {
      const { givenCheckStudy } = await import("../studies/check.ts");
      return givenCheckStudy({ holdings: await readHoldings(source(text)) }) as AnyStudy;
    },
  },
  "snowball-book": {
    what: "a book of snowballs as CSV, columns as `bianque snowball book` reads them",
    study: async (text) => {
      const { givenBookStudy } = await import("../studies/snowball-book.ts");
      return givenBookStudy(await readSnowballBook(source(text))) as AnyStudy;
    },
  },
};

/** What a study may be sent; null where it takes nothing. */
export function uploadTaken(study: string): string | null {
  return Object.hasOwn(UPLOADABLE, study) ? UPLOADABLE[study].what : null;
}

/** The study of what was sent. Throws InputError in one sentence where it does not read. */
export function uploadedStudy(study: string, bytes: Uint8Array): Promise<AnyStudy> {
  return UPLOADABLE[study].study(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${NAME} is not UTF-8 text; save the file as UTF-8 (iconv -f GB18030 -t UTF-8)`);
  }
}
