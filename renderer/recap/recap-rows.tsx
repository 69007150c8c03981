import type { Language } from '../../electron/core/language.ts';
import type { Recap, RecapFigure, RecapPart, RecapQuestion, RecapStop } from '../../electron/core/recap.ts';
import { formatAsOf, formatFigure } from '../parts/format-figure.ts';
import { SourceMark } from '../parts/source-mark.tsx';
import { minutesOf } from './format-time.ts';
import { QrCode } from './qr-code.tsx';
import { figureTextsOf, recapTextsOf } from './texts.ts';

/** How the time went, as a ruled strip: a stretch for every stop. */
export function TimeStrip({ stops }: { readonly stops: readonly RecapStop[] }) {
  return (
    <div className="recap-strip" aria-hidden="true">
      {stops.map(({ accent, totalMs }, index) => <span key={index} data-accent={accent ?? undefined} style={{ flexGrow: Math.max(totalMs, 1) }} />)}
    </div>
  );
}

export function StopRow({ stop, position, language }: { readonly stop: RecapStop; readonly position: number; readonly language: Language }) {
  const t = recapTextsOf(language);
  const minutes = minutesOf(stop.totalMs);
  const held = minutesOf(stop.heldMs);
  return (
    <div className="recap-stop" data-accent={stop.accent ?? undefined}>
      <span className="recap-number">{position}</span>
      <div>
        <h3>{stop.name ?? t('questionStop')}</h3>
        {stop.steps.length > 0 && <p>{stop.steps.join(language === 'zh-Hans' ? '、' : ' · ')}</p>}
      </div>
      <p className="recap-minutes">
        <b>{minutes > 0 ? t('minutes', { minutes }) : t('underMinute')}</b>
        {stop.name !== null && held > 0 && <span>{t('forQuestions', { minutes: held })}</span>}
      </p>
    </div>
  );
}

interface FigureRowProps {
  readonly figure: RecapFigure;
  readonly accent: RecapStop['accent'];
  readonly language: Language;
}

export function FigureRow({ figure: { figure, caption, source, url }, accent, language }: FigureRowProps) {
  const t = figureTextsOf(language);
  const { number, unit } = formatFigure(figure, language, t);
  const asOf = formatAsOf(figure.asOf, language);
  return (
    <div className="recap-figure" data-accent={accent ?? undefined}>
      <p className="recap-value"><span>{number}</span>{unit !== '' && <small>{unit}</small>}</p>
      <div>
        <p className="recap-caption">{caption}</p>
        <p className="recap-source"><SourceMark confidence={figure.confidence} /><span><b>{t(`confidence.${figure.confidence}`)}</b> {source}</span></p>
        <p className="recap-aside">{asOf ? t('source.asOf', { date: asOf }) : t('source.undated')}</p>
        {url !== null && <p className="recap-address" lang="en">{url}</p>}
      </div>
    </div>
  );
}

/** A question in the words and the language that it was asked in. */
export function QuestionRow({ question: { text, language } }: { readonly question: RecapQuestion }) {
  return <p className="recap-question" lang={language}>{text}</p>;
}

interface HandsRowProps {
  readonly hands: RecapPart['hands'][number];
  /** hands for the topic that had most of them */
  readonly most: number;
  readonly language: Language;
}

export function HandsRow({ hands: { topic, name, count }, most, language }: HandsRowProps) {
  return (
    <div className="recap-hands">
      <p><b>{topic}</b><span>{name}</span></p>
      <div className="recap-bar" aria-hidden="true"><div style={{ inlineSize: `${(count / most) * 100}%` }} /></div>
      <p className="recap-count">{recapTextsOf(language)('hands', { count })}</p>
    </div>
  );
}

export function ContactCard({ contact, language }: { readonly contact: NonNullable<Recap['contact']>; readonly language: Language }) {
  const t = recapTextsOf(language);
  const { operator, address, reach, web, card } = contact;
  return (
    <section className="recap-contact">
      <div>
        <h2 className="recap-heading">{t('contact')}</h2>
        {operator !== '' && <p><b>{operator}</b></p>}
        {[address, reach, web].filter((line) => line !== '').map((line) => <p key={line}>{line}</p>)}
        {card !== null && <p className="recap-aside">{t('scan')}</p>}
      </div>
      {card !== null && <QrCode text={card} label={t('contact')} />}
    </section>
  );
}
