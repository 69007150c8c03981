import { useTranslation } from 'react-i18next';
import { Sheet } from '../parts/sheet.tsx';
import './panels.css';

const topics = ['touch', 'listen', 'view', 'time', 'privacy'] as const;

/** How the kiosk works, in five sentences. */
export function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('help.title')} onClose={onClose}>
      <ul className="help">
        {topics.map((topic) => (
          <li key={topic}>{t(`help.${topic}`)}</li>
        ))}
      </ul>
    </Sheet>
  );
}
