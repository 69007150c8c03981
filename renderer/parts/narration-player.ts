import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Cue } from '../../electron/core/content.ts';
import { cueAt } from '../../electron/core/caption-clock.ts';

/** What there is to play: without `url` the cues run by their own clock. */
export interface Track {
  readonly url: string | null;
  readonly cues: readonly Cue[];
}

export interface NarrationState {
  readonly status: 'ready' | 'playing' | 'paused' | 'ended';
  readonly positionMs: number;
  readonly durationMs: number;
  /** id of the current sentence */
  readonly sentence: string | null;
  /** the sound could not be played, the captions go on by their own clock */
  readonly isSilent: boolean;
}

/** What the visit has to know. */
export interface NarrationListener {
  readonly onPlaying: (positionMs: number, durationMs: number) => void;
  readonly onPaused: (positionMs: number) => void;
  readonly onEnded: () => void;
}

const nothing: NarrationState = { status: 'ready', positionMs: 0, durationMs: 0, sentence: null, isSilent: false };

/** ms between two looks at the clock: a caption may lag its cue by this much */
const lookMs = 100;

/** Sound whose position stands still this long while it should play is given up. */
const stalledMs = 2000;

/** A file that ends this much before its last cue was cut short: the captions go on without it. */
const cutShortMs = 1000;

/**
 * Plays the narration of one step and says which sentence is current. The position comes from the sound while
 * that plays, and from a clock of its own from the moment when it does not (missing, corrupt, no device, stalled),
 * so captions never stop for want of sound.
 */
export class NarrationPlayer {
  readonly state: StoreApi<NarrationState> = createStore<NarrationState>(() => nothing);
  private readonly audio = new Audio();
  private readonly listener: NarrationListener;
  private track: Track = { url: null, cues: [] };
  private timer: number | undefined;
  /** performance.now() when the own clock showed 0 */
  private clockZero = 0;
  private movedAt = 0;

  constructor(listener: NarrationListener) {
    this.listener = listener;
    this.audio.preload = 'auto';
    this.audio.addEventListener('error', () => this.goSilent());
    this.audio.addEventListener('ended', () => this.onSoundEnded());
  }

  /** Makes a track ready at its start, stopped. */
  load(track: Track): void {
    this.halt();
    this.setTrack(track);
    this.state.setState({ ...nothing, durationMs: durationOf(track), sentence: track.cues[0]?.id ?? null, isSilent: !track.url });
  }

  /** The same narration in another language: goes on at the start of the same sentence. */
  swap(track: Track): void {
    const { status, sentence } = this.state.getState();
    const wasPlaying = status === 'playing';
    this.halt();
    this.setTrack(track);
    const cue = track.cues.find(({ id }) => id === sentence);
    const durationMs = durationOf(track);
    const positionMs = status === 'ended' ? durationMs : (cue?.startMs ?? 0);
    this.state.setState({ durationMs, positionMs, sentence: cue?.id ?? track.cues[0]?.id ?? null, isSilent: !track.url });
    if (wasPlaying) this.play();
    else if (status === 'paused') this.listener.onPaused(positionMs);
  }

  /** Starts, goes on, or starts again after the end. */
  play(): void {
    const { status, positionMs } = this.state.getState();
    this.playFrom(status === 'ended' ? 0 : positionMs);
  }

  /** Plays from the start of a sentence. */
  playSentence(id: string): void {
    const cue = this.track.cues.find((one) => one.id === id);
    if (cue) this.playFrom(cue.startMs);
  }

  pause(): void {
    if (this.state.getState().status !== 'playing') return;
    const positionMs = this.position();
    this.halt();
    this.show(positionMs, 'paused');
    this.listener.onPaused(positionMs);
  }

  /** 0–1 of full scale. */
  setVolume(volume: number, isMuted: boolean): void {
    this.audio.volume = volume;
    this.audio.muted = isMuted;
  }

  private setTrack(track: Track): void {
    this.track = track;
    if (track.url) this.audio.src = track.url;
    else this.audio.removeAttribute('src');
  }

  /** Plays from a position on. */
  playFrom(positionMs: number): void {
    const durationMs = durationOf(this.track);
    if (durationMs === 0) return;
    this.halt();
    this.clockZero = performance.now() - positionMs;
    this.movedAt = performance.now();
    this.show(positionMs, 'playing');
    if (!this.state.getState().isSilent) this.startSound(positionMs);
    this.timer = window.setInterval(() => this.look(), lookMs);
    this.listener.onPlaying(positionMs, durationMs);
  }

  private startSound(positionMs: number): void {
    const { track } = this;
    this.audio.currentTime = positionMs / 1000;
    this.audio.play().catch((error: unknown) => {
      // Rejected because something else was started meanwhile: that one goes its own way.
      const isInterrupted = error instanceof DOMException && error.name === 'AbortError';
      if (!isInterrupted && this.track === track) this.goSilent();
    });
  }

  private position(): number {
    const ms = this.state.getState().isSilent ? performance.now() - this.clockZero : this.audio.currentTime * 1000;
    return Math.min(Math.max(ms, 0), durationOf(this.track));
  }

  private look(): void {
    const before = this.state.getState();
    const positionMs = this.position();
    if (before.isSilent && positionMs >= before.durationMs) return this.finish();
    const now = performance.now();
    if (positionMs !== before.positionMs) this.movedAt = now;
    else if (!before.isSilent && now - this.movedAt > stalledMs) this.goSilent();
    this.show(positionMs, 'playing');
  }

  /** From here on the captions run by their own clock. */
  private goSilent(): void {
    const { isSilent, positionMs } = this.state.getState();
    if (isSilent || !this.track.url) return;
    this.audio.pause();
    this.clockZero = performance.now() - positionMs;
    this.state.setState({ isSilent: true });
  }

  private onSoundEnded(): void {
    const { durationMs, isSilent } = this.state.getState();
    if (isSilent) return;
    if (durationMs - this.audio.currentTime * 1000 > cutShortMs) this.goSilent();
    else this.finish();
  }

  private finish(): void {
    this.halt();
    this.show(durationOf(this.track), 'ended');
    this.listener.onEnded();
  }

  private halt(): void {
    window.clearInterval(this.timer);
    this.audio.pause();
  }

  private show(positionMs: number, status: NarrationState['status']): void {
    this.state.setState({ status, positionMs, sentence: cueAt(this.track.cues, positionMs)?.id ?? null });
  }
}

function durationOf(track: Track): number {
  return track.cues.at(-1)?.endMs ?? 0;
}
