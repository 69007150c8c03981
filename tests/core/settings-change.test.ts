import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditDetailSchema } from '../../electron/core/audit.ts';
import { languages, type Language } from '../../electron/core/language.ts';
import { settingFaults } from '../../electron/core/setting-faults.ts';
import { changedSettings, changeDetail, offeredLanguages, staffSettings, staffSettingsSchema, type StaffSettings } from '../../electron/core/settings-change.ts';
import { defaultSettings, settingsSchema } from '../../electron/core/settings.ts';
import { usualWeek } from '../../electron/core/week.ts';
import { firstLanguage, tourTerms } from '../../electron/core/tour-terms.ts';
import { aPack } from '../renderer/a-pack.ts';

const kioskId = '0192f0c1-0000-4000-8000-000000000001';
const asMade = defaultSettings(kioskId);
const asShown = staffSettings(asMade, languages);

const anyNumber = fc.oneof(fc.integer({ min: -5, max: 4000 }), fc.double(), fc.constantFrom(0, 0.6, 1, 10, 3600));
const anyLine = fc.oneof(fc.string({ maxLength: 220 }), fc.constantFrom(200, 201, 202).map((length) => `${'х'.repeat(length - 1)} `));
const anySettings: fc.Arbitrary<StaffSettings> = fc.record({
  kioskName: fc.string({ maxLength: 100 }),
  languages: fc.uniqueArray(fc.constantFrom(...languages)),
  idleSeconds: anyNumber,
  timeZone: fc.constantFrom('Europe/Moscow', 'Asia/Shanghai', 'UTC'),
  openingHours: fc.constantFrom(null, usualWeek),
  centreContact: fc.record({ operator: anyLine, address: anyLine, reach: anyLine, web: anyLine }),
  retentionMonths: fc.oneof(fc.integer({ min: -1, max: 130 }), anyNumber),
  narrationStartsByItself: fc.boolean(),
  volume: fc.record({ initial: anyNumber, limit: anyNumber }),
  display: fc.constant(asMade.display),
  healthPort: fc.option(fc.integer({ min: 1024, max: 65_535 })),
  contactOffered: fc.boolean(),
});

describe('settings that staff set', () => {
  it('are refused by the page exactly where main would refuse them', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const parsed = staffSettingsSchema.safeParse(settings);
        const fields = new Set(parsed.success ? [] : parsed.error.issues.map(({ path: [field] }) => field));
        const faults = new Set<PropertyKey | undefined>(Object.keys(settingFaults(settings)));
        // What concerns two fields is looked at by main once each is right by itself.
        if (fields.size > 0 && !fields.has('contactOffered')) faults.delete('contactOffered');
        expect(faults).toEqual(fields);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay valid in the file, and read back as they were set', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const parsed = staffSettingsSchema.safeParse(settings);
        if (!parsed.success) return;
        const kept = settingsSchema.parse(JSON.parse(JSON.stringify(changedSettings(asMade, parsed.data))));
        expect(kept.kioskId).toBe(kioskId);
        expect(kept.staffGesture).toEqual(asMade.staffGesture);
        expect(staffSettings(kept, languages)).toEqual({ ...parsed.data, volume: kept.volume });
      }),
    );
  });

  it.each([
    ['a language twice', { ...asShown, languages: ['ru', 'ru'] }],
    ['a zone nobody knows', { ...asShown, timeZone: 'Troitsk' }],
    ['another kiosk id', { ...asShown, kioskId }],
    ['a port of the system', { ...asShown, healthPort: 80 }],
    ['a gesture', { ...asShown, staffGesture: asMade.staffGesture }],
  ])('take no %s', (_name, change) => {
    expect(staffSettingsSchema.safeParse(change).success).toBe(false);
  });

  it('name for the audit what changed, and nothing else', () => {
    const change = { ...asShown, idleSeconds: 30, languages: ['en', 'ru'] as Language[], volume: { initial: 0.5, limit: 0.8 }, openingHours: usualWeek };
    const detail = changeDetail(asShown, change);
    expect(detail).toEqual({
      idleSeconds: '60 → 30',
      languages: 'ru, en, zh-Hans → en, ru',
      volumeInitial: '0.6 → 0.5',
      openingHours: 'always → mo 09:00-18:00, tu 09:00-18:00, we 09:00-18:00, th 09:00-18:00, fr 09:00-18:00, sa -, su -',
    });
    expect(changeDetail(asShown, asShown)).toEqual({});
    fc.assert(
      fc.property(anySettings, anySettings, (before, after) => {
        expect(auditDetailSchema.safeParse(changeDetail(before, after)).success).toBe(true);
      }),
    );
  });
});

describe('languages on offer', () => {
  it('are those wished for that the pack has, in the order wished, and never none', () => {
    expect(offeredLanguages(null, languages)).toEqual(languages);
    expect(offeredLanguages(['zh-Hans', 'ru'], ['ru', 'en', 'zh-Hans'])).toEqual(['zh-Hans', 'ru']);
    expect(offeredLanguages(['zh-Hans', 'ru'], ['ru', 'en'])).toEqual(['ru']);
    expect(offeredLanguages(['zh-Hans'], ['ru', 'en'])).toEqual(['ru', 'en']);
  });

  it('keep the first language of an older file first', () => {
    expect(staffSettings({ ...asMade, language: 'en' }, languages).languages).toEqual(['en', 'ru', 'zh-Hans']);
  });

  it('decide the first language of a visit, unless the command line does', () => {
    const pack = { ...aPack, languages, defaultLanguage: 'ru' as const };
    const settings = changedSettings(asMade, { ...asShown, languages: ['zh-Hans', 'en'] });
    expect(tourTerms(1, settings, {}, pack)).toMatchObject({ language: 'zh-Hans', languages: ['zh-Hans', 'en'] });
    expect(tourTerms(1, settings, { language: 'en', idleSeconds: 5 }, pack)).toMatchObject({ language: 'en', settings: { idleSeconds: 5 } });
    expect(tourTerms(1, settings, { language: 'ru' }, pack).language).toBe('zh-Hans');
    expect(tourTerms(1, asMade, {}, pack)).toMatchObject({ language: 'ru', languages });
    expect(firstLanguage([], { languages: ['en'], defaultLanguage: 'ru' })).toBe('en');
  });
});
