import { useEffect, useState } from 'react';
import type { Recap } from '../../electron/core/recap.ts';
import { RecapPartPages } from './recap-part-pages.tsx';
import './recap.css';

interface RecapPagesProps {
  readonly recap: Recap;
  /** Every page stands as it will be printed; said once. */
  readonly onLaidOut?: (pages: number) => void;
}

/** The recap as sheets of A4 one below the other: printed, and shown on the console as they are. */
export function RecapPages({ recap, onLaidOut }: RecapPagesProps) {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const isLaidOut = recap.parts.every(({ language }) => counts[language] !== undefined);
  useEffect(() => {
    if (isLaidOut) onLaidOut?.(Object.values(counts).reduce((sum, count) => sum + count, 0));
    // oxlint-disable-next-line react/exhaustive-deps -- said once, when the last part is there
  }, [isLaidOut]);
  return (
    <div className="recap">
      {recap.parts.map((part) => (
        <RecapPartPages
          key={part.language}
          recap={recap}
          part={part}
          onLaidOut={(count) => setCounts((known) => ({ ...known, [part.language]: count }))}
        />
      ))}
    </div>
  );
}
