/** What a visitor leaves an address for; each is a consent of its own, with a document of its own. */
export const contactPurposes = ['answer'] as const;

export type ContactPurpose = (typeof contactPurposes)[number];

/** How long an address is kept, in days. */
export const contactDays = 30;

/** What is being typed, an address or a question, goes this long after the last touch, “still there?” included. */
export const draftMs = 60_000;

/** The code that takes a consent back: digits, shown in threes. */
export const codeDigits = 9;

export const longestEmail = 254;

/** Whether a text can be an e-mail address: one that mail servers of today deliver to, in Latin letters. */
export function isEmail(text: string): boolean {
  return text.length <= longestEmail && /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$/.test(text);
}

/** As much of an address as tells one from another in a list: first letters and the ending. */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${host.slice(host.lastIndexOf('.'))}`;
}

/** 482190375 as 482 190 375. */
export function groupedCode(code: string): string {
  return code.replaceAll(/(\d{3})(?=\d)/g, '$1 ');
}

/** Who the consent is given to: without these a document would name nobody. */
export function isCentreNamed({ operator, address, reach }: Readonly<Record<'operator' | 'address' | 'reach', string>>): boolean {
  return [operator, address, reach].every((line) => line.trim() !== '');
}
