import { useState } from 'react';

/** Digits as they are typed on the pad, and the word about the try before; typing on takes the word away. */
export function useTyping<Word extends string>(first: Word | null = null) {
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState(first);
  return {
    typed,
    word,
    say: setWord,
    type: (digits: string) => {
      setTyped(digits);
      setWord(null);
    },
    /** The digits were looked at, or are wanted no more: the pad is empty again. */
    clear: (said: Word | null) => {
      setTyped('');
      setWord(said);
    },
  };
}
