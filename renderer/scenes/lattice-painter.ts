import type { BallSprites } from './atom-sprites.ts';
import {
  isLatticeSite, latticePoint, neighboursAbove, type LatticeAtom, type LatticePoint, type ProjectedPoint,
} from './diamond-lattice.ts';
import { clamp } from './easing.ts';
import { mix } from './palette.ts';
import type { SceneFrame } from './scene.ts';

interface PlacedAtom {
  readonly point: LatticePoint;
  readonly fog: number;
}

interface PlacedBond {
  readonly from: LatticePoint;
  readonly to: LatticePoint;
}

interface Row {
  readonly atoms: readonly PlacedAtom[];
  /** bonds by fog, so that a row needs only a few strokes */
  readonly bonds: readonly { readonly fog: number; readonly lines: readonly PlacedBond[] }[];
}

const bondShades = 6;

/**
 * Bonds as rods: a dark line with a light one on it. Each is stroked by itself, because software rasterisers draw a
 * single line fast and a path of hundreds of crossing ones slowly.
 */
export function paintBonds(
  context: CanvasRenderingContext2D,
  lines: readonly (readonly [ProjectedPoint, ProjectedPoint])[],
  look: { readonly colour: string; readonly ink: string; readonly fog: number; readonly thickness: number },
): void {
  const passes = [
    [mix(mix(look.colour, look.ink, 0.55), look.ink, look.fog), look.thickness],
    [mix(look.colour, look.ink, 0.12 + look.fog * 0.88), look.thickness * 0.42],
  ] as const;
  context.lineCap = 'butt';
  for (const [colour, width] of passes) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    for (const [from, to] of lines) {
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
  }
}

/** A crystal arranged for painting: rows from the far one to the near one, each with its bonds and atoms. */
export class CrystalPicture {
  readonly #rows: readonly Row[];
  readonly #balls: BallSprites;
  readonly #bondColour: string;
  readonly #ink: string;

  constructor(atoms: readonly LatticeAtom[], options: {
    readonly balls: BallSprites;
    readonly bondColour: string;
    readonly ink: string;
    /** 0 clear … 1 lost in the dark; an atom at 1 is left out */
    readonly fogOf: (atom: LatticeAtom) => number;
  }) {
    this.#balls = options.balls;
    this.#bondColour = options.bondColour;
    this.#ink = options.ink;
    const key = (atom: LatticeAtom): string => `${atom.column} ${atom.row} ${atom.sheet}`;
    const present = new Set(atoms.map(key));
    const byRow = new Map<number, { atoms: PlacedAtom[]; bonds: PlacedBond[][] }>();
    const rowOf = (row: number): { atoms: PlacedAtom[]; bonds: PlacedBond[][] } => {
      const known = byRow.get(row);
      if (known) return known;
      const fresh = { atoms: [], bonds: Array.from({ length: bondShades }, () => []) };
      byRow.set(row, fresh);
      return fresh;
    };
    for (const atom of atoms) {
      const fog = clamp(options.fogOf(atom));
      if (fog < 0.985) rowOf(atom.row).atoms.push({ point: latticePoint(atom), fog });
      for (const above of neighboursAbove(atom)) {
        if (!isLatticeSite(above) || !present.has(key(above))) continue;
        const fogAbove = clamp(options.fogOf(above));
        if (Math.max(fog, fogAbove) >= 0.985) continue;
        const bondFog = (fog + fogAbove) / 2;
        // a bond into the depth belongs to its far end, or it would cover the atom in front of it
        const row = rowOf(Math.max(atom.row, above.row));
        row.bonds[Math.floor(bondFog * bondShades)]?.push({ from: latticePoint(atom), to: latticePoint(above) });
      }
    }
    this.#rows = [...byRow.entries()].sort(([a], [b]) => b - a).map(([, row]) => ({
      atoms: row.atoms,
      bonds: row.bonds.map((lines, shade) => ({ fog: (shade + 0.5) / bondShades, lines })).filter(({ lines }) => lines.length > 0),
    }));
  }

  draw(frame: SceneFrame, project: (point: LatticePoint) => ProjectedPoint): void {
    const { context } = frame;
    const thickness = this.#balls.radius * 0.42;
    for (const row of this.#rows) {
      for (const { fog, lines } of row.bonds) {
        paintBonds(context, lines.map(({ from, to }) => [project(from), project(to)] as const), {
          colour: this.#bondColour, ink: this.#ink, fog, thickness,
        });
      }
      for (const { point, fog } of row.atoms) {
        const at = project(point);
        this.#balls.draw(frame, at.x, at.y, at.size, fog);
      }
    }
  }
}
