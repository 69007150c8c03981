import { freemem, release, totalmem, type as systemName, uptime } from 'node:os';
import { app, screen } from 'electron';
import type { ChosenPack } from '../choose-pack.ts';
import { buildFacts } from './build-facts.ts';
import type { ProgramFacts } from './measure-health.ts';

/** What of the program, its displays and the computer is known without waiting. */
export function programFacts({ pack }: ChosenPack): ProgramFacts {
  const { electron, chrome, node } = process.versions;
  const primary = screen.getPrimaryDisplay().id;
  return {
    program: {
      version: buildFacts.version,
      electron,
      builtFor: buildFacts.electron,
      chrome,
      node,
      pack: `${pack.id} ${pack.version}`,
      isTestPackage: app.getName().endsWith('-test-package'),
      memoryBytes: app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0),
      uptimeMs: Math.round(process.uptime() * 1000),
    },
    computer: {
      system: `${systemName()} ${release()}`,
      memoryBytes: totalmem(),
      availableBytes: freemem(),
      uptimeMs: Math.round(uptime() * 1000),
    },
    displays: screen.getAllDisplays().map(({ id, size, scaleFactor, rotation, displayFrequency, touchSupport }) => ({
      width: Math.round(size.width * scaleFactor),
      height: Math.round(size.height * scaleFactor),
      scale: scaleFactor,
      rotation,
      hertz: displayFrequency,
      isPrimary: id === primary,
      hasTouch: touchSupport === 'unknown' ? null : touchSupport === 'available',
    })),
  };
}
