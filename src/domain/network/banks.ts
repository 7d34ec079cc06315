import { InputError } from "../../errors.ts";
import type { Institution } from "./institutions.ts";

/** A row of a table of banks: published capital and securities. */
export interface Bank {
  readonly name: string;
  readonly equity: number;
  /** Equity over all assets, a decimal. */
  readonly leverageRatio: number;
  readonly debtSecurities: number;
  /** Part of the debt securities. */
  readonly governmentBonds: number;
}

/** Assets of a bank that can be sold, in the order of its holdings. */
export const BANK_ASSETS = ["corporate", "government"] as const;

/** Share of the assets held as cash, and share of what is owed that can be repaid (Farmer et al. 2020, as simplified in docs/network.md). */
const CASH_SHARE = 0.05;
const LOAN_SHARE = 0.5;

/**
 * Balance sheet of a bank from its published figures: assets are equity / leverage ratio, 5% of them cash; debt securities
 * are government and corporate bonds; the rest moves with nothing. Half of what is owed can be repaid. Throws InputError
 * where government bonds exceed the debt securities, or these what the leverage ratio leaves for them.
 */
export function bankSheet({ name, equity, leverageRatio, debtSecurities, governmentBonds }: Bank): Institution {
  const assets = equity / leverageRatio;
  const most = (1 - CASH_SHARE) * assets;
  if (governmentBonds > debtSecurities) {
    throw new InputError(
      `government_bonds is ${governmentBonds}; expected at most the debt_securities, ${debtSecurities}`,
    );
  }
  if (debtSecurities > most) {
    throw new InputError(
      `debt_securities is ${debtSecurities}; expected at most ${Math.floor(most)}, the assets that equity and leverage ratio imply, less cash`,
    );
  }
  return {
    name,
    equity,
    cash: CASH_SHARE * assets,
    other: most - debtSecurities,
    loan: LOAN_SHARE * (assets - equity),
    holdings: [debtSecurities - governmentBonds, governmentBonds],
  };
}
