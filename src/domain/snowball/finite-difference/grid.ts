/** How the spacing of a grid grows away from the levels it is finest at. */
export interface Spacing {
  /** At the levels. */
  readonly finest: number;
  /** Added per unit of distance from the nearest level. */
  readonly growth: number;
  readonly coarsest: number;
}

/**
 * Rising log prices from `low` to `high` with a node on every level, spaced finely around the levels and coarsely
 * away from them. Doubling `refinement` halves every interval, so that the convergence of a scheme can be watched.
 */
export function levelGrid(
  levels: readonly number[],
  low: number,
  high: number,
  spacing: Spacing,
  refinement: number,
): Float64Array {
  const inside = [...new Set(levels)].filter((level) => level > low && level < high).sort((a, b) => a - b);
  const nodes: number[] = [low];
  const ends = [low, ...inside, high];
  for (let i = 1; i < ends.length; i++) {
    const [from, to] = [ends[i - 1], ends[i]];
    const middle =
      i === 1 && inside.length > 0 ? from : i === ends.length - 1 && inside.length > 0 ? to : (from + to) / 2;
    if (middle > from) nodes.push(...outwards(from, middle, spacing, refinement));
    if (to > middle) nodes.push(...outwards(to, middle, spacing, refinement).reverse().slice(1), to);
  }
  return Float64Array.from(nodes);
}

/** Nodes from a level, itself left out, to an end that may lie on either side, the end included. */
function outwards(level: number, end: number, spacing: Spacing, refinement: number): number[] {
  const distance = Math.abs(end - level);
  const cells = Math.max(1, Math.ceil(cellsTo(distance, spacing))) * refinement;
  const scale = cellsTo(distance, spacing) / cells;
  const nodes = Array.from({ length: cells }, (_, i) => {
    const along = i === cells - 1 ? distance : distanceOf((i + 1) * scale, spacing);
    return level + Math.sign(end - level) * along;
  });
  nodes[cells - 1] = end;
  return nodes;
}

/** Integral of 1 / spacing from a level out to a distance. */
function cellsTo(distance: number, { finest, growth, coarsest }: Spacing): number {
  const bend = Math.max(0, (coarsest - finest) / growth);
  const near = Math.log1p((growth * Math.min(distance, bend)) / finest) / growth;
  return near + Math.max(0, distance - bend) / coarsest;
}

/** The distance out to which `cells` cells reach: the inverse of cellsTo. */
function distanceOf(cells: number, { finest, growth, coarsest }: Spacing): number {
  const bend = Math.max(0, (coarsest - finest) / growth);
  const near = Math.log1p((growth * bend) / finest) / growth;
  return cells <= near ? (finest * Math.expm1(growth * cells)) / growth : bend + (cells - near) * coarsest;
}
