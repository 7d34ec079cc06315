import { polynomial } from "./polynomial.ts";

const INVERSE_SQRT_2PI = 0.3989422804014327;
const CENTRE_END = 0.67448975;
const MIDDLE_END = Math.sqrt(32);

/** Numerators and denominators of Cody's rational approximations, constant term first. */
const CDF_CENTRE = [
  [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1],
];
const CDF_MIDDLE = [
  [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
    8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
  ],
  [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
    235.387901782625, 22.266688044328117, 1,
  ],
];
const CDF_TAIL = [
  [
    0.000029112874951168793, 0.0014216191932278934, 0.0222352778706498, 0.12740116116024736, 0.215898534057957,
    0.023073441764940174,
  ],
  [0.00007297515550839662, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1],
];

/** Numerators and denominators of AS241's rational approximations, constant term first. */
const INVERSE_CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
];
const INVERSE_MIDDLE = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];
const INVERSE_TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
];

function ratio([numerator, denominator]: readonly number[][], x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

/** Density of the standard normal distribution at x; NaN in, NaN out. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_2PI * expHalfSquare(Math.abs(x));
}

/**
 * Probability that a standard normal variable is at most x, to a relative error of 1e-15 in either tail
 * (W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23, 1969); NaN in, NaN out.
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (distance < CENTRE_END) return 0.5 + x * ratio(CDF_CENTRE, x * x);
  const tail = expHalfSquare(distance) * (distance <= MIDDLE_END ? ratio(CDF_MIDDLE, distance) : millsTail(distance));
  return x < 0 ? tail : 1 - tail;
}

/** Upper tail over exp(-x^2/2), for large x. */
function millsTail(x: number): number {
  const s = 1 / (x * x);
  return (INVERSE_SQRT_2PI - s * ratio(CDF_TAIL, s)) / x;
}

/** exp(-x^2/2) for x >= 0, with x split so that the square of its first part is exact. */
function expHalfSquare(x: number): number {
  if (!(x < 40)) return Number.isNaN(x) ? x : 0;
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp((-coarse * coarse) / 2) * Math.exp((-(x - coarse) * (x + coarse)) / 2);
}

/**
 * The x below which a standard normal variable lies with the given probability, to a relative error of 1e-15
 * (M. J. Wichura, Algorithm AS 241, PPND16, Applied Statistics 37, 1988). 0 gives -Infinity, 1 gives Infinity;
 * anything outside [0, 1] gives NaN.
 */
export function normalInverse(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(INVERSE_CENTRE, 0.180625 - q * q);
  const tail = Math.min(probability, 1 - probability);
  if (tail === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const distance = r <= 5 ? ratio(INVERSE_MIDDLE, r - 1.6) : ratio(INVERSE_TAIL, r - 5);
  return q < 0 ? -distance : distance;
}
