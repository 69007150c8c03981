import { describe, expect, it } from 'vitest';
import { panorama, panoramaClock, panoramaHints } from '../../renderer/scenes/panorama-scene.ts';
import { scenes } from '../../renderer/scenes/registry.ts';
import { labelArea, type PreparedScene, type SceneBox } from '../../renderer/scenes/scene.ts';

/** The scenes a pack may name, with the labels it may put on them. */
const promised: Readonly<Record<string, readonly string[]>> = {
  lattice: ['spacing', 'carbon'],
  reactor: ['microwaves', 'gas', 'plasma', 'crystal'],
  growth: ['hydrogen', 'carbon', 'crystal'],
  'light-ruler': ['start', 'one-picosecond'],
  'mode-locking': ['modes', 'pulse'],
  'peak-power': ['average', 'peak'],
  'cold-cut': ['picosecond', 'nanosecond'],
  fleet: ['station', 'rack', 'robot'],
  'floor-code': ['code', 'robot'],
  'safety-stop': ['person', 'zone', 'robot'],
};

/** Boxes of the screens: story in landscape and portrait, large text in both, a stage. */
const boxes: readonly SceneBox[] = [
  { width: 1060, height: 760 },
  { width: 1080, height: 630 },
  { width: 640, height: 880 },
  { width: 1080, height: 500 },
  { width: 1060, height: 912 },
  { width: 1460, height: 800 },
];

/** What is wrong with the labels of a prepared scene, in words. */
function labelFaults(prepared: PreparedScene, box: SceneBox): string[] {
  const faults: string[] = [];
  const areas = Object.entries(prepared.labels).map(([id, place]) => ({ id, place, area: labelArea(place) }));
  for (const { id, place, area } of areas) {
    if (area.left < 0 || area.top < 0 || area.right > box.width || area.bottom > box.height) faults.push(`${id} leaves the box`);
    if (place.maxWidth < 120) faults.push(`${id} has no room for a word`);
    for (const seconds of [0, prepared.still, 3.3, 7.7, 12.1, 40]) {
      for (const point of place.leader?.(seconds) ?? []) {
        if (!(point.x >= -1 && point.y >= -1 && point.x <= box.width + 1 && point.y <= box.height + 1)) {
          faults.push(`the leader of ${id} leaves the box at ${seconds} s`);
        }
      }
    }
  }
  areas.forEach((one, index) => areas.slice(index + 1).forEach((other) => {
    const isApart = one.area.right <= other.area.left || other.area.right <= one.area.left
      || one.area.bottom <= other.area.top || other.area.bottom <= one.area.top;
    if (!isApart) faults.push(`${one.id} and ${other.id} overlap`);
  }));
  return faults;
}

describe('the registry of scenes', () => {
  it('has every promised scene with its labels', () => {
    expect(Object.fromEntries(Object.entries(scenes).map(([id, scene]) => [id, scene.labelIds]))).toEqual(promised);
  });

  for (const [id, scene] of Object.entries(scenes)) {
    for (const box of boxes) {
      it(`places the labels of ${id} inside ${box.width} × ${box.height}, none on another`, () => {
        const prepared = scene.prepare(box);
        expect(Object.keys(prepared.labels).sort()).toEqual([...scene.labelIds].sort());
        expect(labelFaults(prepared, box)).toEqual([]);
      });
    }
  }
});

describe('the panorama', () => {
  const wide: readonly SceneBox[] = [{ width: 1920, height: 650 }, { width: 1920, height: 545 }, { width: 1080, height: 660 }];
  const tall: SceneBox = { width: 1080, height: 1180 };
  const packs: readonly (readonly string[])[] = [
    ['lattice', 'pulse', 'warehouse'],
    ['pulse'],
    ['lattice'],
    ['warehouse'],
    ['lattice', 'warehouse'],
    ['warehouse', 'pulse', 'lattice'],
    ['lattice', 'pulse', 'warehouse', 'pulse'],
    [],
  ];

  for (const hints of packs) {
    for (const box of [...wide, tall]) {
      it(`is composed of [${hints.join(', ')}] in ${box.width} × ${box.height} with its measures inside`, () => {
        const prepared = panorama(hints).prepare(box);
        expect(Object.keys(prepared.labels).sort()).toEqual([...new Set(hints)].sort());
        expect(labelFaults(prepared, box)).toEqual([]);
      });
    }
  }

  it('leaves out a hint it has no picture for', () => {
    const prepared = panorama(['lattice', 'centrifuge']).prepare(tall);
    expect(panoramaHints).not.toContain('centrifuge');
    expect(Object.keys(prepared.labels)).toEqual(['lattice']);
  });

  it('moves for nine seconds and rests for three, without ever going back', () => {
    let before = -1;
    for (let tick = 0; tick <= 480; tick += 1) {
      const { motion } = panoramaClock(tick / 10);
      expect(motion).toBeGreaterThanOrEqual(before);
      before = motion;
    }
    expect(panoramaClock(9).motion).toBeCloseTo(9, 9);
    expect(panoramaClock(10.5).motion).toBe(9);
    expect(panoramaClock(11.999).motion).toBe(9);
    expect(panoramaClock(24).motion).toBeCloseTo(18, 9);
  });
});
