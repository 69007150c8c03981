import { paintGlow } from './glow.ts';
import { fade, mix, palette } from './palette.ts';
import type { SceneBox } from './scene.ts';

/** Where the parts of the reactor stand, in design pixels. */
export interface ReactorShape {
  readonly unit: number;
  readonly isNarrow: boolean;
  readonly guide: { readonly x: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly inner: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly outer: { readonly left: number; readonly right: number };
  readonly plasma: { readonly x: number; readonly y: number; readonly across: number; readonly high: number };
  readonly crystal: { readonly x: number; readonly y: number; readonly left: number; readonly right: number };
  readonly base: { readonly top: number; readonly bottom: number };
  readonly inlet: { readonly x: number; readonly y: number };
}

/** The drawing is made for a box 760 units high with the chamber 560 wide, and keeps to what the box has. */
export function reactorShape({ width, height }: SceneBox): ReactorShape {
  const isNarrow = width < height;
  const unit = isNarrow ? Math.min(width / 700, (height - 150) / 720) : Math.min(height / 760, width / 1000);
  const x = isNarrow ? width / 2 : width * 0.5 - 4 * unit;
  const top = isNarrow ? 0 : height - 760 * unit;
  const half = 262 * unit;
  const at = (y: number): number => top + y * unit;
  return {
    unit,
    isNarrow,
    guide: { x, left: x - 46 * unit, right: x + 46 * unit, top: 0, bottom: at(166) },
    inner: { left: x - half, right: x + half, top: at(274), bottom: at(660) },
    outer: { left: x - half - 24 * unit, right: x + half + 24 * unit },
    plasma: { x, y: at(466), across: 176 * unit, high: 122 * unit },
    crystal: { x, y: at(563), left: x - 84 * unit, right: x + 84 * unit },
    base: { top: at(660), bottom: at(694) },
    inlet: { x: Math.min(0, x - half - 500 * unit), y: at(352) },
  };
}

export function paintPlasma(context: CanvasRenderingContext2D, { plasma, inner, unit }: ReactorShape): void {
  context.save();
  context.beginPath();
  context.rect(inner.left, inner.top, inner.right - inner.left, inner.bottom - inner.top);
  context.clip();
  paintGlow(context, plasma.x, plasma.y + 6 * unit, 390 * unit, ['#8f76ff', '#3c36a8'], 0.85, 0.82);
  context.restore();
  // the ball: three lights inside one another, hottest just above the crystal
  const lights = [
    { size: 1.12, drop: 0, stops: [[0, '#b592ff', 0.9], [0.55, '#8a6cf0', 0.62], [0.86, '#6a53d8', 0.3], [1, '#5a48c8', 0]] },
    { size: 0.8, drop: 0.2, stops: [[0, '#f3e8ff', 0.95], [0.5, '#cdb2ff', 0.66], [1, '#a98cff', 0]] },
    { size: 0.46, drop: 0.42, stops: [[0, '#ffffff', 1], [0.5, '#fdf6ff', 0.8], [1, '#e6d4ff', 0]] },
  ] as const;
  for (const { size, drop, stops } of lights) {
    context.save();
    context.translate(plasma.x, plasma.y + plasma.high * drop);
    context.scale(plasma.across * size, plasma.high * size);
    const light = context.createRadialGradient(0, 0.12, 0, 0, 0, 1);
    for (const [offset, colour, opacity] of stops) light.addColorStop(offset, fade(colour, opacity));
    context.fillStyle = light;
    context.beginPath();
    context.arc(0, 0, 1, 0, Math.PI * 2);
    context.fill();
    context.restore();
  }
}

/** Cut metal: filled, outlined and hatched at 45°. */
function paintCut(context: CanvasRenderingContext2D, trace: () => void, unit: number, extent: SceneBox): void {
  context.save();
  context.beginPath();
  trace();
  const metal = context.createLinearGradient(0, 0, extent.width, extent.height);
  metal.addColorStop(0, '#1b2438');
  metal.addColorStop(1, '#121827');
  context.fillStyle = metal;
  context.fill('evenodd');
  context.clip('evenodd');
  context.beginPath();
  const step = 12 * unit;
  for (let along = -extent.height; along < extent.width; along += step) {
    context.moveTo(along, extent.height);
    context.lineTo(along + extent.height, 0);
  }
  context.strokeStyle = '#46587a';
  context.lineWidth = 2 * unit;
  context.stroke();
  context.restore();
  context.beginPath();
  trace();
  context.strokeStyle = '#b4c8e6';
  context.lineWidth = 2.5 * unit;
  context.lineJoin = 'round';
  context.stroke();
}

/** The chamber, its pipes and its table; everything that stands still in front of the gas. */
export function paintChamber(context: CanvasRenderingContext2D, shape: ReactorShape, extent: SceneBox): void {
  const { unit, guide, inner, outer, base, inlet, crystal } = shape;
  const wall = 24 * unit;
  const shoulder = inner.top - 98 * unit;
  const guideWall = 18 * unit;
  const side = (sign: 1 | -1, outerX: number, innerX: number, guideOuter: number, guideInner: number) => (): void => {
    const bend = shoulder;
    context.moveTo(outerX, base.top);
    context.lineTo(outerX, inner.top + 76 * unit);
    context.bezierCurveTo(outerX, bend + 60 * unit, outerX + sign * 40 * unit, bend - 16 * unit, outerX + sign * 188 * unit, bend - 16 * unit);
    context.lineTo(guideOuter, bend - 16 * unit);
    context.lineTo(guideOuter, -20);
    context.lineTo(guideInner, -20);
    context.lineTo(guideInner, bend + 4 * unit);
    context.lineTo(outerX + sign * 188 * unit, bend + 4 * unit);
    context.bezierCurveTo(innerX + sign * 40 * unit, bend + 4 * unit, innerX, bend + 74 * unit, innerX, inner.top + 76 * unit);
    context.lineTo(innerX, base.top);
    context.closePath();
  };
  // the quartz window lets microwaves in and keeps the gas under its own pressure
  const quartz = context.createLinearGradient(0, inner.top - 18 * unit, 0, inner.top);
  quartz.addColorStop(0, fade(palette.ice, 0.34));
  quartz.addColorStop(1, fade(palette.ice, 0.12));
  context.fillStyle = quartz;
  context.strokeStyle = palette.ice;
  context.lineWidth = 2 * unit;
  context.beginPath();
  context.rect(inner.left - 2, inner.top - 18 * unit, inner.right - inner.left + 4, 18 * unit);
  context.fill();
  context.stroke();
  paintCut(context, side(1, outer.left, inner.left, guide.left - guideWall, guide.left), unit, extent);
  paintCut(context, side(-1, outer.right, inner.right, guide.right + guideWall, guide.right), unit, extent);
  // light of the plasma on the inside of the walls
  for (const [from, to, x] of [[inner.left, inner.left + 10 * unit, inner.left], [inner.right, inner.right - 10 * unit, inner.right - 10 * unit]] as const) {
    const lit = context.createLinearGradient(from, 0, to, 0);
    lit.addColorStop(0, fade(palette.uv, 0.5));
    lit.addColorStop(1, fade(palette.uv, 0));
    context.fillStyle = lit;
    context.fillRect(x, inner.top + 60 * unit, 10 * unit, inner.bottom - inner.top - 60 * unit);
  }
  // the opening of the inlet, then the pipes
  const pipe = 22 * unit;
  const bore = context.createLinearGradient(0, inlet.y - pipe, 0, inlet.y + pipe);
  bore.addColorStop(0, fade(palette.ice, 0.16));
  bore.addColorStop(0.5, fade(palette.ice, 0.03));
  bore.addColorStop(1, fade(palette.ice, 0.12));
  const outletY = base.top - 44 * unit;
  for (const [from, to, y] of [[-10, inner.left, inlet.y], [inner.right, extent.width + 10, outletY]] as const) {
    context.clearRect(Math.min(outer.left, from) === from ? outer.left - 2 : from, y - pipe, wall + 4, pipe * 2);
    context.save();
    context.translate(0, y - inlet.y);
    context.fillStyle = bore;
    context.fillRect(from, inlet.y - pipe, to - from, pipe * 2);
    context.restore();
    context.beginPath();
    for (const edge of [-pipe, pipe]) {
      context.moveTo(from, y + edge);
      context.lineTo(to, y + edge);
    }
    context.strokeStyle = '#b4c8e6';
    context.lineWidth = 2.5 * unit;
    context.stroke();
  }
  const arrow = (x0: number, x1: number, y: number, colour: string): void => {
    context.beginPath();
    context.moveTo(x0, y);
    context.lineTo(x1, y);
    context.moveTo(x1 - 16 * unit, y - 11 * unit);
    context.lineTo(x1, y);
    context.lineTo(x1 - 16 * unit, y + 11 * unit);
    context.strokeStyle = colour;
    context.lineWidth = 3 * unit;
    context.stroke();
  };
  arrow(outer.right + 40 * unit, Math.min(extent.width - 24, outer.right + 170 * unit), outletY, '#b4c8e6');
  // base plate, cooled stem and table
  paintCut(context, () => context.rect(outer.left - 62 * unit, base.top, outer.right - outer.left + 124 * unit, base.bottom - base.top), unit, extent);
  const stem = context.createLinearGradient(crystal.x - 46 * unit, 0, crystal.x + 46 * unit, 0);
  stem.addColorStop(0, '#1a2236');
  stem.addColorStop(0.3, '#475a7d');
  stem.addColorStop(1, '#141b2c');
  context.fillStyle = stem;
  context.strokeStyle = '#b4c8e6';
  context.lineWidth = 2.5 * unit;
  context.beginPath();
  context.rect(crystal.x - 44 * unit, crystal.y + 38 * unit, 88 * unit, extent.height);
  context.fill();
  context.stroke();
  const table = context.createLinearGradient(0, crystal.y + 12 * unit, 0, crystal.y + 40 * unit);
  table.addColorStop(0, '#7d83b8');
  table.addColorStop(0.35, '#3b4465');
  table.addColorStop(1, '#1c2438');
  context.fillStyle = table;
  context.beginPath();
  context.rect(crystal.x - 142 * unit, crystal.y + 14 * unit, 284 * unit, 26 * unit);
  context.fill();
  context.stroke();
}

/** A flat plate, as it grows: square, seen from a little above, its top shining in the plasma. */
export function paintCrystal(context: CanvasRenderingContext2D, { crystal, unit }: ReactorShape): void {
  const { x, y } = crystal;
  const top = y - 12 * unit;
  const bottom = y + 14 * unit;
  const [front, back, depth] = [84 * unit, 62 * unit, 20 * unit];
  const face = context.createLinearGradient(0, top, 0, bottom);
  face.addColorStop(0, '#eaf6ff');
  face.addColorStop(1, '#6fa7dd');
  context.fillStyle = face;
  context.beginPath();
  context.rect(x - front, top + depth * 0.5, front * 2, bottom - top - depth * 0.5);
  context.fill();
  const lid = context.createLinearGradient(x - front, 0, x + front, 0);
  lid.addColorStop(0, '#d9ecff');
  lid.addColorStop(0.45, '#ffffff');
  lid.addColorStop(1, mix(palette.ice, palette.uv, 0.35));
  context.fillStyle = lid;
  context.beginPath();
  context.moveTo(x - front, top + depth * 0.5);
  context.lineTo(x - back, top - depth * 0.5);
  context.lineTo(x + back, top - depth * 0.5);
  context.lineTo(x + front, top + depth * 0.5);
  context.closePath();
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.6 * unit;
  context.stroke();
  // growth terraces
  for (const share of [0.3, 0.58, 0.8]) {
    const line = top + depth * (share - 0.5);
    const half = back + (front - back) * share;
    context.beginPath();
    context.moveTo(x - half * 0.94, line);
    context.lineTo(x + half * (0.2 + share * 0.5), line);
    context.strokeStyle = fade('#5f9bd6', 0.5);
    context.stroke();
  }
}
