import { coldCutScene } from './cold-cut-scene.ts';
import { fleetScene } from './fleet-scene.ts';
import { floorCodeScene } from './floor-code-scene.ts';
import { growthScene } from './growth-scene.ts';
import { latticeScene } from './lattice-scene.ts';
import { lightRulerScene } from './light-ruler-scene.ts';
import { modeLockingScene } from './mode-locking-scene.ts';
import { peakPowerScene } from './peak-power-scene.ts';
import { reactorScene } from './reactor-scene.ts';
import { safetyStopScene } from './safety-stop-scene.ts';
import type { Scene } from './scene.ts';

/** Every picture a step of a content pack can name. */
export const scenes: Readonly<Record<string, Scene>> = {
  lattice: latticeScene,
  reactor: reactorScene,
  growth: growthScene,
  'light-ruler': lightRulerScene,
  'mode-locking': modeLockingScene,
  'peak-power': peakPowerScene,
  'cold-cut': coldCutScene,
  fleet: fleetScene,
  'floor-code': floorCodeScene,
  'safety-stop': safetyStopScene,
};
