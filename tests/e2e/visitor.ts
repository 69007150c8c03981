import type { CDPSession, ConsoleMessage, Locator, Page } from '@playwright/test';
import type { Language } from '../../electron/core/language.ts';
import { expect } from './kiosk.ts';
import { interfaceText, packTextOf, settle } from './screen-walk.ts';

/** A window that takes little drawing, where the size of the screen does not matter. */
export const small = { width: 1280, height: 720 } as const;

/** What the narration's sound does just now. */
export interface SoundState {
  /** the file's place inside the pack */
  readonly file: string;
  readonly isPlaying: boolean;
  readonly ms: number;
  readonly volume: number;
  readonly isMuted: boolean;
}

/** A person before the kiosk: finds things by what they are and what they are called, and touches them with a finger. */
export class Visitor {
  readonly page: Page;
  language: Language;
  private readonly touchpad: CDPSession;

  private constructor(page: Page, touchpad: CDPSession, language: Language) {
    this.page = page;
    this.touchpad = touchpad;
    this.language = language;
  }

  /** `language`: that in which the visitor reads the screen. */
  static async before(page: Page, language: Language): Promise<Visitor> {
    const visitor = new Visitor(page, await page.context().newCDPSession(page), language);
    await visitor.attract().first().waitFor();
    return visitor;
  }

  t(path: string): string {
    return interfaceText(this.language, path);
  }

  pack(namespace: string, path: string): string {
    return packTextOf(this.language, namespace, path);
  }

  key(path: string): Locator {
    return this.page.getByRole('button', { name: this.t(path), exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  /** The line of the attract screen in the visitor's language. */
  attract(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${this.t('attract.invitation')}.+`) });
  }

  door(lab: string): Locator {
    return this.page.getByRole('navigation', { name: this.t('home.title') }).getByRole('button', { name: this.pack(lab, 'name') });
  }

  /** One of a few choices side by side, by the names of group and choice. */
  choice(group: string, name: string): Locator {
    return this.page.getByRole('radiogroup', { name: this.t(group), exact: true }).getByRole('radio', { name, exact: true });
  }

  sentence(lab: string, step: string, id: string): Locator {
    return this.page
      .getByRole('list', { name: this.t('story.transcript') })
      .getByRole('button', { name: this.pack(lab, `steps.${step}.sentences.${id}`), exact: true });
  }

  /** A finger comes down in the middle of what it means and goes up again: touch events, as a touch screen sends them. */
  async touch(target: Locator): Promise<void> {
    await settle(this.page);
    // Waits until it can be touched: visible, at rest, enabled, and nothing above it.
    await target.click({ trial: true });
    const box = await target.boundingBox();
    if (!box) throw new Error('nothing there to touch');
    await this.touchAt(box.x + box.width / 2, box.y + box.height / 2);
  }

  async touchAt(x: number, y: number): Promise<void> {
    await this.touchpad.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await this.touchpad.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Touches a door and waits for its first step. */
  async enter(lab: string, firstStep: string): Promise<void> {
    await this.touch(this.door(lab));
    await this.heading(this.pack(lab, `steps.${firstStep}.title`)).waitFor();
  }

  /** The narration's sound, which is heard but is no part of the page: found among the window's objects. */
  async sound(): Promise<SoundState> {
    const { result } = await this.touchpad.send('Runtime.evaluate', { expression: 'HTMLMediaElement.prototype' });
    const { objects } = await this.touchpad.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
    const { result: state } = await this.touchpad.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      returnByValue: true,
      functionDeclaration: `function () {
        const sounds = this.filter((each) => each instanceof HTMLAudioElement);
        if (sounds.length !== 1) throw new Error(sounds.length + ' sounds instead of one');
        const [sound] = sounds;
        return {
          file: sound.currentSrc.replace('app://content/', ''),
          isPlaying: !sound.paused && !sound.ended && sound.readyState > 2,
          ms: sound.currentTime * 1000,
          volume: sound.volume,
          isMuted: sound.muted,
        };
      }`,
    });
    return state.value as SoundState;
  }

  async expectCurrent(lab: string, step: string, id: string): Promise<void> {
    await expect(this.sentence(lab, step, id)).toHaveAttribute('aria-current', 'true');
  }
}

/** What a window should never say: errors and warnings of its scripts, and what its policy had to refuse. */
export async function complaintsOf(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  await page.evaluate(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', (event) => refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
  });
  return async () => [...said, ...(await page.evaluate(() => (window as unknown as { refused: string[] }).refused))];
}
