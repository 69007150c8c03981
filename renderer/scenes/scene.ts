/**
 * A scene is a picture that moves: drawn on a canvas as a function of time, with places for labels that stand
 * above it as HTML. Every length is in design pixels (10 to a rem), so a scene looks the same on every panel.
 */

export interface SceneBox {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface SceneFrame {
  /** already scaled to design pixels and cleared */
  readonly context: CanvasRenderingContext2D;
  readonly seconds: number;
  /** device pixels per design pixel, for layers and sprites drawn ahead of time */
  readonly scale: number;
}

export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** which side of the text stands at x */
  readonly align: 'left' | 'right' | 'center';
  /** which edge of the text stands at y */
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly maxWidth: number;
  /** lines kept free for the text at 100 % text size */
  readonly lines: number;
  /** a dark plate behind the text, where the picture cannot be dark by itself */
  readonly plate?: boolean;
  /** from the label to the thing it names; moves with it */
  readonly leader?: (seconds: number) => readonly Point[];
  /** what it names touches the end of the leader: a line across instead of a dot, or nothing */
  readonly leaderEnd?: 'dot' | 'none';
}

export interface PreparedScene {
  readonly labels: Readonly<Record<string, LabelPlace>>;
  /** the moment that makes the best still picture, in seconds; motion starts from it */
  readonly still: number;
  /** with reduced motion the scene jumps on by this many seconds at a time; absent: it stands still */
  readonly stepSeconds?: number;
  readonly draw: (frame: SceneFrame) => void;
}

export interface Scene {
  readonly labelIds: readonly string[];
  /** Lays the picture out. Touches no canvas: layers are made when first drawn. */
  readonly prepare: (box: SceneBox) => PreparedScene;
}

/** Room a label may take at 100 % text size, for layouts and tests. */
export const labelLineHeight = 36;

/** Height along the upper or lower edge of a box that two lines of a label take, with a margin; less in low boxes. */
export function labelBand({ height }: SceneBox): number {
  return Math.max(labelLineHeight * 2 + 6, Math.min(112, height * 0.16));
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The area a label may cover, whatever its text. */
export function labelArea(place: LabelPlace): Area {
  const height = place.lines * labelLineHeight;
  const left = place.align === 'left' ? place.x : place.align === 'right' ? place.x - place.maxWidth : place.x - place.maxWidth / 2;
  const top = place.anchor === 'top' ? place.y : place.anchor === 'bottom' ? place.y - height : place.y - height / 2;
  return { left, top, right: left + place.maxWidth, bottom: top + height };
}
