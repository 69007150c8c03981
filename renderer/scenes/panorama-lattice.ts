import { carbonBalls, moleculeSprites } from './atom-sprites.ts';
import { halfSpacing, latticeAtoms, latticePoint, latticeProjector } from './diamond-lattice.ts';
import { clamp, smoothstep, wrap } from './easing.ts';
import { paintGlow } from './glow.ts';
import { CrystalPicture } from './lattice-painter.ts';
import { paintMasked } from './layer.ts';
import { palette } from './palette.ts';
import { traceTicks, type PanoramaClock, type PanoramaSection, type SectionPlace } from './panorama-section.ts';
import type { Point, SceneFrame } from './scene.ts';
import { seededRandom } from './seeded-random.ts';

interface FallingMolecule {
  readonly x: number;
  readonly start: number;
  readonly speed: number;
  readonly isMethane: boolean;
  readonly turn: number;
}

const moleculeCount = 26;

/** The crystal with its growing surface in steps, the plasma over it and the gas that falls through the plasma. */
export function latticeSection(place: SectionPlace): PanoramaSection {
  const { box, unit, isStacked, left, right, top, bottom, entry, exit } = place;
  const width = right - left;
  const cell = (isStacked ? 124 : 108) * unit;
  const radius = cell * 0.098;
  const surface = isStacked ? top + (bottom - top) * 0.47 : place.baseline - 14 * unit;
  const shift = left + width * 0.42;
  const project = latticeProjector({ x: shift, y: surface, cell, yaw: 6, pitch: 9 });
  const across = (x: number): number => (x - left) / width;

  // terraces: the crystal grows in steps, and they come down towards a neighbouring section
  const terrace = (share: number): number => {
    const down = (exit ? share : 0) + (entry && !isStacked ? 1 - share : 0);
    if (isStacked) return share < 0.24 ? 0.82 : share < 0.46 ? 0.57 : share < 0.7 ? 0.32 : 0.07;
    return down < 0.34 ? 0.82 : down < 0.54 ? 0.57 : down < 0.74 ? 0.32 : 0.07;
  };
  const reach = Math.ceil((width * 0.75) / cell / halfSpacing) + 2;
  const sheetsDown = Math.ceil((box.height / cell) * 2.4);
  const atoms = latticeAtoms({ columns: [-reach, reach], rows: [0, 4], sheets: [-sheetsDown, 4] }, (atom) => {
    const point = latticePoint(atom);
    return point.z <= terrace(across(shift + point.u * cell)) + 0.01;
  });
  const crystal = new CrystalPicture(atoms, {
    balls: carbonBalls(radius, palette.ink),
    bondColour: palette.ice,
    ink: palette.ink,
    fogOf: (atom) => {
      const depthBelow = clamp(-latticePoint(atom).z / (isStacked ? 2.4 : 3.2));
      return clamp((atom.row / 4) * 0.62 + depthBelow * 0.42);
    },
  });

  const plasma: Point = { x: left + width * (isStacked ? 0.58 : 0.53), y: isStacked ? top + 66 * unit : surface - 272 * unit };
  const random = seededRandom(20);
  const molecules: FallingMolecule[] = Array.from({ length: moleculeCount }, (_, index) => ({
    x: left + width * ((index + 0.2 + 0.6 * random()) / moleculeCount),
    start: random(),
    speed: 0.028 + 0.022 * random(),
    isMethane: index % 3 === 1,
    turn: Math.floor(random() * 4),
  }));
  // neighbours in the list stand far apart in their fall
  molecules.forEach((molecule, index) => Object.assign(molecule, { start: wrap(index * 0.382, 1) }));
  const sprites = moleculeSprites(9 * unit);

  const paintStill = (context: CanvasRenderingContext2D): void => {
    paintGlow(context, plasma.x, plasma.y, 500 * unit, ['#cdbaff', '#5a4bc8'], 0.86);
    paintMasked(context, box.width, box.height, (own) => {
      crystal.draw({ context: own, seconds: 0, scale: own.getTransform().a }, project);
    }, (own) => {
      const fadeOut = isStacked
        ? own.createLinearGradient(0, surface + (bottom - surface) * 0.3, 0, bottom)
        : own.createLinearGradient(0, surface + cell * 0.9, 0, Math.min(box.height, surface + cell * 3));
      fadeOut.addColorStop(0, '#000');
      fadeOut.addColorStop(1, 'rgba(0,0,0,0)');
      own.fillStyle = fadeOut;
      own.fillRect(0, 0, box.width, box.height);
      if (isStacked) return;
      for (const [isOpen, from, to] of [[entry, left + width * 0.3, left - width * 0.05], [exit, left + width * 0.62, right + width * 0.04]] as const) {
        if (!isOpen) continue;
        own.globalCompositeOperation = 'destination-in';
        const side = own.createLinearGradient(from, 0, to, 0);
        side.addColorStop(0, '#000');
        side.addColorStop(1, 'rgba(0,0,0,0)');
        own.fillStyle = side;
        own.fillRect(0, 0, box.width, box.height);
      }
    });
  };

  const drawMoving = (frame: SceneFrame, clock: PanoramaClock): void => {
    const from = top - 30 * unit;
    for (const molecule of molecules) {
      const share = across(molecule.x);
      const ground = surface - terrace(share) * cell - radius;
      const fallen = wrap(molecule.start + clock.motion * molecule.speed, 1);
      const y = from + (ground - from) * fallen;
      const x = molecule.x + Math.sin(fallen * 9 + molecule.start * 40) * 5 * unit;
      const edge = isStacked ? 1 : (exit ? 1 - smoothstep(0.72, 1, share) : 1) * (entry ? smoothstep(0, 0.28, share) : 1);
      const opacity = edge * (1 - smoothstep(0.9, 1, fallen)) * smoothstep(0, 0.06, fallen);
      const kind = molecule.isMethane ? sprites.methane : sprites.hydrogen;
      kind[molecule.turn]?.draw(frame, x, y, 1, opacity * 0.95);
    }
  };

  // the mark: two atoms of one column, a cell edge apart
  const markSpot = isStacked ? left + width * 0.72 : left + Math.max(300 * unit, width * 0.3);
  const markColumn = Math.round((markSpot - shift) / cell / (2 * halfSpacing)) * 2;
  const upper = project({ u: markColumn * halfSpacing, d: 0, z: 0 });
  const lower = project({ u: markColumn * halfSpacing, d: 0, z: -1 });
  const markX = upper.x - radius * 2.4;
  const measureRoom = 170;
  const isLabelLeft = markX - 22 * unit - 8 - measureRoom > Math.max(16, left);
  const line: Point[] = isStacked
    ? [entry ?? { x: (exit ?? plasma).x, y: surface + cell * 0.2 }, exit ?? { x: (entry ?? plasma).x, y: bottom - cell }]
    : [
      entry ?? { x: Math.min(left + width * 0.56, (exit?.x ?? right) - 60 * unit), y: place.baseline },
      exit ?? { x: left + width * 0.6, y: place.baseline },
    ];

  return {
    line,
    colour: palette.ice,
    paintStill,
    drawMoving,
    mark: {
      label: {
        x: isLabelLeft ? markX - 22 * unit - 8 : markX + 22 * unit, y: (upper.y + lower.y) / 2, align: isLabelLeft ? 'right' : 'left',
        anchor: 'middle', maxWidth: measureRoom, lines: 1, plate: true,
      },
      paint: (context) => {
        traceTicks(context, [
          [markX - 12 * unit, upper.y, upper.x - radius * 0.6, upper.y],
          [markX - 12 * unit, lower.y, lower.x - radius * 0.6, lower.y],
          [markX, upper.y, markX, lower.y],
        ]);
        context.strokeStyle = palette.paper;
        context.lineWidth = 2.5;
        context.stroke();
      },
    },
  };
}
