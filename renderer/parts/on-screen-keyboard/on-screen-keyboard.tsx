import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../electron/core/language.ts';
import { Choice } from '../choice.tsx';
import { languageNames } from '../texts.ts';
import { editText, type Edit } from './edit-text.ts';
import { CandidateRow } from './candidate-row.tsx';
import { readField, writeField } from './caret.ts';
import { KeyboardKey } from './keyboard-key.tsx';
import type { FieldKind } from './dock-context.ts';
import { addressRows, digitRow, layouts, signRows, type KeyboardLayout } from './layouts.ts';
import { usePinyin } from './use-pinyin.ts';
import './on-screen-keyboard.css';

interface OnScreenKeyboardProps {
  readonly input: HTMLInputElement;
  readonly kind: FieldKind;
  /** the layout to begin with; null: that of the panel's language */
  readonly language: Language | null;
  readonly onClose: () => void;
}

type Layer = 'lower' | 'upper' | 'signs';

function rowsOf(kind: FieldKind, layer: Layer, layout: KeyboardLayout | undefined): KeyboardLayout['lower'] {
  if (kind === 'digits') return [digitRow];
  if (kind === 'address') return [digitRow, ...addressRows];
  return [digitRow, ...(layer === 'signs' ? signRows : (layout?.[layer] ?? []))];
}

/**
 * Keys that type into `input`, which keeps the focus: a physical keyboard goes on working beside them. What was typed
 * last is said to those who do not see it.
 */
export function OnScreenKeyboard({ input, kind, language: first, onClose }: OnScreenKeyboardProps) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState(() => layouts.find((one) => one.language === (first ?? i18n.language))?.language ?? 'en');
  const [layer, setLayer] = useState<Layer>('lower');
  const [said, setSaid] = useState(() => t('keyboard.title'));
  const layout = layouts.find((one) => one.language === language);
  const rows = rowsOf(kind, layer, layout);
  const isChinese = kind === 'text' && language === 'zh-Hans';
  const pinyin = usePinyin(isChinese);

  const edit = (one: Edit, saying: string) => {
    writeField(input, editText(readField(input), one, input.maxLength < 0 ? undefined : input.maxLength));
    setSaid(saying);
  };
  const type = (text: string) => {
    edit({ type: 'insert', text }, text === ' ' ? t('keyboard.space') : text);
    if (layer === 'upper') setLayer('lower');
  };
  const choose = (character: string) => {
    type(character);
    pinyin.use();
  };
  /** A letter of pinyin waits for its character; whatever else is typed stands at once. */
  const press = (key: string) => {
    if (isChinese && /^[a-z]$/.test(key)) pinyin.add(key);
    else if (key === ' ' && pinyin.candidates[0] !== undefined) choose(pinyin.candidates[0]);
    else type(key);
  };
  const action = (name: 'left' | 'right' | 'erase') => (
    <KeyboardKey
      icon={name === 'erase' ? 'erase' : name === 'left' ? 'previous' : 'next'}
      label={t(`keyboard.${name}`)}
      size={name === 'erase' ? 'wide' : 'plain'}
      onPress={() => (name === 'erase' && pinyin.typed !== '' ? pinyin.erase() : edit({ type: name }, t(`keyboard.${name}`)))}
    />
  );
  const letters = (keys: readonly string[], lang: string | undefined) => (
    <div className="keyboard-row" key={keys.join('')} {...(lang ? { lang } : {})}>
      {keys.map((key) => <KeyboardKey key={key} label={key} onPress={() => press(key)} />)}
      {kind !== 'text' && keys === rows.at(-1) && action('erase')}
    </div>
  );

  return (
    <section className="keyboard" aria-label={t('keyboard.title')}>
      <div className="keyboard-bar">
        {kind === 'text' && (
          <Choice
            label={t('keyboard.layout')}
            value={language}
            options={layouts.map((one) => ({ value: one.language, label: languageNames[one.language], lang: one.language }))}
            onChange={(chosen) => {
              setLanguage(chosen);
              pinyin.clear();
              setLayer('lower');
              setSaid(languageNames[chosen]);
            }}
          />
        )}
        {action('left')}
        {action('right')}
        <KeyboardKey icon="down" label={t('keyboard.close')} isLabelShown onPress={onClose} />
      </div>
      {isChinese && <CandidateRow key={pinyin.typed} typed={pinyin.typed} candidates={pinyin.candidates} onChoose={choose} />}
      {rows.map((row) => letters(row, row === digitRow || layer === 'signs' ? undefined : isChinese ? 'en' : layout?.language))}
      {kind === 'text' && (
        <div className="keyboard-row">
          <KeyboardKey icon="shift" label={t('keyboard.capital')} size="wide" isOn={layer === 'upper'} onPress={() => setLayer(layer === 'upper' ? 'lower' : 'upper')} />
          <KeyboardKey label={layer === 'signs' ? t('keyboard.letters') : t('keyboard.signs')} size="wide" isLabelShown onPress={() => setLayer(layer === 'signs' ? 'lower' : 'signs')} />
          <KeyboardKey label={isChinese ? '，' : ','} onPress={() => type(isChinese ? '，' : ',')} />
          <KeyboardKey label={t('keyboard.space')} size="space" isLabelShown onPress={() => press(' ')} />
          <KeyboardKey label={isChinese ? '。' : '.'} onPress={() => type(isChinese ? '。' : '.')} />
          <KeyboardKey label="-" onPress={() => type('-')} />
          {action('erase')}
        </div>
      )}
      <p className="spoken" role="status">{said}</p>
    </section>
  );
}
