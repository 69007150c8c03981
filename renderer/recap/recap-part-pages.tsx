import { useLayoutEffect, useRef, useState } from 'react';
import type { Recap, RecapPart } from '../../electron/core/recap.ts';
import { Rule } from '../parts/rule.tsx';
import { paginate } from './paginate.ts';
import { blocksOf } from './recap-blocks.tsx';
import { recapTextsOf } from './texts.ts';

interface PartProps {
  readonly recap: Recap;
  readonly part: RecapPart;
  readonly onLaidOut: (pages: number) => void;
}

/** Of a page's room: paper sets a line now and then a hair wider than the screen that it was measured on. */
const usedShare = 0.975;

/** A last page that holds less than this share looks like a mistake. */
const leastShare = 0.25;

/**
 * The pages of one language. Everything is set in one column first, unseen, and measured with the fonts in place; then
 * each block goes to its page. The page that is printed is so the one that was measured: Chromium's own breaks know no
 * headings that stay with what follows, and its footers none of our fonts.
 */
export function RecapPartPages({ recap, part, onLaidOut }: PartProps) {
  const { language } = part;
  const t = recapTextsOf(language);
  const blocks = blocksOf(recap, part);
  const [pages, setPages] = useState<readonly (readonly number[])[] | null>(null);
  const column = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let isGone = false;
    const measure = async () => {
      // Asking for a size makes Chromium ask for the fonts that the text needs; Chinese comes in a hundred files.
      column.current?.getBoundingClientRect();
      await document.fonts.ready;
      const sheet = column.current;
      if (isGone || !sheet) return;
      const room = sheet.parentElement?.getBoundingClientRect().height ?? 0;
      const heights = [...sheet.children].map((child) => child.getBoundingClientRect().height);
      const set = paginate(
        blocks.map(({ keepsNext }, index) => ({ keepsNext, height: heights[index] ?? 0 })),
        { height: room * usedShare, leastOnLast: room * leastShare },
      );
      setPages(set);
      onLaidOut(set.length);
    };
    void measure();
    return () => { isGone = true; };
    // oxlint-disable-next-line react/exhaustive-deps -- a recap that is shown stays the same; another one is another component
  }, []);
  if (pages === null) {
    return (
      <section className="recap-page recap-measured" lang={language} aria-hidden="true">
        <div className="recap-room"><div ref={column}>{blocks.map(({ key, content }) => <div key={key} className="recap-block">{content}</div>)}</div></div>
      </section>
    );
  }
  return (
    <section className="recap-part" lang={language} aria-label={t('title')}>
      {pages.map((page, index) => (
        <div key={page[0]} className="recap-page">
          <div className="recap-room">
            {page.map((position) => <div key={blocks[position]?.key} className="recap-block">{blocks[position]?.content}</div>)}
          </div>
          <footer className="recap-footer">
            <Rule />
            <p><span>{[part.centre.name, part.centre.place].filter(Boolean).join(' · ')}</span><span>{t('page', { page: index + 1, pages: pages.length })}</span></p>
          </footer>
        </div>
      ))}
    </section>
  );
}
