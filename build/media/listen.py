"""What a finished file sounds like, in figures."""
import re

import numpy as np
import soxr

# The recogniser's dictionary is American; the texts are British.
AMERICAN = [(r'metre', 'meter'), (r'(neighb|fav|col)our', r'\1or'), (r'\bgrey\b', 'gray')]


def longest_silence(samples, rate):
    """Longest silence between the first and the last sound, in seconds. Silence: 45 dB under the loudest 20 ms."""
    frame = rate // 50
    level = np.sqrt(np.mean(samples[: len(samples) // frame * frame].reshape(-1, frame) ** 2, axis=1))
    sounding = np.flatnonzero(level > level.max() * 10 ** (-45 / 20))
    return float(max(np.diff(sounding), default=1) - 1) * frame / rate


def naturalness(samples, rate):
    """DNSMOS P.808, 1 to 5: how people would rate the sound, as a network guesses."""
    from speechmos import dnsmos

    wide = np.clip(soxr.resample(samples, rate, 16_000), -1, 1)
    return float(dnsmos.run(wide, 16_000)['p808_mos'])


class Recogniser:
    """English: an old, independent recogniser writes down what it hears."""

    def __init__(self):
        from pocketsphinx import Decoder

        self.decoder = Decoder(samprate=16_000, loglevel='FATAL')

    def word_errors(self, samples, rate, text):
        """Words substituted, left out or put in, and how many there are."""
        quiet = np.zeros(8_000, np.float32)
        heard = np.concatenate([quiet, soxr.resample(samples, rate, 16_000), quiet])
        self.decoder.start_utt()
        self.decoder.process_raw((heard * 32_767).astype(np.int16).tobytes(), full_utt=True)
        self.decoder.end_utt()
        written = self.decoder.hyp()
        said = words(text)
        return edits(said, words(written.hypstr) if written else []), len(said)


def words(text):
    text = text.lower()
    for british, american in AMERICAN:
        text = re.sub(british, american, text)
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text)


def edits(left, right):
    row = list(range(len(right) + 1))
    for i, wanted in enumerate(left, 1):
        corner, row[0] = row[0], i
        for j, got in enumerate(right, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (wanted != got))
    return row[-1]
