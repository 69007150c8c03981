/** Line drawings on a 40 × 40 field: square caps, no text. */
const paths = {
  home: 'M5 20 20 7l15 13M9.500 17v16h21V17',
  finish: 'M10 35V6M10 8h20l-5 7 5 7H10',
  next: 'M14 8l12 12-12 12',
  previous: 'M26 8 14 20l12 12',
  forward: 'M6 20h27M23 10l10 10-10 10',
  view: 'M4 32 13 9l9 23M7.500 24.500h11M25 32l6-15 6 15M27.500 27h7',
  sound: 'M6 15.500v9h6l9 8v-25l-9 8zM26 14.500c3 3 3 8 0 11M30.500 9.500c6 6 6 15 0 21',
  muted: 'M6 15.500v9h6l9 8v-25l-9 8zM27 15l9 10M36 15l-9 10',
  ask: 'M5 7h30v20H19l-8 7v-7H5zM12 14h16M12 20h10',
  help: 'M13 14.500c0-4 3-7 7-7s7 3 7 6.500c0 5-7 5-7 10.500M20 31v1.500',
  menu: 'M6 11h28M6 20h28M6 29h28',
  check: 'M8 21l8 8L33 11',
  cross: 'M10 10l20 20M30 10 10 30',
  plus: 'M20 8v24M8 20h24',
  minus: 'M8 20h24',
  chart: 'M6 34h28M10 34V20M20 34V8M30 34V15',
  calendar: 'M6 10h28v24H6zM6 18h28M13 5v9M27 5v9',
  up: 'M8 26l12-12 12 12',
  down: 'M8 14l12 12 12-12',
  settings: 'M5 11h14M27 11h8M5 29h8M21 29h14M23 7v8M17 25v8',
  lock: 'M9 18h22v16H9zM13.500 18v-5a6.500 6.500 0 0 1 13 0v5',
  usb: 'M20 34V6M15.500 10.500 20 5l4.500 5.500M20 27l-8-5v-5M20 30l8-5v-5',
  mail: 'M5 9h30v22H5zM5 10l15 12 15-12',
  shift: 'M20 6 7 20h7v13h12V20h7z',
  erase: 'M13 9h22v22H13L5 20zM19 15l10 10M29 15 19 25',
  back: 'M34 20H7M17 10 7 20l10 10',
  screen: 'M5 8h30v20H5zM13 34h14M20 28v6',
  power: 'M20 6v13M12.500 10.500a13 13 0 1 0 15 0',
  restart: 'M32.500 15a13.500 13.500 0 1 0 .8 8M33 6.500V15h-8.500',
  leave: 'M20 6H7v28h13M16 20h18M26 12l8 8-8 8',
  clean: 'M20 5v13M14 18h12l5 16H9zM15 34v-6M20 34v-6M25 34v-6',
  archive: 'M5 7h30v8H5zM8 15v19h24V15M15 22h10',
  warning: 'M20 6 36 33H4zM20 16v8M20 28v1',
  pulse: 'M4 20h8l4-11 8 22 4-11h8',
  hand: 'M14 22V8.500a2.500 2.500 0 0 1 5 0V18M19 17v-2.500a2.500 2.500 0 0 1 5 0V18M24 17.500a2.500 2.500 0 0 1 5 0V24c0 6-3.500 10-9 10s-7.500-3-11-10l-1.500-3a2.400 2.400 0 0 1 4-2.500L14 22',
  trial: 'M15 6h10M17 6v10L8 33h24L23 16V6M12.500 25h15',
} as const;

const shapes = {
  play: 'M11 6v28l23-14z',
  pause: 'M10 7h7v26h-7zM23 7h7v26h-7z',
  again: 'M20 7a13 13 0 1 0 13 13h-4a9 9 0 1 1-9-9v6l9-8-9-8z',
} as const;

export type IconName = keyof typeof paths | keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  const isShape = name in shapes;
  return (
    <svg className="icon" viewBox="0 0 40 40" aria-hidden="true">
      <path className={isShape ? 'icon-shape' : ''} d={isShape ? shapes[name as keyof typeof shapes] : paths[name as keyof typeof paths]} />
    </svg>
  );
}
