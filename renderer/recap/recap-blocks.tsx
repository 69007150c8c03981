import type { ReactNode } from 'react';
import type { Recap, RecapPart } from '../../electron/core/recap.ts';
import { formatWhen } from './format-time.ts';
import { HeadLine } from './head-line.tsx';
import { ContactCard, FigureRow, HandsRow, QuestionRow, StopRow, TimeStrip } from './recap-rows.tsx';
import { recapTextsOf } from './texts.ts';

/** Something of a part that is printed in one piece. */
export interface RecapBlock {
  readonly key: string;
  /** a heading: it stands on the page of what follows */
  readonly keepsNext: boolean;
  readonly content: ReactNode;
}

const heading = (key: string, content: ReactNode): RecapBlock => ({ key, keepsNext: true, content });
const row = (key: string, content: ReactNode): RecapBlock => ({ key, keepsNext: false, content });

/** Everything that a part says, from top to bottom; what the tour did not have is left out. */
export function blocksOf(recap: Recap, part: RecapPart): readonly RecapBlock[] {
  const { questions, contact } = recap;
  const { language, stops, figures, hands } = part;
  const t = recapTextsOf(language);
  const most = Math.max(...hands.map(({ count }) => count));
  const asked = (state: keyof Recap['questions']) => [
    ...(questions[state].length > 0 ? [heading(state, <h3 className="recap-subheading">{t(state)}</h3>)] : []),
    ...questions[state].map((question, index) => row(`${state}-${index}`, <QuestionRow question={question} />)),
  ];
  return [
    row('head', <Head recap={recap} part={part} />),
    ...(stops.length > 0
      ? [heading('route', <><h2 className="recap-heading">{t('route')}</h2><TimeStrip stops={stops} /></>)]
      : []),
    ...stops.map((stop, index) => row(`stop-${index}`, <StopRow stop={stop} position={index + 1} language={language} />)),
    ...(figures.length > 0 ? [heading('figures', <h2 className="recap-heading">{t('figures')}</h2>)] : []),
    ...figures.flatMap(({ name, accent, figures: ofLab }) => [
      heading(`lab-${name}`, <h3 className="recap-subheading recap-lab" data-accent={accent ?? undefined}>{name}</h3>),
      ...ofLab.map((figure) => row(`figure-${name}-${figure.figure.id}`, <FigureRow figure={figure} accent={accent} language={language} />)),
    ]),
    ...(questions.open.length + questions.answered.length > 0
      ? [heading('questions', <h2 className="recap-heading">{t('questions')}</h2>), ...asked('open'), ...asked('answered')]
      : []),
    ...(hands.length > 0
      ? [heading('interests', <><h2 className="recap-heading">{t('interests')}</h2><p className="recap-aside">{t('interestsHow')}</p></>)]
      : []),
    ...hands.map((each, index) => row(`hands-${index}`, <HandsRow hands={each} most={most} language={language} />)),
    ...(contact ? [row('contact', <ContactCard contact={contact} language={language} />)] : []),
  ];
}

function Head({ recap, part: { language, centre } }: { readonly recap: Recap; readonly part: RecapPart }) {
  const t = recapTextsOf(language);
  return (
    <header className="recap-head">
      <p className="recap-centre"><b>{centre.name}</b><span>{centre.place}</span></p>
      <HeadLine />
      <h1>{t('title')}</h1>
      {recap.delegation !== '' && <p className="recap-delegation">{recap.delegation}</p>}
      <p className="recap-when">
        <span>{formatWhen(recap, language)}</span>
        <span>{t('people', { count: recap.people })}</span>
        {recap.isRehearsal && <b>{t('rehearsal')}</b>}
      </p>
    </header>
  );
}
