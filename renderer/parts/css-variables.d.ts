import 'react';

declare module 'react' {
  interface CSSProperties {
    /** how many doors the home screen has */
    '--doors'?: number;
  }
}
