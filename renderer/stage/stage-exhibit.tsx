import type { Language } from '../../electron/core/language.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import { exhibitViews } from '../exhibits/registry.ts';
import { packText } from '../parts/texts.ts';

interface StageExhibitProps {
  /** whose exhibit it is */
  readonly lab: string;
  readonly shown: NonNullable<RunningTour['exhibit']>;
  readonly languages: readonly Language[];
  readonly reducedMotion: boolean;
}

/** The exhibit as the guide's hand left it; nobody touches it here. */
export function StageExhibit({ lab, shown, languages, reducedMotion }: StageExhibitProps) {
  const view = Object.hasOwn(exhibitViews, shown.id) ? exhibitViews[shown.id] : undefined;
  return (
    <section className="stage-exhibit arrives">
      <h1>{languages.map((language) => <span key={language} lang={language}>{packText(language, lab, 'exhibit.title')}</span>)}</h1>
      <div className="stage-exhibit-picture">{view && <view.Picture state={shown.state} languages={languages} reducedMotion={reducedMotion} />}</div>
    </section>
  );
}
