import type { ComponentType } from 'react';
import type { IconName } from '../parts/icon.tsx';
import { ContactsPage } from './contacts/contacts-page.tsx';
import { ExportPage } from './export/export-page.tsx';
import { FiguresPage } from './figures/figures-page.tsx';
import { GuidesPage } from './guides/guides-page.tsx';
import { HealthPage } from './health/health-page.tsx';
import { SafekeepingPage } from './safekeeping/safekeeping-page.tsx';
import type { staffTexts } from './texts.ts';
import { SettingsPage } from './settings/settings-page.tsx';
import { KioskPage } from './kiosk-page.tsx';

export interface StaffPage {
  /** top-level key of staff.json; its `title` stands in the rail */
  readonly id: Exclude<keyof (typeof staffTexts)['en'], 'entry' | 'setUp' | 'shell' | 'confirm' | 'changePin'>;
  readonly icon: IconName;
  /** fills the area beside the rail */
  readonly Page: ComponentType;
}

/** The sections of the staff panel, in the order of the rail; the first one opens. */
export const pages: readonly StaffPage[] = [
  { id: 'figures', icon: 'chart', Page: FiguresPage },
  { id: 'export', icon: 'usb', Page: ExportPage },
  { id: 'contacts', icon: 'mail', Page: ContactsPage },
  { id: 'safekeeping', icon: 'archive', Page: SafekeepingPage },
  { id: 'kiosk', icon: 'screen', Page: KioskPage },
  { id: 'health', icon: 'pulse', Page: HealthPage },
  { id: 'settings', icon: 'settings', Page: SettingsPage },
  { id: 'guides', icon: 'help', Page: GuidesPage },
];
