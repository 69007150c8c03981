import { refusal, success, type Result } from '../core/result.ts';
import { changedSettings, type StaffSettings } from '../core/settings-change.ts';
import type { Settings } from '../core/settings.ts';
import { saveSettings, type LoadedSettings } from './settings-file.ts';

/** The settings as they are at the moment, and the windows that wait to hear of a change. */
export class LiveSettings {
  private readonly dataDirectory: string;
  private readonly loaded: Promise<LoadedSettings>;
  private readonly waiting = new Set<() => void>();
  private changed: Settings | null = null;
  private version = 1;
  private lastChange: Promise<unknown> = Promise.resolve();

  constructor(dataDirectory: string, loaded: Promise<LoadedSettings>) {
    this.dataDirectory = dataDirectory;
    this.loaded = loaded;
  }

  async present(): Promise<Settings> {
    return this.changed ?? (await this.loaded).settings;
  }

  /** The settings and their version, once that is another than the one seen. A window asks once at a time. */
  async after(seen: number): Promise<{ readonly version: number; readonly settings: Settings }> {
    if (seen === this.version) await new Promise<void>((resolve) => this.waiting.add(resolve));
    const settings = await this.present();
    return { version: this.version, settings };
  }

  /** Writes what staff set and lets it hold; on disk first, so that no restart takes back what the page called saved. */
  async change(change: StaffSettings): Promise<Result<{ readonly before: Settings; readonly after: Settings }, 'failed'>> {
    const mine = this.lastChange.then(() => this.write(change));
    this.lastChange = mine;
    return mine;
  }

  private async write(change: StaffSettings): Promise<Result<{ readonly before: Settings; readonly after: Settings }, 'failed'>> {
    // A file that is there but could not be read may hold this kiosk's true id: it is not written over.
    if ((await this.loaded).isUnread) return refusal('failed', 'settings.json could not be read at the start');
    const before = await this.present();
    const after = changedSettings(before, change);
    const fault = await saveSettings(this.dataDirectory, after);
    if (fault !== null) return refusal('failed', `settings.json cannot be written (${fault})`);
    this.changed = after;
    this.version += 1;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    return success({ before, after });
  }
}
