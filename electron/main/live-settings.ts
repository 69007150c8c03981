import { assertNever, refusal, success, type Result } from '../core/result.ts';
import { changedSettings, type StaffSettings } from '../core/settings-change.ts';
import type { Settings } from '../core/settings.ts';
import { findHandEdit, saveSettings, type LoadedSettings } from './settings-file.ts';

interface SettingsFolder {
  readonly dataDirectory: string;
  /** as they were at the start */
  readonly loaded: Promise<LoadedSettings>;
  readonly now: () => Date;
  /** a line for staff */
  readonly warn: (line: string) => void;
}

type Changed = Result<{ readonly before: Settings; readonly after: Settings }, 'failed'>;

/** The settings as they are at the moment, and the windows that wait to hear of a change. */
export class LiveSettings {
  private readonly folder: SettingsFolder;
  private readonly waiting = new Set<() => void>();
  private changed: { readonly settings: Settings; readonly text: string | null } | null = null;
  private version = 1;
  private lastDeed: Promise<unknown> = Promise.resolve();

  constructor(folder: SettingsFolder) {
    this.folder = folder;
  }

  async present(): Promise<Settings> {
    return (this.changed ?? (await this.folder.loaded)).settings;
  }

  /** The settings and their version, once that is another than the one seen. A window asks once at a time. */
  async after(seen: number): Promise<{ readonly version: number; readonly settings: Settings }> {
    if (seen === this.version) await new Promise<void>((resolve) => this.waiting.add(resolve));
    const settings = await this.present();
    return { version: this.version, settings };
  }

  /** Lets settings.json hold as somebody edited it by hand since; what the settings are then. */
  async refresh(): Promise<Settings> {
    return this.oneByOne(async () => {
      await this.takeHandEdit();
      return this.present();
    });
  }

  /**
   * Writes what staff set and lets it hold; on disk first, so that no restart takes back what the page called saved.
   * A file edited by hand meanwhile is never written over: it holds from now on, and the change is refused.
   */
  async change(change: StaffSettings): Promise<Changed> {
    return this.oneByOne(() => this.write(change));
  }

  private async write(change: StaffSettings): Promise<Changed> {
    // A file that is there but could not be read may hold this kiosk's true id: it is not written over.
    if ((await this.folder.loaded).isUnread) return refusal('failed', 'settings.json could not be read at the start');
    const fault = await this.takeHandEdit();
    if (fault !== null) return refusal('failed', fault);
    const before = await this.present();
    const after = changedSettings(before, change);
    const saved = await saveSettings(this.folder.dataDirectory, after);
    if (!saved.ok) return refusal('failed', `settings.json cannot be written (${saved.message})`);
    this.hold(after, saved.value);
    return success({ before, after });
  }

  /** Null, or what was found in the way of a change. */
  private async takeHandEdit(): Promise<'edited-by-hand' | 'broken-by-hand' | 'unreadable' | null> {
    const { dataDirectory, loaded, now, warn } = this.folder;
    const known = this.changed ?? (await loaded);
    if ((await loaded).isUnread) return null;
    const found = await findHandEdit(dataDirectory, known.text, now);
    switch (found.state) {
      case 'none':
        return null;
      case 'edited':
        warn('settings.json was edited by hand: it holds from now on');
        this.hold(found.settings, found.text);
        return 'edited-by-hand';
      case 'broken':
        warn(`${found.notice}, the settings stay as they were`);
        return 'broken-by-hand';
      case 'unreadable':
        return 'unreadable';
      default:
        return assertNever(found);
    }
  }

  private hold(settings: Settings, text: string): void {
    this.changed = { settings, text };
    this.version += 1;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private async oneByOne<Value>(deed: () => Promise<Value>): Promise<Value> {
    const mine = this.lastDeed.then(deed);
    this.lastDeed = mine;
    return mine;
  }
}
