import * as z from 'zod';

/** The languages of the kiosk, as BCP 47 tags, in the order they are offered. Chinese is chosen by script. */
export const languages = ['ru', 'en', 'zh-Hans'] as const;

export const languageSchema = z.enum(languages);

export type Language = z.infer<typeof languageSchema>;
