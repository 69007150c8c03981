import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyboardKey } from './keyboard-key.tsx';

/** As many as stand in a row of 1080 with the keys at its ends. */
const atOnce = 7;

interface CandidateRowProps {
  readonly typed: string;
  readonly candidates: readonly string[];
  readonly onChoose: (character: string) => void;
}

/** The characters that the typed letters can mean, the likeliest first; the key at the end leads to more. */
export function CandidateRow({ typed, candidates, onChoose }: CandidateRowProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(candidates.length / atOnce));
  return (
    <div className="keyboard-row keyboard-candidates" lang="zh-Hans" role="group" aria-label={t('keyboard.candidates')}>
      <span className="keyboard-typed" lang="en">{typed}</span>
      {candidates.slice(page * atOnce, (page + 1) * atOnce).map((character) => (
        <KeyboardKey key={character} label={character} onPress={() => onChoose(character)} />
      ))}
      {pages > 1 && <KeyboardKey icon="forward" label={t('keyboard.moreCandidates')} onPress={() => setPage((page + 1) % pages)} />}
    </div>
  );
}
