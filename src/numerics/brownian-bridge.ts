/** Order and weights in which a Brownian path is filled in: one line a draw, the coarsest first. */
export interface BrownianBridge {
  /** Position in time of each draw. */
  readonly target: Int32Array;
  /** Positions already drawn on either side, -1 for the start and for none. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leftWeight: Float64Array;
  readonly rightWeight: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * Bridge over rising times above 0: the last value first, then the middle of every gap, level by level, each
 * conditional on its drawn neighbours (Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 3.1).
 */
export function brownianBridge(times: ArrayLike<number>): BrownianBridge {
  const count = times.length;
  const bridge = {
    target: new Int32Array(count),
    left: new Int32Array(count),
    right: new Int32Array(count).fill(-1),
    leftWeight: new Float64Array(count),
    rightWeight: new Float64Array(count),
    deviation: new Float64Array(count),
  };
  bridge.target[0] = count - 1;
  bridge.left[0] = -1;
  bridge.deviation[0] = Math.sqrt(times[count - 1]);
  const gaps: [left: number, right: number][] = [[-1, count - 1]];
  let draw = 1;
  for (let next = 0; next < gaps.length; next++) {
    const [left, right] = gaps[next];
    if (right - left < 2) continue;
    const middle = (left + right) >> 1;
    const start = left < 0 ? 0 : times[left];
    const [before, after] = [times[middle] - start, times[right] - times[middle]];
    bridge.target[draw] = middle;
    bridge.left[draw] = left;
    bridge.right[draw] = right;
    bridge.leftWeight[draw] = after / (before + after);
    bridge.rightWeight[draw] = before / (before + after);
    bridge.deviation[draw] = Math.sqrt((before * after) / (before + after));
    gaps.push([left, middle], [middle, right]);
    draw++;
  }
  return bridge;
}

/**
 * One draw of the bridge for a block of paths at once. `paths` holds the value of each path of the block at each time,
 * time by time; `normals` one standard normal draw a path.
 */
export function bridgeStep(bridge: BrownianBridge, draw: number, normals: Float64Array, paths: Float64Array): void {
  const block = normals.length;
  const target = bridge.target[draw] * block;
  const left = bridge.left[draw] * block;
  const right = bridge.right[draw] * block;
  const deviation = bridge.deviation[draw];
  const leftWeight = left < 0 ? 0 : bridge.leftWeight[draw];
  const rightWeight = bridge.rightWeight[draw];
  for (let i = 0; i < block; i++) {
    const fromLeft = left < 0 ? 0 : leftWeight * paths[left + i];
    const fromRight = right < 0 ? 0 : rightWeight * paths[right + i];
    paths[target + i] = fromLeft + fromRight + deviation * normals[i];
  }
}
