import { healthJson } from '../../core/health-json.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { InterestStore } from '../interest-store.ts';
import type { LiveSettings } from '../live-settings.ts';
import { logFileIn } from '../log.ts';
import { buildFacts } from './build-facts.ts';
import { HealthDesk } from './health-desk.ts';
import { HealthServer } from './health-server.ts';
import { HealthMeter } from './measure-health.ts';
import { programFacts } from './program-facts.ts';

interface HealthParts {
  readonly store: InterestStore;
  readonly data: string;
  readonly userData: string;
  readonly backups: string;
  readonly pack: Promise<ChosenPack>;
  readonly settings: LiveSettings;
  readonly tell: (level: 'info' | 'warning', line: string) => void;
}

/** How the kiosk is: for the panel of staff, and for programs on this machine if the settings say so. */
export function setupHealth({ store, data, userData, backups, pack, settings, tell }: HealthParts): HealthDesk {
  const monotonicMs = () => performance.now();
  const meter = new HealthMeter({
    store,
    dataDirectory: data,
    backups,
    logFile: logFileIn(userData),
    pack: () => pack,
    timeZone: async () => (await settings.present()).timeZone,
    facts: programFacts,
    builtAt: buildFacts.builtAt,
    now: () => Date.now(),
    monotonicMs,
  });
  const desk = new HealthDesk(meter, monotonicMs);
  const server = new HealthServer({
    tell,
    report: async () => healthJson((await settings.present()).kioskId, await desk.recent(), desk.lastCheck),
  });
  void followPort(settings, server);
  return desk;
}

/** Listens where the settings say, whenever they say something else. */
async function followPort(settings: LiveSettings, server: HealthServer): Promise<never> {
  for (let seen = 0; ; ) {
    const { version, settings: present } = await settings.after(seen);
    seen = version;
    await server.listenOn(present.healthPort);
  }
}
