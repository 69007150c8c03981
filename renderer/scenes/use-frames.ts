import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { paintScene } from './paint-scene.ts';
import { afterNextFrame, runWhileVisible, stepWhileVisible } from './frame-loop.ts';
import type { PreparedScene, SceneBox } from './scene.ts';

interface Measured extends SceneBox {
  /** device pixels per design pixel */
  readonly scale: number;
  readonly deviceWidth: number;
  readonly deviceHeight: number;
}

const highestPixelRatio = 2;

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
 * The first comes after the words around it: drawing a picture for the first time takes longer than all else.
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
    if (clock.current.key !== sceneKey) clock.current = { key: sceneKey, seconds: prepared.still };

    const ids = shown === '' ? [] : shown.split(' ');
    const paint = (): void => {
      paintScene({ context, seconds: clock.current.seconds, scale: measured.scale }, prepared, ids);
    };
    const isStepping = moving && reducedMotion && prepared.stepSeconds !== undefined;
    const isRunning = moving && !reducedMotion;
    // Says, to style sheets and to whoever looks from outside, that the picture is not yet the one asked for.
    target.dataset['stale'] = '';
    const stopFirst = afterNextFrame(() => {
      if (target.width !== measured.deviceWidth) target.width = measured.deviceWidth;
      if (target.height !== measured.deviceHeight) target.height = measured.deviceHeight;
      paint();
      delete target.dataset['stale'];
    });
    const { stepSeconds = 1 } = prepared;
    const stopMotion = isRunning
      ? runWhileVisible(target, (seconds) => {
          clock.current.seconds += seconds;
          paint();
        })
      : isStepping
        ? stepWhileVisible(target, Math.max(1, stepSeconds), () => {
            clock.current.seconds = (Math.floor(clock.current.seconds / stepSeconds + 1e-6) + 1) * stepSeconds;
            paint();
          })
        : undefined;
    return () => {
      stopFirst();
      stopMotion?.();
    };
  }, [canvas, prepared, measured, shown, moving, reducedMotion, sceneKey]);
}
