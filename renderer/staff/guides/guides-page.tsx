import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { loadFirstFonts } from '../../parts/fonts.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePanel } from '../panel-context.tsx';
import { GuideText } from './guide-text.tsx';
import { guidesIn, type Subject } from './guide-texts.ts';
import './guides.css';

/** The guides for staff, in the language of the panel: a list, or the one that is read. */
export function GuidesPage() {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const [read, setRead] = useState<Subject | null>(null);
  const guides = guidesIn(language);
  useEffect(() => {
    void loadFirstFonts(guidesIn(language).map(({ title, text }) => title + text));
  }, [language]);
  const guide = guides.find(({ subject }) => subject === read);
  if (guide) return <GuideText key={`${guide.subject} ${language}`} guide={guide} onClose={() => setRead(null)} />;
  return (
    <section className="staff-page guides" aria-label={t('guides.title')}>
      <h1>{t('guides.heading')}</h1>
      <ul>
        {guides.map(({ subject, title }) => (
          <li key={subject}>
            <Button className="guide-line" onPress={() => setRead(subject)}>
              <span>{title}</span>
              <Icon name="next" />
            </Button>
          </li>
        ))}
      </ul>
      <p>{t('guides.where')}</p>
    </section>
  );
}
