/** Money is kept in fen (0.01 yuan), whole numbers, so that cash adds up exactly. */
const FEN = 100;

/** An amount of yuan, rounded to whole fen. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * FEN);
}

/** An amount of fen in yuan. */
export function yuanOf(fen: number): number {
  return fen / FEN;
}
