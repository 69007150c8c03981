"""From samples to a finished Ogg Opus file: even loudness, limited peaks, the same bytes from the same samples."""
import re
import subprocess

import imageio_ffmpeg
import numpy as np

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
LOUDNESS = -16.0  # LUFS, integrated, of the decoded file
TRUE_PEAK = -3.0  # dB, at most
RAW = ['-f', 'f32le', '-ac', '1', '-ar']
QUIET = [FFMPEG, '-nostdin', '-hide_banner', '-threads', '1', '-y']


def run(arguments, samples=None):
    data = None if samples is None else samples.astype('<f4').tobytes()
    command = [argument for argument in QUIET if data is None or argument != '-nostdin']
    done = subprocess.run([*command, *arguments], input=data, capture_output=True)
    if done.returncode != 0:
        raise ValueError(f'ffmpeg: {done.stderr.decode()[-300:]}')
    return done


def decode(path, rate):
    return np.frombuffer(run(['-i', path, *RAW, str(rate), '-']).stdout, '<f4')


def loudness(samples, rate):
    """Integrated loudness in LUFS and true peak in dB, by ITU-R BS.1770."""
    report = run([*RAW, str(rate), '-i', '-', '-af', 'ebur128=peak=true', '-f', 'null', '-'], samples).stderr.decode()
    summary = report[report.rindex('Summary:'):]
    return tuple(float(re.search(rf'{name}:\s+(-?[\d.]+|-inf)', summary)[1]) for name in ('I', 'Peak'))


def encode(samples, rate, path, gain, ceiling):
    chain = ','.join([
        'aresample=48000',
        'acompressor=threshold=-24dB:ratio=2:attack=10:release=120:knee=6',
        f'volume={gain:.2f}dB',
        f'alimiter=limit={ceiling:.2f}dB:attack=3:release=60:level=false:latency=true',
    ])
    run([
        *RAW, str(rate), '-i', '-', '-af', chain, '-map_metadata', '-1',
        '-c:a', 'libopus', '-b:a', '48k', '-ac', '1', '-application', 'audio',
        '-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'opus', path,
    ], samples)


def master(samples, rate, path):
    """Writes `path` and returns what was measured on the decoded file: samples at 48 kHz, LUFS, true peak in dB."""
    gain, ceiling = 6.0, TRUE_PEAK - 2.0
    for _ in range(12):
        encode(samples, rate, path, gain, ceiling)
        decoded = decode(path, 48_000)
        lufs, peak = loudness(decoded, 48_000)
        if abs(lufs - LOUDNESS) <= 0.4 and peak <= TRUE_PEAK:
            break
        gain += LOUDNESS - lufs
        # The codec overshoots what the limiter let through.
        if peak > TRUE_PEAK:
            ceiling -= peak - TRUE_PEAK + 0.3
    return decoded, lufs, peak
