import { createHash } from 'node:crypto';
import answerEn from '../../../assets/consent/answer/en.md?raw';
import answerRu from '../../../assets/consent/answer/ru.md?raw';
import answerZhHans from '../../../assets/consent/answer/zh-Hans.md?raw';
import { fillDocument, type ConsentDocument } from '../../core/consent-document.ts';
import type { ContactPurpose } from '../../core/contact-rules.ts';
import type { Language } from '../../core/language.ts';
import type { CentreContact } from '../../core/settings.ts';

const templates: Readonly<Record<ContactPurpose, Readonly<Record<Language, string>>>> = {
  answer: { ru: answerRu, en: answerEn, 'zh-Hans': answerZhHans },
};

/** The document of a purpose in a language as it stands on the screen, with the centre's own lines in it. */
export function consentDocument(purpose: ContactPurpose, language: Language, centre: CentreContact): ConsentDocument {
  const text = fillDocument(templates[purpose][language], centre);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}
