import { PARAMETER_NAMES, PARAMETERS } from "../../domain/chain/index.ts";

/** A scenario with every default written out and told; reading it gives the defaults. */
export function chainTemplate(): string {
  return `${HEAD}${parameterLines().join("\n")}\n${TAIL}`;
}

function parameterLines(): string[] {
  return PARAMETER_NAMES.map((name) => {
    const { usual, low, high, meaning, source } = PARAMETERS[name];
    return `  # ${name}: ${number(usual)}  # ${number(low)} to ${number(high)}: ${meaning} (${source})`;
  });
}

/** A number of the table as YAML reads it: large ones with an exponent, others to four places. */
export function number(value: number): string {
  if (Math.abs(value) >= 1e6) return `${Number((value / 1e9).toPrecision(6))}e9`;
  return String(Number(value.toPrecision(4)));
}

const HEAD = `# The unwind chain of January 2024: bianque chain run chain-2024.yaml
# Every line is the default and may be left out. Shares and returns are decimals, money is in yuan.

window:
  from: 2023-12-29          # close that the run starts from: a trading day with 40 closes before it
  to: 2024-02-08            # last day

market: recorded            # recorded: returns of the CSI300; bootstrapped: drawn from the days before; given: returns below
seed: 1                     # of the bootstrap
meanBlock: 5                # its mean block, trading days
# returns: [-0.01, 0.002]   # market: given; one a trading day

links:                      # false cuts a link
  snowballs: true           # dealers who hedge notes
  neutral: true             # neutral funds
  dma: true                 # leveraged neutral accounts
  lossSellers: true         # margin-financed and index-enhanced holders who sell what falls
  hedgers: true             # holders who short futures instead
  pledges: true             # lenders against pledged shares
  priceLimits: true         # daily limits of 10% and 20%
  stabilisation: true       # the programmes below
  maskedFall: true          # the masked fall below
  knockInDays: 1            # days within which a knock-in is traded
  dmaDeleverage: 1          # divides the leverage of accounts
  basisCap: null            # largest cost of a hedge a year that the basis may show

mixes:                      # shares add to 1 (assumption)
  neutralFunds: 100
  dmaAccounts: 26
  neutralBasket: {300: 0.05, 500: 0.2, 1000: 0.3, 2000: 0.35, micro: 0.1}
  dmaBasket: {500: 0.05, 1000: 0.2, 2000: 0.45, micro: 0.3}
  hedge: {IC: 0.45, IM: 0.55}

# programmes:               # purchases of the stabilisation fund; left out: the recorded one, as here
#   - from: 2024-02-06
#     to: 2024-03-29
#     dailyCny: null        # yuan a day; null: stabilisationCny below
#     split: {500: 0.5, 1000: 0.4, 2000: 0.1}
#     fadesFrom: 2024-02-08 # halves every day from here

masked: {from: 2024-01-17, to: 2024-02-05}  # while large caps were bought; null for none

# shocks:                   # from outside the chain
#   - {day: 2024-01-22, bucket: micro, size: -0.05}
#   - {day: 2024-01-22, redemption: 0.1, of: both}   # neutral, dma, both
#   - {day: 2024-01-22, basis: 0.02}                 # dislocation added, share of the index

requirement: current        # requirement of DMA accounts on the notional of entry, or on the stocks as valued now: current
pieces: 4                   # that a day is cut into

parameters:
  preset: fitted            # fitted (to January 2024), or usual (middle of what is plausible); each number may be set by name:
`;

const TAIL = "";
