import { useEffect, useState } from 'react';
import { readPinyin, type PinyinDictionary } from './pinyin.ts';

/** The package's types leave it out. */
function dictionaryOf(layout: object): PinyinDictionary {
  return 'layoutCandidates' in layout ? (layout.layoutCandidates as PinyinDictionary) : {};
}

/** The letters typed so far and the characters they can mean, while `isOn`. The dictionary comes when it is first needed. */
export function usePinyin(isOn: boolean) {
  const [dictionary, setDictionary] = useState<PinyinDictionary>({});
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (!isOn) return;
    void import('simple-keyboard-layouts/build/layouts/chinese').then(({ default: chinese }) => setDictionary(dictionaryOf(chinese)));
  }, [isOn]);
  const { read, candidates } = readPinyin(dictionary, isOn ? typed : '');
  return {
    typed,
    candidates,
    add: (letter: string) => setTyped(typed + letter),
    erase: () => setTyped(typed.slice(0, -1)),
    clear: () => setTyped(''),
    /** One of the candidates was chosen: its letters are used up. */
    use: () => setTyped(typed.slice(read)),
  };
}
