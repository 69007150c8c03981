import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isStandIn, reserveBytes, type DisplayMeasurements, type HealthPlace } from '../../../electron/core/health.ts';
import type { Language } from '../../../electron/core/language.ts';
import { usePanel } from '../panel-context.tsx';
import { formatSize } from '../export/format-size.ts';
import { formatAge, formatDay, formatMoment, formatSpan } from './format-health.ts';
import type { Measured } from './use-health.ts';

const comma = (language: Language) => (language === 'zh-Hans' ? '，' : ', ');

type Fact = readonly [name: string, value: ReactNode];

/** Everything that was measured, by where it is. */
export function Facts({ measured }: { readonly measured: Measured }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { at, disk, record, media, clock, displays, program, computer } = measured.measurements;
  const { timeZone } = clock;
  const size = (bytes: number | null) => (bytes === null ? '—' : formatSize(bytes, language));
  const fact = (name: Parameters<typeof nameOf>[0], value: ReactNode): Fact => [nameOf(name), value];
  const nameOf = (name: 'free' | 'reserve' | 'database' | 'size' | 'backup' | 'schema' | 'queue' | 'pack' | 'files' | 'now' | 'lastRow' | 'builtAt' | 'drift' | 'version' | 'memory' | 'uptime' | 'system') =>
    t(`health.facts.${name}`);
  const faulty = new Set([...media.unreadable, ...measured.undecodable]).size;
  const groups: readonly (readonly [HealthPlace, readonly Fact[]])[] = [
    ['disk', [
      fact('free', disk === null ? '—' : t('health.facts.freeOf', { free: size(disk.freeBytes), total: size(disk.totalBytes) })),
      fact('reserve', size(reserveBytes(record.bytes))),
    ]],
    ['record', [
      fact('database', t(`health.facts.${record.check === null ? 'unchecked' : record.check.damage === null ? 'sound' : 'damaged'}`)),
      fact('size', [size(record.bytes), size(record.logBytes)].join(comma(language))),
      fact('backup', record.backup === null
        ? t('health.facts.none')
        : t('health.facts.backupKept', { age: formatAge(record.backup.day, at, language), count: record.backup.kept })),
      fact('queue', t('health.facts.queueOf', { queued: record.queued, lost: record.drops })),
      fact('schema', record.schema ?? '—'),
    ]],
    ['media', [
      fact('pack', program.pack),
      fact('files', t(faulty === 0 ? 'health.facts.filesGood' : 'health.facts.filesBad', { count: media.files, faulty })),
    ]],
    ['clock', [
      fact('now', formatMoment(at, language, timeZone)),
      fact('lastRow', clock.lastRowAt === null ? '—' : formatMoment(clock.lastRowAt, language, timeZone)),
      fact('builtAt', clock.builtAt === null ? '—' : formatDay(clock.builtAt, language, timeZone)),
      fact('drift', formatSpan(clock.driftMs, language)),
    ]],
    ['displays', displays.map((display, index) => [t('health.facts.display', { number: index + 1 }), <DisplayWords key="words" display={display} />])],
    ['program', [
      fact('version', program.version),
      ['Electron', isStandIn(program) ? t('health.facts.standIn', { version: program.electron }) : program.electron],
      ['Chromium', program.chrome],
      ['Node', program.node],
      fact('memory', size(program.memoryBytes)),
      fact('uptime', formatSpan(program.uptimeMs, language)),
    ]],
    ['computer', [
      fact('system', computer.system),
      fact('memory', t('health.facts.freeOf', { free: size(computer.availableBytes), total: size(computer.memoryBytes) })),
      fact('uptime', formatSpan(computer.uptimeMs, language)),
    ]],
  ];
  return (
    <section className="health-facts" aria-label={t('health.measured')}>
      {groups.map(([place, facts]) => (
        <div key={place}>
          <h2>{t(`health.places.${place}`)}</h2>
          <dl>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

function DisplayWords({ display }: { readonly display: DisplayMeasurements }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const number = new Intl.NumberFormat(language);
  const degrees = new Intl.NumberFormat(language, { style: 'unit', unit: 'degree', unitDisplay: 'narrow' });
  const { width, height, scale, rotation, hertz, hasTouch } = display;
  const words = [
    `${width} × ${height}`,
    t('health.facts.scale', { value: number.format(scale) }),
    t('health.facts.rotation', { value: degrees.format(rotation) }),
    ...(hertz > 0 ? [t('health.facts.refresh', { value: number.format(Math.round(hertz)) })] : []),
    ...(hasTouch === null ? [] : [t(hasTouch ? 'health.facts.hasTouch' : 'health.facts.noTouch')]),
  ];
  return <>{words.join(comma(language))}</>;
}

/** The latest warnings of the log; they are written for technicians, in English. */
export function LogLines({ measured }: { readonly measured: Measured }) {
  const { t } = useTranslation('staff');
  const { language } = usePanel();
  const { faults, clock: { timeZone } } = measured.measurements;
  return (
    <section className="health-log" aria-label={t('health.faultsTitle')}>
      <h2>{t('health.faultsTitle')}</h2>
      {faults.length === 0 && <p>{t('health.noFaults')}</p>}
      <ul>
        {faults.map(({ at, line }, index) => (
          <li key={`${at} ${index}`}>
            <span className="tabular">{formatMoment(at, language, timeZone)}</span>
            <span lang="en">{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
