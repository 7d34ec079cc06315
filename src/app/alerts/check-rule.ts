import type { CheckAnswer, Note } from "../../contract.ts";
import { readHoldings } from "../../data/holdings-file.ts";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import type { Store } from "../../data/store.ts";
import { DataGap, InputError } from "../../errors.ts";
import { givenCheckStudy } from "../studies/check.ts";
import { CheckPolicy } from "../studies/check-policy.ts";
import { readParams } from "../studies/read-params.ts";
import type { AlertRule } from "./rules.ts";

/** The guard's answer about a book, or why there is none. */
export type CheckedBook = CheckAnswer | { readonly untold: Note };

/** Checks the book of a rule at the close of `date`; what its files or the data do not support is said of this rule alone. */
export async function checkBook(rule: CheckOf, store: Store, date: string): Promise<CheckedBook> {
  try {
    return await answerOf(rule, store, date);
  } catch (error) {
    if (!(error instanceof DataGap || error instanceof InputError)) throw error;
    return { untold: { zh: error.message, en: error.message } };
  }
}

type CheckOf = Extract<AlertRule, { when: "check" }>;

async function answerOf({ holdings, capital, futures, leverage, policy }: CheckOf, store: Store, date: string) {
  const study = givenCheckStudy({
    holdings: await readHoldings(holdings),
    ...(policy === undefined ? {} : { policy: readSettingsFile(policy, CheckPolicy) }),
  });
  const given = { capital: String(capital), futures, leverage: String(leverage), date };
  return study.run(store, readParams(study.params, given));
}
