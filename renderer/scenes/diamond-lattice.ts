/**
 * The diamond-cubic crystal, lengths in cell edges (0.357 nm). Axes: `u` along [1-10] to the right, `d` along [110]
 * away from the viewer, `z` along [001] up. In these axes the crystal is a stack of rectangular sheets a quarter of
 * a cell apart, each an atom every 1/√2; which of four shifts a sheet has depends on its number only.
 */
export const halfSpacing = Math.SQRT1_2 / 2;

export interface LatticeAtom {
  /** position in half spacings and sheets: whole numbers, so that neighbours are found without distances */
  readonly column: number;
  readonly row: number;
  readonly sheet: number;
}

export interface LatticePoint {
  readonly u: number;
  readonly d: number;
  readonly z: number;
}

export interface LatticeRange {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  readonly sheets: readonly [number, number];
}

export function isLatticeSite({ column, row, sheet }: LatticeAtom): boolean {
  const phase = ((sheet % 4) + 4) % 4;
  const columnIsOdd = phase === 2 || phase === 3;
  const rowIsOdd = phase === 1 || phase === 2;
  return (Math.abs(column) % 2 === 1) === columnIsOdd && (Math.abs(row) % 2 === 1) === rowIsOdd;
}

export function latticePoint({ column, row, sheet }: LatticeAtom): LatticePoint {
  return { u: column * halfSpacing, d: row * halfSpacing, z: sheet / 4 };
}

/** Bonds upwards lie along `d` from even sheets and along `u` from odd ones; downwards the other way round. */
export function neighboursAbove({ column, row, sheet }: LatticeAtom): readonly [LatticeAtom, LatticeAtom] {
  return sheet % 2 === 0
    ? [{ column, row: row - 1, sheet: sheet + 1 }, { column, row: row + 1, sheet: sheet + 1 }]
    : [{ column: column - 1, row, sheet: sheet + 1 }, { column: column + 1, row, sheet: sheet + 1 }];
}

export function neighboursBelow({ column, row, sheet }: LatticeAtom): readonly [LatticeAtom, LatticeAtom] {
  return sheet % 2 === 0
    ? [{ column: column - 1, row, sheet: sheet - 1 }, { column: column + 1, row, sheet: sheet - 1 }]
    : [{ column, row: row - 1, sheet: sheet - 1 }, { column, row: row + 1, sheet: sheet - 1 }];
}

/** Every site of the range, the farthest rows first: the order they are painted in. */
export function latticeAtoms({ columns, rows, sheets }: LatticeRange, keep: (atom: LatticeAtom) => boolean = () => true): LatticeAtom[] {
  const atoms: LatticeAtom[] = [];
  for (let row = rows[1]; row >= rows[0]; row -= 1) {
    for (let sheet = sheets[0]; sheet <= sheets[1]; sheet += 1) {
      for (let column = columns[0]; column <= columns[1]; column += 1) {
        const atom = { column, row, sheet };
        if (isLatticeSite(atom) && keep(atom)) atoms.push(atom);
      }
    }
  }
  return atoms;
}

export interface LatticeView {
  /** where the origin of the crystal stands, in design pixels */
  readonly x: number;
  readonly y: number;
  /** design pixels to a cell edge */
  readonly cell: number;
  /** degrees the crystal is turned away from [110], about the vertical and towards the viewer */
  readonly yaw: number;
  readonly pitch: number;
}

export interface ProjectedPoint {
  readonly x: number;
  readonly y: number;
  /** how much nearer things look larger; 1 at the origin */
  readonly size: number;
}

/** A projector for a view; light perspective, so that the channels along [110] converge a little. */
export function latticeProjector(view: LatticeView): (point: LatticePoint) => ProjectedPoint {
  const yaw = (view.yaw * Math.PI) / 180;
  const pitch = (view.pitch * Math.PI) / 180;
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return ({ u, d, z }) => {
    const right = u * cosYaw + d * sinYaw;
    const away = d * cosYaw - u * sinYaw;
    const up = z * cosPitch + away * sinPitch;
    const depth = away * cosPitch - z * sinPitch;
    const size = 1 / (1 + 0.045 * depth);
    return { x: view.x + right * view.cell * size, y: view.y - up * view.cell * size, size };
  };
}
