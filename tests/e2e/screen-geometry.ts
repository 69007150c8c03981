import type { ElectronApplication, Page } from '@playwright/test';
import { resize } from './kiosk.ts';
import { untilDrawn } from './screen-walk.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const landscape: Size = { width: 1920, height: 1080 };
export const portrait: Size = { width: 1080, height: 1920 };

/** Turns the kiosk, or puts it on another panel, and waits until the page has been laid out there. */
export async function resizeTo(app: ElectronApplication, page: Page, size: Size): Promise<void> {
  await resize(app, page, size);
  await untilDrawn(page);
}

/** Spares the drawing of pictures, most of the work on a machine without a graphics card, where only boxes count. */
export async function leaveCanvasesEmpty(page: Page): Promise<void> {
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
}

interface Bounds {
  /** in design px (the long side is 1920) */
  readonly smallestTarget: number;
  /** no target may begin above this share of the height */
  readonly highestTarget: number;
  readonly smallestText: number;
  /** Lists may be longer than their place: what is scrolled out of sight is not looked at. */
  readonly mayScroll: boolean;
  /** selector of what is not looked at */
  readonly except: string;
}

/**
 * What is wrong with the boxes of the screen, or of the panel above it, as sentences: targets too small, off the
 * screen or over each other, text cut off, over other text or over the deck, anything to scroll.
 */
export async function faultsOf(page: Page, { smallestTarget = 72, highestTarget = 0, smallestText = 28, mayScroll = false, except = '.spoken' }: Partial<Bounds> = {}): Promise<readonly string[]> {
  return page.evaluate(
    ({ smallest, highest, smallestLetters, isScrolling, unseen }) => {
      interface Box {
        readonly name: string;
        readonly element: Element;
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const faults: string[] = [];
      const px = Math.max(innerWidth, innerHeight) / 1920;
      const top = [...document.querySelectorAll('[role=alertdialog], [role=dialog]')].at(-1);
      const layer = top ?? document.body;
      const isHidden = (element: Element) =>
        element.closest(`.spoken, ${unseen}`) !== null || getComputedStyle(element).visibility === 'hidden' || getComputedStyle(element).clipPath !== 'none';
      const round = (box: Box) => [box.left, box.top, box.right, box.bottom].map((value) => Math.round(value / px)).join(' ');
      const boxOf = (name: string, element: Element, rect: DOMRect): Box => ({
        ...{ name: name.trim().replace(/\s+/g, ' ').slice(0, 40), element },
        ...{ left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom },
      });
      const overlap = (a: Box, b: Box) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 * px && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5 * px;
      const leaves = (inner: Box, outer: { left: number; top: number; right: number; bottom: number }, slack = 1.5) =>
        inner.left < outer.left - slack || inner.top < outer.top - slack || inner.right > outer.right + slack || inner.bottom > outer.bottom + slack;
      const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

      const isScroller = (element: Element) => /auto|scroll/.test(`${getComputedStyle(element).overflowX} ${getComputedStyle(element).overflowY}`);
      /** within a list that scrolls, and not wholly in sight */
      const isScrolledAway = (box: Box) => {
        if (!isScrolling) return false;
        for (let around = box.element.parentElement; around; around = around.parentElement) {
          if (isScroller(around) && leaves(box, around.getBoundingClientRect())) return true;
        }
        return false;
      };

      const targets = [...layer.querySelectorAll('button, label, a[href], [role=slider], .volume-thumb')]
        .filter((element) => !isHidden(element) && element.getClientRects().length > 0)
        .map((element) => boxOf(element.getAttribute('aria-label') ?? element.textContent ?? '', element, element.getBoundingClientRect()))
        .filter((target) => !isScrolledAway(target));
      for (const target of targets) {
        const width = (target.right - target.left) / px;
        const height = (target.bottom - target.top) / px;
        if (Math.min(width, height) < smallest - 0.5) faults.push(`"${target.name}" is ${Math.round(width)} × ${Math.round(height)}`);
        if (leaves(target, screen)) faults.push(`"${target.name}" leaves the screen: ${round(target)}`);
        if (target.top < highest * innerHeight - 1) faults.push(`"${target.name}" is out of reach: ${round(target)}`);
      }

      const texts: Box[] = [];
      const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || !node.textContent?.trim() || isHidden(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        for (const rect of range.getClientRects()) {
          // The letters themselves: the font's box is taller than they are.
          const spare = Math.max(0, (rect.height - size * 0.9) / 2);
          const letters = new DOMRect(rect.left, rect.top + spare, rect.width, rect.height - 2 * spare);
          if (letters.width < 1) continue;
          const text = boxOf(node.textContent, parent, letters);
          if (isScrolledAway(text)) continue;
          texts.push(text);
          if (leaves(text, screen)) faults.push(`text "${text.name}" leaves the screen: ${round(text)}`);
          if (size / px < smallestLetters - 0.1) faults.push(`text "${text.name}" is ${Math.round(size / px)} high`);
          for (let box: Element | null = parent; box && box !== layer; box = box.parentElement) {
            const clips = getComputedStyle(box).overflow !== 'visible' || box.matches('button, label, .caption, .recap, .sheet-dialog, .finish-head, .home-head, .interests-ask, .topics, .finish-privacy');
            if (clips && leaves(text, box.getBoundingClientRect())) {
              faults.push(`text "${text.name}" ${round(text)} leaves .${box.className || box.tagName}`);
            }
          }
        }
      }
      texts.forEach((text, index) => {
        const over = texts.slice(index + 1).find((other) => other.element !== text.element && overlap(text, other));
        if (over) faults.push(`text "${text.name}" ${round(text)} lies over "${over.name}" ${round(over)}`);
      });
      targets.forEach((target, index) => {
        for (const other of targets.slice(index + 1)) {
          const isNested = target.element.contains(other.element) || other.element.contains(target.element);
          if (!isNested && overlap(target, other)) faults.push(`"${target.name}" ${round(target)} lies over "${other.name}" ${round(other)}`);
        }
      });
      const deck = layer.querySelector('.deck');
      if (deck) {
        const edge = boxOf('deck', deck, deck.getBoundingClientRect());
        for (const box of [...texts, ...targets]) {
          if (!deck.contains(box.element) && overlap(box, edge)) faults.push(`"${box.name}" ${round(box)} reaches into the deck`);
        }
      }
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push(`the page is ${scrollWidth} × ${scrollHeight}`);
      for (const element of document.querySelectorAll('*')) {
        if (!isScrolling && isScroller(element)) faults.push(`.${element.className} scrolls`);
      }
      return [...new Set(faults)];
    },
    { smallest: smallestTarget, highest: highestTarget, smallestLetters: smallestText, isScrolling: mayScroll, unseen: except },
  );
}

/** Where the keys of the deck are that every screen has, in design px, by their names. */
export async function deckPlaces(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => {
    const px = Math.max(innerWidth, innerHeight) / 1920;
    const keys = [...document.querySelectorAll('.deck-way button, .deck-system button')];
    return Object.fromEntries(
      keys.map((key) => {
        const { left, top, right, bottom } = key.getBoundingClientRect();
        return [key.textContent?.trim() ?? '', [left, top, right, bottom].map((value) => Math.round(value / px)).join(' ')];
      }),
    );
  });
}
