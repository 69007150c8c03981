"""Makes narration files: a JSON job a line on stdin, a JSON answer a line on stdout. Started by make-narration.mjs.

Job: {path, language, recipe, engine, version, voice, speed, sentences: [{id, spoken}]}. Answer:
{path, cues: [{id, startMs, endMs}], durationMs, lufs, truePeakDb, longestSilenceMs, p808, words, wordErrors} or {path, sentence, error}.
"""
import hashlib
import json
import os
import sys

import numpy as np

import listen
import master
from voices import RATE, Kokoro, RHVoice

# Seconds of silence around the sentences of a file.
LEAD, BETWEEN, TAIL = 0.1, 0.3, 0.2

kokoro_folder, rhvoice_program, sentences_folder = sys.argv[1:]
voices = {}
recogniser = None


def voice_of(job):
    name = (job['engine'], job['voice'], job['speed'])
    if name not in voices:
        engine, place = (Kokoro, kokoro_folder) if job['engine'] == 'kokoro' else (RHVoice, rhvoice_program)
        voices[name] = engine(place, job['voice'], job['speed'])
    return voices[name]


def say(job, text):
    """Samples of one sentence; what was once said is kept, so that a changed neighbour does not cost it again."""
    key = json.dumps([job['recipe'], job['engine'], job['version'], job['voice'], job['speed'], text])
    kept = os.path.join(sentences_folder, f'{hashlib.sha256(key.encode()).hexdigest()}.npy')
    if not os.path.exists(kept):
        samples = voice_of(job).say(text)
        np.save(f'{kept}.{os.getpid()}.npy', samples)
        os.replace(f'{kept}.{os.getpid()}.npy', kept)
    return np.load(kept)


def silence(seconds):
    return np.zeros(round(seconds * RATE), np.float32)


def trimmed(samples):
    """Without the silence that an engine puts around a sentence, faded over 5 ms so that no edge is heard."""
    frame = RATE // 100
    level = np.abs(samples[: len(samples) // frame * frame].reshape(-1, frame)).max(axis=1)
    sounding = np.flatnonzero(level > level.max() * 0.01)
    kept = samples[max(0, sounding[0] - 3) * frame : (sounding[-1] + 6) * frame].copy()
    fade = np.linspace(0, 1, RATE // 200, dtype=np.float32)
    kept[: len(fade)] *= fade
    kept[-len(fade) :] *= fade[::-1]
    return kept


def make(job):
    global recogniser
    parts, cues, at = [silence(LEAD)], [], len(silence(LEAD))
    for sentence in job['sentences']:
        try:
            said = trimmed(say(job, sentence['spoken']))
        except ValueError as error:
            return {'path': job['path'], 'sentence': sentence['id'], 'error': str(error)}
        if cues:
            parts.append(silence(BETWEEN))
            at += len(parts[-1])
        parts.append(said)
        cues.append({'id': sentence['id'], 'startMs': round(at * 1000 / RATE), 'endMs': round((at + len(said)) * 1000 / RATE)})
        at += len(said)
    parts.append(silence(TAIL))
    decoded, lufs, peak = master.master(np.concatenate(parts), RATE, job['path'])
    answer = {
        'path': job['path'],
        'cues': cues,
        'durationMs': round(len(decoded) / 48),
        'lufs': lufs,
        'truePeakDb': peak,
        'longestSilenceMs': round(listen.longest_silence(decoded, 48_000) * 1000),
        'p808': round(listen.naturalness(decoded, 48_000), 2),
    }
    if job['language'] == 'en':
        recogniser = recogniser or listen.Recogniser()
        errors = [
            recogniser.word_errors(decoded[cue['startMs'] * 48 : cue['endMs'] * 48], 48_000, sentence['spoken'])
            for cue, sentence in zip(cues, job['sentences'])
        ]
        answer['wordErrors'], answer['words'] = (sum(column) for column in zip(*errors))
    return answer


for line in sys.stdin:
    print(json.dumps(make(json.loads(line)), ensure_ascii=False), flush=True)
