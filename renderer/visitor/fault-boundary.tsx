import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Long enough to read the line, short enough not to lose the visitor. */
const restartMs = 1500;

function Lost() {
  const { t } = useTranslation();
  return (
    <main className="screen" role="alert">
      <h1>{t('lost.title')}</h1>
      <p>{t('lost.text')}</p>
    </main>
  );
}

/** A fault in drawing a screen: one calm line, a report to the log, and the tour starts again. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly isLost: boolean }> {
  override state = { isLost: false };

  static getDerivedStateFromError(): { readonly isLost: boolean } {
    return { isLost: true };
  }

  override componentDidCatch(error: unknown): void {
    const what = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    void window.kiosk.reportFault({ what: what.slice(0, 2000) });
    setTimeout(() => location.reload(), restartMs);
  }

  override render(): ReactNode {
    return this.state.isLost ? <Lost /> : this.props.children;
  }
}
