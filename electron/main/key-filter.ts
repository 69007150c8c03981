/** What the filter needs to know of a key; Electron's Input has it. */
export interface Key {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Keys that make Chromium or the desktop do something by themselves, without any other key held. */
const ownWill = /^(F\d{1,2}|Browser.*|Launch.*|Print|PrintScreen|ContextMenu|Help|Find|Open|Save|New|Close|Zoom.*|Power|Sleep|WakeUp|AppSwitch)$/;

/**
 * Whether a key is kept from the page and from Chromium. The kiosk is worked with plain keys (Tab, arrows, Enter,
 * Space, Escape, Page Up and Down) and typed text; everything with Ctrl, Alt or Meta belongs to a browser or a
 * desktop (reload, developer tools, zoom, find, print, close …).
 */
export function isBlockedKey({ key, control, alt, meta }: Key): boolean {
  return control || alt || meta || ownWill.test(key);
}
