/**
 * The colours of the drawings: the tokens of renderer/parts, repeated here because a canvas cannot read them
 * cheaply while it draws. Anything else a scene needs is mixed from these.
 */
export const palette = {
  ink: '#0b0d12',
  inkIce: '#0a0d16',
  inkGreen: '#090d0a',
  inkAmber: '#100d09',
  paper: '#f7f4ed',
  paperDim: '#c6cbd5',
  ice: '#c3e6ff',
  uv: '#c0abff',
  green: '#9df763',
  amber: '#ffb83a',
  stop: '#ffab9c',
} as const;

type Rgb = readonly [number, number, number];

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `colour` with the given opacity, as CSS. */
export function fade(colour: string, opacity: number): string {
  const [red, green, blue] = parse(colour);
  return `rgba(${red},${green},${blue},${Math.max(0, Math.min(1, opacity)).toFixed(3)})`;
}

/** The colour that lies `share` (0–1) of the way from one to another. */
export function mix(from: string, to: string, share: number): string {
  const a = parse(from);
  const b = parse(to);
  const at = (index: 0 | 1 | 2): string => Math.round(a[index] + (b[index] - a[index]) * share).toString(16).padStart(2, '0');
  return `#${at(0)}${at(1)}${at(2)}`;
}
