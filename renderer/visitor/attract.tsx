import { Button } from 'react-aria-components';
import { Rule } from '../parts/rule.tsx';
import { interfaceTextsOf, packText } from '../parts/texts.ts';
import { PackPanorama } from './panorama-of.tsx';
import { openingWords } from './opening-words.ts';
import { useSession, useSessionState } from './session-context.tsx';
import { tourMinutes } from './tour-length.ts';
import './attract.css';

/** The invitation. Any touch starts; a touch on a line starts in its language. While the centre is closed it is dim and still. */
export function Attract() {
  const { pack, dispatch } = useSession();
  const { language: firstLanguage, languages } = useSessionState(({ terms }) => terms);
  const closed = useSessionState(({ standing }) => standing?.closed ?? null);
  return (
    <main className="screen attract" data-closed={closed !== null}>
      <h1 className="attract-mark">
        {packText(firstLanguage, 'pack', 'centre.name')}
        <small>{packText(firstLanguage, 'pack', 'centre.place')}</small>
      </h1>
      <div className="attract-picture">
        <div aria-hidden="true"><PackPanorama language={firstLanguage} isMeasured={closed === null} isResting={closed !== null} /></div>
        <Button aria-label={interfaceTextsOf(firstLanguage)('attract.invitation')} onPress={() => dispatch({ type: 'start' })} />
      </div>
      <section className="attract-board">
        <Rule />
        {languages.map((language) => {
          const t = interfaceTextsOf(language);
          const minutes = t('minutes', { count: tourMinutes(pack, language) });
          return (
            <Button key={language} lang={language} className="attract-line" onPress={() => dispatch({ type: 'start', language })}>
              <b>{t('attract.invitation')}</b>
              <span>{closed ? openingWords(closed, language) : t('attract.promise', { count: pack.labs.length, minutes })}</span>
            </Button>
          );
        })}
      </section>
    </main>
  );
}
