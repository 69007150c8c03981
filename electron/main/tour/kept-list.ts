import { refusal, type Result } from '../../core/result.ts';

interface KeptListParts<Item> {
  readonly read: () => Promise<readonly Item[]>;
  readonly write: (items: readonly Item[]) => Promise<void>;
  /** for the message of a refusal */
  readonly file: string;
}

type Items<Item> = Result<readonly Item[], 'failed'>;

/** A list in a file: changes are written one after another, on disk before they count. */
export class KeptList<Item> {
  private readonly parts: KeptListParts<Item>;
  private items: Promise<readonly Item[]> | null = null;

  constructor(parts: KeptListParts<Item>) {
    this.parts = parts;
  }

  present(): Promise<readonly Item[]> {
    this.items ??= this.parts.read();
    return this.items;
  }

  /** `edit` gives the same list where nothing is to be written. */
  change(edit: (items: readonly Item[]) => Items<Item>): Promise<Items<Item>> {
    const before = this.present();
    const changing = before.then(async (items): Promise<Items<Item>> => {
      const edited = edit(items);
      if (!edited.ok || edited.value === items) return edited;
      try {
        await this.parts.write(edited.value);
        return edited;
      } catch (error) {
        return refusal('failed', `${this.parts.file} cannot be written (${error instanceof Error ? error.message : String(error)})`);
      }
    });
    this.items = changing.then(async (changed) => (changed.ok ? changed.value : before));
    return changing;
  }
}
