import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/core/language.ts';
import type { GuideAction } from '../../electron/core/tour-actions.ts';
import type { RunningTour } from '../../electron/core/tour-snapshot.ts';
import type { ExhibitView } from '../exhibits/exhibit.tsx';
import { exhibitViews } from '../exhibits/registry.ts';
import { Key } from '../parts/key.tsx';
import { packText } from '../parts/texts.ts';
import type { StagePlace } from '../stage/stage-place.ts';

/** The exhibit of a place; null: guests have nothing to try there. */
export function exhibitAt(place: StagePlace | null): ExhibitView | null {
  const id = place?.lab.exhibit;
  return (id !== undefined && Object.hasOwn(exhibitViews, id) && exhibitViews[id]) || null;
}

interface ExhibitDeskProps {
  readonly lab: string;
  readonly view: ExhibitView;
  readonly tour: RunningTour;
  readonly language: Language;
  readonly act: (action: GuideAction) => void;
}

/** Puts the laboratory's exhibit on the stage and steers it from here. */
export function ExhibitDesk({ lab, view, tour, language, act }: ExhibitDeskProps) {
  const { t } = useTranslation('guide');
  const { exhibit: shown } = tour;
  return (
    <div className="guide-words">
      <h3>{packText(language, lab, 'exhibit.title')}</h3>
      <Key icon={shown ? 'back' : 'screen'} label={t(shown ? 'exhibit.hide' : 'exhibit.show')} onPress={() => act({ type: 'show-exhibit', isOn: shown === null })} />
      {shown && <view.Controls state={shown.state} language={language} onAction={(action) => act({ type: 'use-exhibit', action })} />}
    </div>
  );
}
