import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown from 'react-markdown';
import { Key } from '../../parts/key.tsx';
import { headingsOf, type Guide } from './guide-texts.ts';

/** What a guide may hold: the panel opens no link and shows no foreign element. */
const elements = ['h2', 'p', 'ol', 'ul', 'li', 'strong', 'code', 'pre'];

interface GuideTextProps {
  readonly guide: Guide;
  readonly onClose: () => void;
}

/** One guide with its contents; a touch on a heading there goes to it. */
export function GuideText({ guide, onClose }: GuideTextProps) {
  const { t } = useTranslation('staff');
  const article = useRef<HTMLElement>(null);
  const goTo = (index: number) => article.current?.querySelectorAll('h2')[index]?.scrollIntoView({ block: 'start' });
  return (
    <section className="guide" aria-label={guide.title}>
      <nav className="guide-contents" aria-label={t('guides.contents')}>
        <Key icon="back" label={t('guides.all')} onPress={onClose} />
        <ol>
          {headingsOf(guide.text).map((heading, index) => (
            <li key={heading}><Key label={heading} look="stack" onPress={() => goTo(index)} /></li>
          ))}
        </ol>
      </nav>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys */}
      <article ref={article} className="guide-text" tabIndex={0}>
        <h1>{guide.title}</h1>
        <Markdown allowedElements={elements} unwrapDisallowed skipHtml>{guide.text}</Markdown>
      </article>
    </section>
  );
}
