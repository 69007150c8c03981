import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { paintScene } from './paint-scene.ts';
import type { PreparedScene, SceneBox } from './scene.ts';

interface Measured extends SceneBox {
  /** device pixels per design pixel */
  readonly scale: number;
  readonly deviceWidth: number;
  readonly deviceHeight: number;
}

const highestPixelRatio = 2;
/** A frame later than this counts as this late, so that a pause of the machine does not make the picture jump. */
const longestFrame = 0.1;

/** The element's size in design pixels; undefined until it has one. */
export function useMeasured(element: RefObject<HTMLElement | null>): Measured | undefined {
  const [measured, setMeasured] = useState<Measured>();
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = (): void => {
      const width = target.clientWidth;
      const height = target.clientHeight;
      if (width === 0 || height === 0) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 10;
      const ratio = Math.min(window.devicePixelRatio || 1, highestPixelRatio);
      const next: Measured = {
        width: (width / rem) * 10,
        height: (height / rem) * 10,
        scale: (rem / 10) * ratio,
        deviceWidth: Math.round(width * ratio),
        deviceHeight: Math.round(height * ratio),
      };
      setMeasured((before) => (
        before && before.width === next.width && before.height === next.height && before.scale === next.scale ? before : next
      ));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return measured;
}

interface FramesOptions {
  readonly prepared: PreparedScene | undefined;
  readonly measured: Measured | undefined;
  /** labels whose leaders are drawn */
  readonly labelIds: readonly string[];
  readonly moving: boolean;
  readonly reducedMotion: boolean;
  /** the clock starts again when this changes */
  readonly sceneKey: string;
}

/**
 * Draws a prepared scene into a canvas: one still frame, and frame after frame only while it moves and can be seen.
 */
export function useFrames(canvas: RefObject<HTMLCanvasElement | null>, options: FramesOptions): void {
  const { prepared, measured, labelIds, moving, reducedMotion, sceneKey } = options;
  const clock = useRef({ key: '', seconds: 0 });
  const shown = labelIds.join(' ');

  useEffect(() => {
    const target = canvas.current;
    if (!target || !measured) return undefined;
    const context = target.getContext('2d');
    if (!context) return undefined;
    if (!prepared) {
      // no such scene: the one before must not stay on the screen
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, target.width, target.height);
      return undefined;
    }
    if (target.width !== measured.deviceWidth) target.width = measured.deviceWidth;
    if (target.height !== measured.deviceHeight) target.height = measured.deviceHeight;
    if (clock.current.key !== sceneKey) clock.current = { key: sceneKey, seconds: prepared.still };

    const ids = shown === '' ? [] : shown.split(' ');
    const paint = (): void => {
      paintScene({ context, seconds: clock.current.seconds, scale: measured.scale }, prepared, ids);
    };
    paint();
    if (!moving) return undefined;

    let visible = true;
    let request = 0;
    let previous: number | undefined;
    const { stepSeconds } = prepared;

    if (reducedMotion) {
      if (stepSeconds === undefined) return undefined;
      const timer = window.setInterval(() => {
        if (!visible || document.hidden) return;
        clock.current.seconds = (Math.floor(clock.current.seconds / stepSeconds + 1e-6) + 1) * stepSeconds;
        paint();
      }, Math.max(1, stepSeconds) * 1000);
      return () => window.clearInterval(timer);
    }

    const run = (now: number): void => {
      request = 0;
      if (previous !== undefined) clock.current.seconds += Math.min((now - previous) / 1000, longestFrame);
      previous = now;
      paint();
      if (visible) request = requestAnimationFrame(run);
    };
    const start = (): void => {
      if (request === 0 && visible) {
        previous = undefined;
        request = requestAnimationFrame(run);
      }
    };
    const observer = new IntersectionObserver((entries) => {
      visible = entries.at(-1)?.isIntersecting ?? true;
      start();
    });
    observer.observe(target);
    start();
    return () => {
      visible = false;
      observer.disconnect();
      cancelAnimationFrame(request);
    };
  }, [canvas, prepared, measured, shown, moving, reducedMotion, sceneKey]);
}
