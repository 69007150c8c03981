import type { Figure } from '../../electron/core/content.ts';

/** How far a figure can be trusted, as a drawn mark; the word always stands near it or is spoken. */
export function SourceMark({ confidence }: { readonly confidence: Figure['confidence'] }) {
  return (
    <svg className="source-mark" viewBox="0 0 28 28" aria-hidden="true">
      {confidence === 'calc' ? (
        <path d="M5 11c3-4 6-4 9-1s6 3 9-1M5 19c3-4 6-4 9-1s6 3 9-1" fill="none" stroke="currentColor" strokeWidth="2.8" />
      ) : (
        <circle cx="14" cy="14" r="9.600" fill={confidence === 'report' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2.8" />
      )}
      {confidence === 'sourced' && <path d="M14 4.400a9.600 9.600 0 0 1 0 19.200z" fill="currentColor" />}
    </svg>
  );
}
