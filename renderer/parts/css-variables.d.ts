import 'react';

declare module 'react' {
  interface CSSProperties {
    /** how many doors the home screen has */
    '--doors'?: number;
    /** how full a cell of the week is, 0–1 */
    '--share'?: number;
  }
}
