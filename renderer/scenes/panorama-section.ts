import type { LabelPlace, Point, SceneBox, SceneFrame } from './scene.ts';

/** The room a section has in the panorama and where the line comes in and goes out. */
export interface SectionPlace {
  readonly box: SceneBox;
  /** design pixels to a unit of the drawing, which is made for a panorama 1920 × 650 or 1080 × 1180 units large */
  readonly unit: number;
  /** side by side the line runs from left to right at one height; stacked it comes down from section to section */
  readonly isStacked: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** height of the line, side by side */
  readonly baseline: number;
  /** undefined: the line begins here */
  readonly entry: Point | undefined;
  /** undefined: the line ends here */
  readonly exit: Point | undefined;
}

/** The clock of the panorama: 9 s of motion, 3 s of rest, again and again. */
export interface PanoramaClock {
  /** seconds of motion so far, standing still in the rests */
  readonly motion: number;
  /** 0–12, within this cycle */
  readonly inCycle: number;
  /** whole cycles so far */
  readonly cycle: number;
}

export interface PanoramaSection {
  /** the line's way through this section, from entry to exit */
  readonly line: readonly Point[];
  readonly colour: string;
  readonly paintStill: (context: CanvasRenderingContext2D) => void;
  readonly drawMoving: (frame: SceneFrame, clock: PanoramaClock) => void;
  /** ticks that touch what they measure, and the place of its words */
  readonly mark: { readonly label: LabelPlace; readonly paint: (context: CanvasRenderingContext2D) => void };
}

export function traceTicks(context: CanvasRenderingContext2D, lines: readonly (readonly [number, number, number, number])[]): void {
  context.beginPath();
  for (const [x0, y0, x1, y1] of lines) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
}
