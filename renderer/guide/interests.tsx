import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Pack } from '../../electron/core/content.ts';
import type { Language } from '../../electron/core/language.ts';
import type { TourInterests } from '../../electron/core/tour-plan.ts';
import { packText, placeName } from '../parts/texts.ts';

interface InterestsProps {
  readonly labs: Pack['labs'];
  readonly interests: TourInterests;
  readonly language: Language;
  readonly onChange: (interests: TourInterests) => void;
}

/** What the delegation cares for: laboratories, and of those that are chosen their topics. */
export function Interests({ labs, interests, language, onChange }: InterestsProps) {
  const { t } = useTranslation('guide');
  const chosen = labs.filter(({ id }) => interests.labs.includes(id));
  const without = (lab: string, topic?: string) => interests.topics.filter((one) => one.lab !== lab || (topic !== undefined && one.topic !== topic));
  const toggleLab = (id: string, isOn: boolean) =>
    onChange(isOn ? { ...interests, labs: [...interests.labs, id] } : { labs: interests.labs.filter((one) => one !== id), topics: without(id) });
  const toggleTopic = (lab: string, topic: string, isOn: boolean) =>
    onChange({ ...interests, topics: [...without(lab, topic), ...(isOn ? [{ lab, topic }] : [])] });
  return (
    <div className="guide-interests">
      <h2>{t('prepare.interests')}</h2>
      <div className="guide-toggles">
        {labs.map(({ id }) => (
          <ToggleButton key={id} className="guide-toggle" isSelected={interests.labs.includes(id)} onChange={(isOn) => toggleLab(id, isOn)}>
            {placeName(language, id)}
          </ToggleButton>
        ))}
      </div>
      {chosen.map(({ id, topics }) => (
        <div key={id} className="guide-toggles guide-topics" role="group" aria-label={placeName(language, id)}>
          {chosen.length > 1 && <h3>{placeName(language, id)}</h3>}
          {topics.map((topic) => (
            <ToggleButton key={topic} className="guide-toggle" isSelected={interests.topics.some((one) => one.lab === id && one.topic === topic)} onChange={(isOn) => toggleTopic(id, topic, isOn)}>
              {packText(language, id, `topics.${topic}`)}
            </ToggleButton>
          ))}
        </div>
      ))}
    </div>
  );
}
