import { describe, expect, it } from 'vitest';
import { isBlockedKey } from '../../electron/main/key-filter.ts';

const plain = { control: false, alt: false, meta: false };

describe('key filter', () => {
  it.each(['Tab', 'Enter', ' ', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Backspace', 'Delete', 'a', 'Ж', '中', 'F', '1', 'Shift'])(
    'lets %j through',
    (key) => expect(isBlockedKey({ ...plain, key })).toBe(false),
  );

  it.each(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'F24', 'BrowserBack', 'BrowserRefresh', 'BrowserHome', 'LaunchMail', 'PrintScreen', 'ContextMenu', 'ZoomIn', 'Find'])(
    'stops %s',
    (key) => expect(isBlockedKey({ ...plain, key })).toBe(true),
  );

  it.each(['n', 'o', 'p', 's', 'r', 'h', 'l', 'f', 'g', 'w', 't', 'j', 'u', 'i', '+', '-', '=', '0', 'Tab', 'Escape', 'F4', 'F5', 'ArrowLeft', 'Home', 'Insert'])(
    'stops %j with Ctrl, Alt or Meta',
    (key) => {
      for (const held of ['control', 'alt', 'meta']) expect(isBlockedKey({ ...plain, key, [held]: true })).toBe(true);
    },
  );
});
