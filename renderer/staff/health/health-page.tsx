import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeHealth, type HandsOn } from '../../../electron/core/health.ts';
import { Key } from '../../parts/key.tsx';
import { usePanel } from '../panel-context.tsx';
import { Facts, LogLines } from './facts.tsx';
import { formatMoment } from './format-health.ts';
import { SpeakerTest } from './speaker-test.tsx';
import { TouchTest } from './touch-test.tsx';
import { useHealth } from './use-health.ts';
import { FindingList, VerdictLine } from './verdict.tsx';
import './health.css';

/** How the kiosk is; and the morning check: everything automatic, then touch, then sound, then the record of it. */
export function HealthPage() {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { measured, state, check } = useHealth();
  const [hands, setHands] = useState<Partial<Pick<HandsOn, 'touch' | 'sound'>>>({});
  const [test, setTest] = useState<'touch' | 'sound' | null>(null);
  const [isMorning, setIsMorning] = useState(false);
  const [word, setWord] = useState<'recorded' | 'notRecorded' | null>(null);
  const isBusy = state === 'checking';
  const report = measured && judgeHealth(measured.measurements, { ...hands, undecodable: measured.undecodable });

  const begin = async () => {
    setWord(null);
    setHands({});
    setIsMorning(true);
    if (await check()) setTest('touch');
    else setIsMorning(false);
  };
  const touchDone = (touch: HandsOn['touch']) => {
    setHands({ ...hands, touch });
    setTest(isMorning ? 'sound' : null);
  };
  const soundDone = async (sound: HandsOn['sound']) => {
    setHands({ ...hands, sound });
    setTest(null);
    if (!isMorning || !measured) return;
    setIsMorning(false);
    const written = await window.kiosk.recordMorningCheck({ undecodable: [...measured.undecodable], touch: touchOf(hands), sound });
    setWord(written.ok ? 'recorded' : 'notRecorded');
  };

  return (
    <section className="staff-page health" aria-label={t('health.title')} aria-busy={isBusy}>
      <h1>{t('health.title')}</h1>
      {report && !isBusy ? <VerdictLine report={report} /> : <p className="health-verdict" role="status">{t(state === 'failed' ? 'health.failed' : 'health.checking')}</p>}
      <p className="health-word" role="status">
        {word !== null && t(`health.${word}`)}
        {word === null && measured && (measured.lastCheck === null ? t('health.noCheck') : t('health.lastCheck', { time: formatMoment(measured.lastCheck.at, language, measured.measurements.clock.timeZone) }))}
      </p>
      <div className="health-keys">
        <Key look="primary" icon="check" label={t('health.morning')} isDisabled={isBusy} onPress={() => void begin()} />
        <Key icon="restart" label={t('health.again')} isDisabled={isBusy} onPress={() => void check()} />
        <Key icon="hand" label={t('health.touchKey')} isDisabled={isBusy} onPress={() => setTest('touch')} />
        <Key icon="sound" label={t('health.soundKey')} isDisabled={isBusy} onPress={() => setTest('sound')} />
      </div>
      {report && <FindingList findings={report.findings} />}
      {measured && <Facts measured={measured} />}
      {measured && <LogLines measured={measured} />}
      {test === 'touch' && <TouchTest onDone={touchDone} />}
      {test === 'sound' && <SpeakerTest onDone={(sound) => void soundDone(sound)} />}
    </section>
  );
}

/** As it travels: lists of our own. */
function touchOf({ touch = null }: Partial<Pick<HandsOn, 'touch'>>) {
  return touch && { cells: touch.cells, untouched: [...touch.untouched] };
}
