/**
 * How far heat gets while a pulse lasts: L = 2·√(D·τ), the depth at which a surface held hot for a time τ has warmed
 * the metal to about a sixth (erfc 1 = 0.157). An order of magnitude: hot electrons run further in the first picoseconds.
 */

/** Thermal diffusivity in m²/s: copper as tabulated, stainless steel and polyimide general knowledge. */
export const diffusivity = { copper: 1.1e-4, steel: 4e-6, polyimide: 1e-7 } as const;

/** Depth in metres after `seconds` in a material of that diffusivity (m²/s). */
export function heatDepth(diffusivityOfMaterial: number, seconds: number): number {
  return 2 * Math.sqrt(diffusivityOfMaterial * seconds);
}

/** The complementary error function (Abramowitz and Stegun 7.1.26, error below 2·10⁻⁷). */
export function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const value = polynomial * Math.exp(-x * x);
  return x >= 0 ? value : 2 - value;
}

/** Share of the surface's heating that is felt `depth` below it, once heat has gone `reach` deep. */
export function warmth(depth: number, reach: number): number {
  return reach <= 0 ? 0 : erfc(depth / reach);
}
