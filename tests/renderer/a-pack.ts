import type { Pack } from '../../electron/core/content.ts';

/** As little of a pack as texts and figures need; Chinese lacks a name that English has, and English one that Russian has. */
export const aPack: Pack = {
  id: 'small',
  version: '1.0.0',
  languages: ['ru', 'en', 'zh-Hans'],
  defaultLanguage: 'ru',
  labs: [],
  texts: {
    ru: { diamond: { name: 'Синтез алмаза', doorCaption: 'шаг решётки' }, pack: { centre: { name: 'Техноспарк' } } },
    en: { diamond: { name: 'Diamond synthesis', doorCaption: '' }, pack: { centre: { name: 'TechnoSpark' } } },
    'zh-Hans': { diamond: { doorCaption: '晶格间距' }, pack: { centre: { name: 'TechnoSpark' } } },
  },
};
