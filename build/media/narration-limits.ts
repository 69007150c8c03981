import { storyFolder } from '../../electron/core/content-id.ts';
import { speechMs } from '../../electron/core/speech-time.ts';
import { toldIn, type NarrationManifest } from './narration-manifest.ts';
import type { PlannedFile } from './narration-plan.ts';

/** What speak.py measured on the decoded file. */
export interface Measures {
  readonly durationMs: number;
  readonly lufs: number;
  readonly truePeakDb: number;
  readonly longestSilenceMs: number;
  readonly p808: number;
  readonly wordErrors?: number | undefined;
  readonly words?: number | undefined;
}

export const limits = {
  lufs: -16,
  lufsTolerance: 0.5,
  truePeakDb: -3,
  longestSilenceMs: 1200,
  p808: 3.3,
  /** of a whole story: the recogniser is weak, a single step says little */
  wordErrorRate: 0.35,
  durationTolerance: 0.15,
} as const;

/** How long a file should last, by the length of what is said in it. */
export function expectedDurationMs(file: PlannedFile): number {
  return speechMs(file.sentences.map((part) => part.spoken).join(' '), file.language);
}

/** Why a file must not go into a pack; empty when it is good. */
export function faultsOf(file: PlannedFile, measures: Measures): string[] {
  const expected = expectedDurationMs(file);
  const faults: string[] = [];
  if (Math.abs(measures.durationMs / expected - 1) > limits.durationTolerance) faults.push(`lasts ${measures.durationMs} ms, its text takes about ${expected} ms`);
  if (Math.abs(measures.lufs - limits.lufs) > limits.lufsTolerance) faults.push(`loudness ${measures.lufs} LUFS`);
  if (measures.truePeakDb > limits.truePeakDb) faults.push(`true peak ${measures.truePeakDb} dB`);
  if (measures.longestSilenceMs > limits.longestSilenceMs) faults.push(`silent for ${measures.longestSilenceMs} ms`);
  if (measures.p808 <= limits.p808) faults.push(`P.808 is ${measures.p808}, say or word it anew`);
  return faults;
}

export function wordErrorRate(manifest: NarrationManifest, story: string): number | null {
  const records = Object.entries(manifest.files).flatMap(([path, made]) => (toldIn(path).story === story ? [made] : []));
  const words = records.reduce((sum, made) => sum + (made.words ?? 0), 0);
  return words === 0 ? null : records.reduce((sum, made) => sum + (made.wordErrors ?? 0), 0) / words;
}

export function storiesTold(manifest: NarrationManifest): string[] {
  return [...new Set(Object.keys(manifest.files).map((path) => toldIn(path).story))];
}

/** Stories whose English the recogniser understood too badly. */
export function storyFaults(manifest: NarrationManifest): string[] {
  return storiesTold(manifest).flatMap((story) => {
    const rate = wordErrorRate(manifest, story);
    return rate !== null && rate >= limits.wordErrorRate ? [`${storyFolder(story)}: English word error rate ${rate.toFixed(2)}`] : [];
  });
}
