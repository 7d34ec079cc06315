/**
 * The few numbers of the stage machine. None is fitted to an episode: ranges are 5% to 95% of the trailing year, and
 * the rest are round counts of trading days. `stage --scoreboard` shows what they do over all years loaded.
 */

/** A value outside its range by this share of the range's width or more is extreme; by less, stretched. */
export const EXTREME_SHARE = 0.75;

/** A breach short of extreme counts once it lasted so many days: every basis below its band, or crowding above. */
export const BREACH_DAYS = 3;

/** Days in a row that a product must spend inside a band before it counts as cleared. */
export const PERSISTENCE_DAYS = 5;

/** Days in a row with a normal change of open interest that clear asks for. */
export const STEADY_OPEN_INTEREST_DAYS = 3;

/** Share of stocks locked limit-down below which a day counts as quiet. */
export const QUIET_LIMIT_DOWN_SHARE = 0.01;

/** Days in a row without anything extreme after which another level of basis is taken as the new normal. */
export const NEW_NORMAL_DAYS = 60;

/** Trading days for which "clear" is still said after an episode ended. */
export const CLEAR_DAYS = 10;

/** Trading days over which the relative strength of the small caps is measured. */
export const STRENGTH_DAYS = 60;

/** Trading days that drawdown and relative strength look back over. */
export const DRAWDOWN_DAYS = 250;
