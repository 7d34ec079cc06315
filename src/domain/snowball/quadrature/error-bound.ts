import { normalCdf } from "../../../numerics/normal.ts";
import { NODES, REACH } from "./axis.ts";

/** Rounding of sums and closed forms over a whole sweep, relative to the largest value: far above what is seen. */
export const ROUNDING = 1e-12;

/**
 * Bound on the error of one step of quadrature, as a share of the largest value tabulated. Elements are `width`
 * deviations of the step wide.
 *
 * What is integrated is a Gaussian density times a value that is itself a Gaussian average, so both can be continued
 * to x + iy, where each is at most exp(y^2/2) times larger. On the Bernstein ellipse rho of an element, whose half
 * height is b = width (rho - 1/rho) / 4, the integrand is then at most exp(b^2) / sqrt(2 pi), and n-point
 * Gauss-Legendre errs by at most (width / 2) (64 / 15) exp(b^2) rho^(-2n) / (sqrt(2 pi) (1 - rho^-2)) an element
 * (Trefethen, Is Gauss quadrature better than Clenshaw-Curtis?, SIAM Review 50, 2008, theorem 4.5), for any rho > 1.
 * Added are the elements within reach, and the mass beyond the reach and beyond both ends of the table.
 */
export function stepErrorBound(width: number): number {
  let least = Infinity;
  for (let rho = 1.2; rho < 12; rho += 0.05) {
    const b = (width * (rho - 1 / rho)) / 4;
    least = Math.min(least, Math.exp(b * b - 2 * NODES * Math.log(rho)) / (1 - rho ** -2));
  }
  const elements = Math.ceil((2 * REACH) / width) + 1;
  const quadrature = ((elements * width) / 2) * (64 / 15) * (least / Math.sqrt(2 * Math.PI));
  return quadrature + 4 * normalCdf(-REACH);
}
