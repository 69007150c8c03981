import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteKey } from '../../electron/core/content-keys.ts';
import type { Language } from '../../electron/core/language.ts';
import { chunksOf } from '../../electron/core/tour-notes.ts';
import { Choice } from '../parts/choice.tsx';
import { Key } from '../parts/key.tsx';
import { languageNames, packText } from '../parts/texts.ts';
import type { StagePlace } from '../stage/stage-place.ts';

interface InterpreterProps {
  readonly place: StagePlace;
  /** the guide's */
  readonly language: Language;
  /** the delegation's */
  readonly languages: readonly Language[];
}

/** One phrase at a time for the interpreter, with its translation and its terms, and the one that follows. */
export function Interpreter({ place: { lab, step }, language, languages }: InterpreterProps) {
  const { t } = useTranslation('guide');
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState<Language | null>(null);
  const others = languages.filter((one) => one !== language);
  const target = others.find((one) => one === wanted) ?? others[0];
  const textOf = (of: Language, key: string) => packText(of, lab.id, key);
  const chunks = chunksOf(lab, step, language, (key) => textOf(language, key));
  const now = chunks[at] ?? chunks[0];
  if (!now) return <p className="guide-none">{t('notes.none')}</p>;
  if (!target) return <p className="guide-none">{t('notes.oneLanguage')}</p>;
  const next = chunks[at + 1];
  return (
    <div className="guide-words guide-interpreter">
      <div className="guide-phrase">
        <Key icon="previous" label={t('notes.previous')} isLabelHidden isDisabled={at === 0} onPress={() => setAt(at - 1)} />
        <p className="tabular">{t('notes.phrase', { number: at + 1, count: chunks.length })}</p>
        <Key icon="next" label={t('notes.next')} isLabelHidden isDisabled={!next} onPress={() => setAt(at + 1)} />
        {others.length > 1 && <Choice label={t('notes.into')} value={target} options={others.map((one) => ({ value: one, label: languageNames[one], lang: one }))} onChange={setWanted} />}
      </div>
      <p className="guide-now-said">{now.text}</p>
      <p lang={target} className="guide-said-as">{textOf(target, noteKey(step.id, now.note))}</p>
      {now.terms.length > 0 && (
        <dl className="guide-terms">
          {now.terms.map(({ id, pinyin }) => (
            <div key={id}>
              <dt>{textOf(language, `glossary.${id}.term`)}</dt>
              <dd><b lang={target}>{textOf(target, `glossary.${id}.term`)}</b>{target === 'zh-Hans' && pinyin !== null && <span lang="zh-Latn">{pinyin}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
      {next && <p className="guide-then">{t('notes.then')} {next.text}</p>}
    </div>
  );
}
