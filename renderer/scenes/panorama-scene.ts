import { palette } from './palette.ts';
import type { Scene } from './scene.ts';

/** Pictures a laboratory can hint at on the attract and home screens. */
export const panoramaHints = ['lattice', 'pulse', 'warehouse'] as const;

/** One picture out of the hinted sections, side by side or stacked; unknown hints are left out. */
export function panorama(hints: readonly string[]): Scene {
  return {
    labelIds: hints,
    prepare: (box) => ({
      labels: {},
      still: 0,
      draw: ({ context }) => {
        context.strokeStyle = palette.ice;
        context.lineWidth = 4;
        context.beginPath();
        context.moveTo(0, box.height * 0.6);
        context.lineTo(box.width, box.height * 0.6);
        context.stroke();
      },
    }),
  };
}
