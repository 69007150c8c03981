import { fleetScene } from './fleet-scene.ts';
import { latticeScene } from './lattice-scene.ts';
import { palette } from './palette.ts';
import type { LabelPlace, Scene } from './scene.ts';

function outlined(accent: string, labelIds: readonly string[]): Scene {
  return {
    labelIds,
    prepare: (box) => {
      const places = labelIds.map((id, index): [string, LabelPlace] => [id, {
        x: box.width * 0.06,
        y: box.height * 0.15 + index * 90,
        align: 'left',
        anchor: 'middle',
        maxWidth: 320,
        lines: 2,
      }]);
      return {
        labels: Object.fromEntries(places),
        still: 0,
        draw: ({ context, seconds }) => {
          context.strokeStyle = accent;
          context.lineWidth = 3;
          context.beginPath();
          context.arc(box.width * 0.6, box.height * 0.5, box.height * (0.3 + 0.02 * Math.sin(seconds)), 0, Math.PI * 2);
          context.stroke();
        },
      };
    },
  };
}

/** Every picture a step of a content pack can name. */
export const scenes: Readonly<Record<string, Scene>> = {
  lattice: latticeScene,
  reactor: outlined(palette.ice, ['microwaves', 'gas', 'plasma', 'crystal']),
  growth: outlined(palette.ice, ['hydrogen', 'carbon', 'crystal']),
  'light-ruler': outlined(palette.green, ['start', 'one-picosecond']),
  'mode-locking': outlined(palette.green, ['modes', 'pulse']),
  'peak-power': outlined(palette.green, ['average', 'peak']),
  'cold-cut': outlined(palette.green, ['picosecond', 'nanosecond']),
  fleet: fleetScene,
  'floor-code': outlined(palette.amber, ['code', 'robot']),
  'safety-stop': outlined(palette.amber, ['person', 'zone', 'robot']),
};
