import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactCard } from '../../electron/core/contact-card.ts';
import type { WholePack } from '../../electron/core/content.ts';
import { fileSafe, isForgottenRecap, recapFileName, recapNameSchema } from '../../electron/core/recap-name.ts';
import { recapOf } from '../../electron/core/recap.ts';
import { viewOf, type RunningTour } from '../../electron/core/tour-snapshot.ts';
import type { Tour } from '../../electron/core/tour-state.ts';
import { loadPack } from '../../electron/main/content-pack.ts';
import { answeredQuestion, finishedTour } from '../fixtures/finished-tour.ts';
import { builtInPack } from '../fixtures/packs.ts';

const noContact = { operator: '', address: '', reach: '', web: '' };
const settings = { timeZone: 'Europe/Moscow', centreContact: noContact };
const day = 24 * 60 * 60_000;

let pack: WholePack;

beforeAll(async () => {
  ({ pack } = await (await loadPack({ builtIn: builtInPack })).whole());
});

function shown(tour: Tour): RunningTour {
  const view = viewOf(tour);
  if (view === null || view.phase === 'prepared') throw new Error('no tour has begun');
  return view;
}

describe('a recap', () => {
  it('has a part in each language of the delegation, with the figures of the steps that were seen and no others', () => {
    const recap = recapOf(shown(finishedTour(pack)), pack, settings);
    expect(recap.parts.map(({ language }) => language)).toEqual(['ru', 'zh-Hans']);
    const figures = recap.parts.map((part) => part.figures.map(({ figures: all }) => all.map(({ figure }) => figure.id)));
    expect(figures[0]).toEqual([['lattice', 'temperature'], ['light-path', 'heat-depth'], ['productivity', 'accuracy', 'fleet']]);
    expect(figures[1]).toEqual(figures[0]);
    expect(recap.parts[0]?.figures[0]?.figures[0]).toMatchObject({ caption: 'шаг решётки алмаза', source: 'Университет Эксетера', url: 'https://m-newton.ex.ac.uk/' });
  });

  it('tells where the tour was and how long, questions apart, and leaves out a stop it never reached', () => {
    const tour = finishedTour(pack);
    const unreached = { ...tour, stops: tour.stops.map((stop, at) => (at === 2 ? { ...stop, activeMs: 0, heldMs: 0, seen: [] } : stop)) };
    const [part] = recapOf(shown(unreached), pack, settings).parts;
    expect(part?.stops).toEqual([
      { name: 'Синтез алмазов', accent: 'ice', steps: ['Затравка', 'Шар плазмы'], totalMs: 7 * 60_000, heldMs: 0 },
      expect.objectContaining({ name: 'Пикосекундные лазеры', totalMs: 7 * 60_000, heldMs: 2 * 60_000 }),
    ]);
  });

  it('tells of the centre as of a laboratory, by its name', () => {
    const stops = [{ lab: 'centre', steps: ['place', 'startups'], minutes: 20 }];
    const [part] = recapOf(shown(finishedTour(pack, { stops })), pack, settings).parts;
    expect(part?.stops.map(({ name, accent, steps }) => [name, accent, steps])).toEqual([['ТехноСпарк', 'rose', ['Где мы', 'Стартапы сериями']]]);
    expect(part?.figures.map(({ name, figures }) => [name, figures.map(({ figure }) => figure.id)])).toEqual([['ТехноСпарк', ['founded', 'initiatives']]]);
  });

  it('parts questions by whether they were answered, and ranks topics by hands', () => {
    const { questions, parts } = recapOf(shown(finishedTour(pack)), pack, settings);
    expect(questions.answered).toEqual([{ text: answeredQuestion, language: 'ru' }]);
    expect(questions.open.map(({ language }) => language)).toEqual(['zh-Hans']);
    expect(parts[0]?.hands.map(({ count }) => count)).toEqual([11, 9, 4]);
  });

  it('goes by a pack that lost a laboratory since, and says nothing of a contact that nobody set', () => {
    const [first, ...labs] = pack.labs;
    const recap = recapOf(shown(finishedTour(pack)), { ...pack, labs }, settings);
    expect(recap.parts[0]?.stops).toHaveLength(2);
    expect(JSON.stringify(recap.parts[0]?.figures)).not.toContain(first?.figures[0]?.id);
    expect(recap.contact).toBeNull();
  });
});

describe('the code of the contact', () => {
  it('is a vCard that telephones keep', () => {
    const card = contactCard({ operator: 'АО «ТехноСпарк», Троицк', address: 'Промышленная, 4', reach: '+7 (495) 000-00-00', web: 'technospark.example' });
    expect(card?.split('\r\n')).toEqual([
      'BEGIN:VCARD', 'VERSION:3.0', 'N:;;;;', 'FN:АО «ТехноСпарк»\\, Троицк', 'ORG:АО «ТехноСпарк»\\, Троицк',
      'ADR;TYPE=WORK:;;Промышленная\\, 4;;;;', 'TEL:+74950000000', 'URL:technospark.example', 'END:VCARD',
    ]);
    expect(contactCard({ ...noContact, reach: 'a@b.example' })).toContain('EMAIL:a@b.example');
  });

  it('stays coarse enough for paper, whatever stands in the settings', () => {
    const line = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.record({ operator: line, address: line, reach: line, web: line }), (contact) => {
        const card = contactCard(contact);
        if (card === null) return;
        expect(new TextEncoder().encode(card).length).toBeLessThanOrEqual(330);
        expect(card.split('\r\n').length).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe('the file of a recap', () => {
  const beganAt = Date.UTC(2026, 10, 22, 21, 30);

  it('is named for the day and hour on the walls, and for who came', () => {
    const name = (delegation: string) => recapFileName({ delegation, beganAt, timeZone: 'Europe/Moscow' });
    expect(name('河南省 / Хэнань: «Алмаз»')).toBe('recap_2026-11-23_0030_河南省-Хэнань-Алмаз.pdf');
    expect(name('../..')).toBe('recap_2026-11-23_0030.pdf');
  });

  it('has a name that every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (delegation) => {
        const name = fileSafe(delegation);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}-]*$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(160);
        expect(recapNameSchema.safeParse(recapFileName({ delegation, beganAt, timeZone: 'Europe/Moscow' })).success).toBe(true);
      }),
    );
  });

  it('is forgotten after 30 days with its checksum, and nothing else is', () => {
    const file = recapFileName({ delegation: 'Делегация', beganAt, timeZone: 'Europe/Moscow' });
    expect(isForgottenRecap(file, beganAt + 29 * day)).toBe(false);
    for (const each of [file, `${file}.sha256`]) expect(isForgottenRecap(each, beganAt + 32 * day)).toBe(true);
    expect(isForgottenRecap('interest_0192f0c1_all_20200101T000000Z.csv', beganAt + 1000 * day)).toBe(false);
  });
});
