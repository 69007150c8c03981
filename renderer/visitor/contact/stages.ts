import type { ConsentDocument } from '../../../electron/core/consent-document.ts';
import type { Language } from '../../../electron/core/language.ts';

/** A consent ticked and confirmed: to this text, in this language. */
export interface Agreed {
  readonly document: ConsentDocument;
  readonly language: Language;
}

/** What the visitor may keep of an address that was given. */
export interface Receipt {
  readonly contact: string;
  readonly code: string;
  readonly email: string;
}
