/** A configuration with every default written out and told; reading it gives the defaults. */
export const DMA_TEMPLATE = `# A leveraged neutral account (DMA). Every line is the default and may be left out; options on the command line win.

leverage: 4               # stocks at entry over equity
replay: 2024-02           # 2024-02 (2023-12-29 to 2024-03-29) or 2024-09 (2024-08-30 to 2024-10-31)
# from: 2023-12-29        # day of entry, at its close
# to: 2024-03-29          # last day

basket: micro             # 300, 500, 1000, 2000, micro; 1000:30,micro:70; 5/20/45/30 of 500/1000/2000/micro; smallest
short: IM                 # a product that rolls, one contract such as IM2403, or IC2403:45,IM2403:55
roll: quarter             # near, next, quarter, cheapest: the contract that a product without a month holds
lots: daily               # daily: short set to the value of the stocks at every close; fixed: the lots of entry

financing: 0.035          # interest a year on what is borrowed (assumption; 3% to 4.5% are told)
calls: on                 # off: nobody calls and nothing is sold
requirement: entry        # margin ratio over the notional of entry, or over the stocks as valued now: current
warning: 0.8              # shares of the margin ratio of entry: warned (assumption),
call: 0.65                # asked for cash by the next day (assumption; 60% to 70% are told),
forced: 0.5               # sold out of at once (assumption; about 50% is told)
reserve: 0                # cash from outside for calls, as a share of the equity of entry

futuresAccount: broker    # broker: he lends what the short must pay; own: cash of its own, which sales reach a day later
futuresCash: 0.25         # own: cash behind the short at entry, as a share of it
futuresCall: 0.18         # own: below this share it is called (assumption)
futuresCut: 0.14          # own: below this share contracts are closed at once (margin of the exchange)

locks: on                 # what is locked limit-down cannot be sold, where it is known
impact: off               # own sales move prices: off, square-root, saturating
capital: 100000000        # equity of entry in yuan; only own impact depends on it
turnover: 20000000000     # yuan that the basket's stocks trade on a usual day (assumption)
volatility: 0.03          # daily volatility of the basket (assumption)
coefficient: 0.7          # Y of the square-root law (assumption)
saleCost: 0.0015          # duty, fees and half spread of a sale

survivable: on            # look for the leverage that survives
horizon: 5                # trading days over which the tail of the spread is measured
confidence: 0.99          # level of its expected shortfall, and share of simulated paths to live through
paths: 300                # simulated paths, drawn from the days before entry
seed: 1
`;
