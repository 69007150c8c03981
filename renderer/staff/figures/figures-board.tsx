import { useTranslation } from 'react-i18next';
import type { Figures } from '../../../electron/core/figures.ts';
import { itemKeys, type CountedItems } from '../../../electron/core/item-texts.ts';
import { languages, type Language } from '../../../electron/core/language.ts';
import { formatNumber, formatTime } from '../../parts/format-figure.ts';
import { languageNames, packText, placeName } from '../../parts/texts.ts';
import { usePanel } from '../panel-context.tsx';
import { BarTable, type BarRow, type Fill } from './bar-table.tsx';
import { HoursChart, WeekTable } from './hours-chart.tsx';

const fillOf: Readonly<Record<Language, Fill>> = { ru: 'solid', en: 'striped', 'zh-Hans': 'hollow' };

function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** Every chart of the page. What the pack no longer knows stands there by its id. */
export function FiguresBoard({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('staff');
  const { language, pack } = usePanel();
  const number = (value: number) => formatNumber(value, language);
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(part / whole));
  const labName = (lab: string) => (lab === '' ? t('figures.elsewhere') : placeName(language, lab) || lab);
  const accentOf = (lab: string) => pack.labs.find(({ id }) => id === lab)?.accent;
  const placeOf = (lab: string) => {
    const place = pack.labs.findIndex(({ id }) => id === lab);
    return place < 0 ? pack.labs.length : place;
  };
  const textOf = (items: CountedItems, { lab, item }: { readonly lab: string; readonly item: string }) =>
    itemKeys[items](item).map((key) => packText(language, lab, key)).find((text) => text !== '') ?? item;

  const attention = figures.attention
    .toSorted((a, b) => placeOf(a.lab) - placeOf(b.lab) || languages.findIndex((one) => one === a.language) - languages.findIndex((one) => one === b.language))
    .map(({ lab, language: heard, stays, totalMs }): BarRow => {
      const seconds = Math.round(totalMs / stays / 1000);
      return {
        key: `${lab} ${heard}`,
        label: isLanguage(heard) ? languageNames[heard] : heard,
        group: labName(lab),
        accent: accentOf(lab),
        fill: isLanguage(heard) ? fillOf[heard] : 'hollow',
        value: seconds,
        cells: [t('figures.seconds', { value: number(seconds) }), formatTime(totalMs), number(stays)],
      };
    });

  const stages = (['started', 'openedLab', 'heardOut', 'expressed'] as const).map((stage): BarRow => {
    const value = figures.funnel[stage];
    return { key: stage, label: t(`figures.${stage}`), value, cells: [number(value), percent(value, figures.funnel.started)] };
  });

  const row = ({ lab, item, count }: { readonly lab: string; readonly item: string; readonly count: number }, label: string, ...more: readonly string[]): BarRow => ({
    key: `${lab} ${item}`,
    label: label === '' ? labName(lab) : lab === '' ? label : `${label} · ${labName(lab)}`,
    accent: accentOf(lab),
    value: count,
    cells: [number(count), ...more],
  });

  return (
    <div className="figures-board">
      <BarTable title={t('figures.attention')} head={[t('figures.languageColumn'), t('figures.mean'), t('figures.sum'), t('figures.stays')]} rows={attention} />
      <HoursChart figures={figures} />
      <BarTable title={t('figures.funnel')} head={[t('figures.stage'), t('figures.count'), t('figures.share')]} rows={stages} most={Math.max(1, figures.funnel.started)} />
      <WeekTable hours={figures.hours} />
      <BarTable
        title={t('figures.topics')}
        head={[t('figures.topic'), t('figures.count')]}
        rows={figures.topics.map((topic) => ({ ...row(topic, textOf('topics', topic)), value: topic.people, cells: [number(topic.people)] }))}
      />
      <BarTable
        title={t('figures.quiz')}
        head={[t('figures.question'), t('figures.answered'), t('figures.correct')]}
        rows={figures.quiz.map((question) => row(question, textOf('quiz', question), percent(question.correct, question.count)))}
      />
      <BarTable
        title={t('figures.exhibits')}
        head={[t('figures.exhibit'), t('figures.count')]}
        rows={figures.exhibits.map((exhibit) => row(exhibit, textOf('exhibits', exhibit)))}
      />
      <BarTable
        title={t('figures.questions')}
        head={[t('figures.place'), t('figures.count')]}
        rows={figures.questions.map((question) => row(question, textOf('questions', question)))}
      />
    </div>
  );
}
