declare module "quadprog" {
  /** Goldfarb and Idnani's dual method; arrays are counted from 1. */
  export function solveQP(
    dmat: number[][],
    dvec: number[],
    amat: number[][],
    bvec: number[],
    meq: number,
  ): { solution: number[]; value: number[]; message: string };
  const module: { solveQP: typeof solveQP };
  export default module;
}
