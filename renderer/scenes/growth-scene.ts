import { type BallSprites, brightCarbonBalls, carbonBalls, hydrogenBalls, moleculeSprites } from './atom-sprites.ts';
import {
  halfSpacing, isLatticeSite, latticePoint, latticeProjector, neighboursAbove, neighboursBelow, type LatticeAtom, type LatticePoint,
} from './diamond-lattice.ts';
import { clamp, smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { paintBonds } from './lattice-painter.ts';
import { Layer } from './layer.ts';
import { mix, palette } from './palette.ts';
import { labelBand, type PreparedScene, type Scene, type SceneBox, type SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Growth by steps: the surface is a flight of terraces, each a sheet high, and every terrace runs on to the right as
 * atoms join its edge. A site is taken from one moment on, so the picture is a function of time without a memory.
 */
const terraceWidth = 1.25;
/** cells a second */
const stepSpeed = 0.13;
const rows = 6;

/** The second from which a site is taken. */
export function landingTime({ column, row, sheet }: LatticeAtom): number {
  const rowDelay = wrap(row * 0.37, 1) * 1.3 * halfSpacing;
  return (column * halfSpacing + rowDelay + sheet * terraceWidth) / stepSpeed;
}

/** Where a hydrogen sits on an open bond: it is shorter than one between carbons, 0.109 to 0.154 nm. */
function onBond(atom: LatticeAtom, above: LatticeAtom): LatticePoint {
  const [from, to] = [latticePoint(atom), latticePoint(above)];
  const reach = 0.109 / 0.154;
  return { u: from.u + (to.u - from.u) * reach, d: from.d + (to.d - from.d) * reach, z: from.z + (to.z - from.z) * reach };
}

const fallSeconds = 2.2;
const hydrogenLeaves = 1.9;
const hydrogenComes = 3;

function prepare(box: SceneBox): PreparedScene {
  const { width, height } = box;
  const isNarrow = width < height;
  const cell = clamp(Math.min(height * 0.25, width * 0.2), 100, 240);
  const origin = { x: width * 0.5, y: height * (isNarrow ? 0.54 : 0.56) };
  const radius = cell * 0.105;
  const bulk = carbonBalls(radius, palette.inkIce);
  const fresh = brightCarbonBalls(radius, palette.inkIce);
  const hydrogen = hydrogenBalls(radius * 0.56, palette.inkIce);
  const gas = moleculeSprites(radius * 0.72);
  const columnsAside = Math.ceil((width * 0.62) / cell / halfSpacing);
  const sheetsDown = Math.ceil(((height - origin.y) / cell) * 4) + 10;
  const sheetsUp = Math.ceil((width * 0.5) / cell / terraceWidth) + 3;

  const glow = new Layer(width, height, (context) => {
    paintGlow(context, width * 0.56, -height * 0.12, Math.max(width, height) * 0.78, ['#b49cff', '#4c40b8'], 0.62);
  });
  const random = seededRandom(4);
  const drifters = Array.from({ length: 15 }, (_, index) => ({
    x: (index + 0.3 + 0.4 * random()) / 15, start: wrap(index * 0.382, 1), isMethane: index % 3 === 0, turn: index % 4,
  }));

  const viewAt = (seconds: number): ((point: LatticePoint) => { x: number; y: number; size: number }) => {
    const risen = (stepSpeed * seconds) / terraceWidth / 4;
    const project = latticeProjector({ x: origin.x, y: origin.y, cell, yaw: 7, pitch: 11 });
    return (point) => project({ ...point, z: point.z - risen });
  };
  const topSheet = (seconds: number, column: number): number => Math.floor((stepSpeed * seconds - column * halfSpacing) / terraceWidth);
  const fogOf = (atom: LatticeAtom, seconds: number): number => {
    const below = topSheet(seconds, atom.column) - atom.sheet;
    const aside = Math.abs(atom.column * halfSpacing * cell) / (width * 0.5);
    return clamp((atom.row / rows) * 0.55 + clamp((below - 1) / 15) * 0.9 + smoothstep(0.75, 1.25, aside) * 0.4);
  };

  /** A hydrogen on an open bond, its leaving with another hydrogen, or nothing. */
  const drawOpenBond = (frame: SceneFrame, project: ReturnType<typeof viewAt>, atom: LatticeAtom, above: LatticeAtom, fog: number): void => {
    const wait = landingTime(above) - frame.seconds;
    if (wait <= 0 || wait < hydrogenLeaves - 1.4) return;
    const seat = project(onBond(atom, above));
    const lift = clamp((hydrogenLeaves - wait) / 1.4);
    const y = seat.y - lift * lift * cell * 1.1;
    const opacity = 1 - smoothstep(0.45, 1, lift);
    if (lift === 0) {
      const root = project(latticePoint(atom));
      frame.context.beginPath();
      frame.context.moveTo(root.x, root.y);
      frame.context.lineTo(seat.x, seat.y);
      frame.context.strokeStyle = mix('#9d8fd6', palette.inkIce, fog);
      frame.context.lineWidth = radius * 0.3;
      frame.context.stroke();
    }
    hydrogen.draw(frame, seat.x, y, seat.size, fog, opacity);
    if (wait < hydrogenComes) {
      const coming = clamp((wait - hydrogenLeaves) / (hydrogenComes - hydrogenLeaves));
      hydrogen.draw(frame, seat.x + radius * 0.75, y - radius * 0.45 - coming * cell * 0.9, seat.size, 0, opacity * (1 - coming));
    }
  };

  const drawLanding = (frame: SceneFrame, project: ReturnType<typeof viewAt>, atom: LatticeAtom, balls: BallSprites): void => {
    const share = (landingTime(atom) - frame.seconds) / fallSeconds;
    const seat = project(latticePoint(atom));
    const x = seat.x + Math.sin(share * 4 + atom.row) * share * cell * 0.16;
    const y = seat.y - share ** 1.4 * cell * 1.5;
    const opacity = 1 - smoothstep(0.7, 1, share);
    balls.draw(frame, x, y, seat.size, (atom.row / rows) * 0.4, opacity);
    // a methyl group brings three hydrogens along and loses them at the surface
    for (let index = 0; index < 3; index += 1) {
      const angle = share * 3 + (index * Math.PI * 2) / 3;
      const out = radius * 1.35 + smoothstep(0.3, 0.02, share) * cell * 0.5;
      hydrogen.draw(frame, x + Math.cos(angle) * out, y + Math.sin(angle) * out * 0.7 - smoothstep(0.3, 0.02, share) * cell * 0.35, 0.9, 0, opacity * smoothstep(0.02, 0.28, share));
    }
  };

  const draw = (frame: SceneFrame): void => {
    const { context, seconds } = frame;
    glow.draw(frame);
    for (const { x, start, isMethane, turn } of drifters) {
      const share = wrap(start + seconds * 0.035, 1);
      const ground = origin.y - (0.5 - x) * (width / 4 / terraceWidth) - cell * 0.3;
      const kind = isMethane ? gas.methane : gas.hydrogen;
      kind[turn]?.draw(frame, x * width, -40 + share * (ground + 40), 1, 0.55 * smoothstep(0, 0.1, share) * (1 - smoothstep(0.75, 1, share)));
    }
    const project = viewAt(seconds);
    const middle = topSheet(seconds, 0);
    const isTaken = (atom: LatticeAtom): boolean => landingTime(atom) <= seconds;
    for (let row = rows - 1; row >= 0; row -= 1) {
      const taken: { atom: LatticeAtom; fog: number }[] = [];
      const landing: LatticeAtom[] = [];
      const bonds: [LatticePoint, LatticePoint][][] = [[], [], [], [], []];
      for (let sheet = middle - sheetsDown; sheet <= middle + sheetsUp; sheet += 1) {
        for (let column = -columnsAside; column <= columnsAside; column += 1) {
          const atom = { column, row, sheet };
          if (!isLatticeSite(atom)) continue;
          const wait = landingTime(atom) - seconds;
          if (wait > fallSeconds) continue;
          if (wait > 0) {
            landing.push(atom);
            continue;
          }
          const fog = fogOf(atom, seconds);
          if (fog >= 0.98) continue;
          taken.push({ atom, fog });
          for (const other of [...neighboursAbove(atom), ...neighboursBelow(atom)]) {
            // each bond once, with its far end's row
            const isOwn = other.row < row || (other.row === row && other.sheet > sheet);
            if (!isOwn || other.row < 0 || !isTaken(other)) continue;
            bonds[Math.min(4, Math.floor(fog * 5))]?.push([latticePoint(atom), latticePoint(other)]);
          }
        }
      }
      bonds.forEach((lines, level) => {
        paintBonds(context, lines.map(([from, to]) => [project(from), project(to)] as const), {
          colour: palette.ice, ink: palette.inkIce, fog: (level + 0.5) / 5, thickness: radius * 0.42,
        });
      });
      for (const { atom, fog } of taken) {
        const at = project(latticePoint(atom));
        const age = seconds - landingTime(atom);
        bulk.draw(frame, at.x, at.y, at.size, fog);
        if (age < 2.5) fresh.draw(frame, at.x, at.y, at.size, fog, 1 - age / 2.5);
      }
      for (const { atom, fog } of taken) {
        for (const above of neighboursAbove(atom)) if (!isTaken(above) && above.row >= 0) drawOpenBond(frame, project, atom, above, fog);
      }
      for (const atom of landing) drawLanding(frame, project, atom, fresh);
    }
  };

  /** The uppermost taken site of a column of the nearest rows. */
  const surfaceAtom = (seconds: number, column: number): LatticeAtom => {
    for (let sheet = topSheet(seconds, column) + 2; ; sheet -= 1) {
      for (const row of [0, 1]) {
        const atom = { column, row, sheet };
        if (isLatticeSite(atom) && landingTime(atom) <= seconds) return atom;
      }
    }
  };
  const at = (seconds: number, column: number) => viewAt(seconds)(latticePoint(surfaceAtom(seconds, column)));
  /** A hydrogen that still sits on its bond, near a column. */
  const hydrogenAt = (seconds: number, column: number) => {
    for (const near of [0, -1, 1, -2, 2, -3, 3]) {
      const atom = surfaceAtom(seconds, column + near);
      const above = neighboursAbove(atom).find((site) => landingTime(site) - seconds > hydrogenLeaves);
      if (above) return viewAt(seconds)(onBond(atom, above));
    }
    return at(seconds, column);
  };
  const aside = Math.round((width * 0.27) / cell / halfSpacing / 2) * 2;
  const band = labelBand(box);
  const room = Math.min(310, width * 0.42);
  return {
    still: 6.4,
    labels: {
      carbon: {
        x: 44, y: band, align: 'left', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: (seconds) => {
          const end = at(seconds, -aside);
          return [{ x: 110, y: band + 12 }, { x: end.x, y: end.y }];
        },
      },
      hydrogen: {
        x: width - 44, y: band, align: 'right', anchor: 'bottom', maxWidth: room, lines: 2, plate: true,
        leader: (seconds) => {
          const end = hydrogenAt(seconds, aside);
          return [{ x: width - 110, y: band + 12 }, { x: end.x, y: end.y }];
        },
      },
      crystal: { x: 44, y: height - 48, align: 'left', anchor: 'bottom', maxWidth: Math.min(340, width * 0.5), lines: 2, plate: true },
    },
    draw,
  };
}

/** The surface at work: hydrogen opens a place, carbon takes it, and a terrace runs on by one atom. */
export const growthScene: Scene = { labelIds: ['hydrogen', 'carbon', 'crystal'], prepare };
