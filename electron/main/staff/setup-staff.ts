import { join } from 'node:path';
import type { Audit } from '../../core/audit.ts';
import type { Handlers } from '../../core/contract.ts';
import type { Language } from '../../core/language.ts';
import type { Options } from '../../core/options.ts';
import { answerContact } from '../contact/answer-contact.ts';
import type { ContactVault } from '../contact/contact-vault.ts';
import { StaffContacts } from '../contact/staff-contacts.ts';
import { VisitorContacts } from '../contact/visitor-contacts.ts';
import type { ChosenPack } from '../choose-pack.ts';
import type { HealthDesk } from '../health/health-desk.ts';
import { findDrives, mountedDrives, unmountDrive } from '../drives.ts';
import type { InterestStore } from '../interest-store.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { StoreUpkeep } from '../store-upkeep.ts';
import type { GuideCall } from '../tour/answer-guide.ts';
import type { QuestionCall } from '../tour/answer-questions.ts';
import type { RecapCall } from '../tour/setup-recap.ts';
import { Takeover } from '../tour/takeover.ts';
import type { Turns } from '../turns.ts';
import { StaffAccess } from './access.ts';
import { answerEntry, PanelLanguage } from './answer-entry.ts';
import { answerExport } from './answer-export.ts';
import { answerFigures } from './answer-figures.ts';
import { answerHealth } from './answer-health.ts';
import { answerKiosk } from './answer-kiosk.ts';
import { answerSafekeeping } from './answer-safekeeping.ts';
import { answerSettings } from './answer-settings.ts';
import { answerStaff } from './answer-staff.ts';
import { ErasureActs } from './erasure-acts.ts';
import { ExportDesk } from './export-desk.ts';
import { Losses } from './losses.ts';
import { plausibleDrives, readKeyFiles } from './key-files.ts';
import { runProgram } from './machine.ts';
import { watchOpening } from './opening-watch.ts';
import { isOutOfOrder, keepOutOfOrder } from './out-of-order-file.ts';
import { PanelWindow, type PanelWindowNeeds } from './panel-window.ts';
import { Panels } from './panels.ts';
import { PinChange } from './pin-change.ts';
import { SafekeepingDesk } from './safekeeping-desk.ts';
import { StandingOrders } from './standing-orders.ts';

interface StaffParts {
  readonly data: string;
  readonly window: Omit<PanelWindowNeeds, 'onGone'>;
  readonly pack: Promise<ChosenPack>;
  readonly live: LiveSettings;
  readonly health: HealthDesk;
  /** what the command line decides */
  readonly options: Options;
  /** the kiosk's first language */
  readonly language: () => Promise<Language>;
  readonly store: InterestStore;
  readonly audit: Audit;
  readonly upkeep: StoreUpkeep;
  /** A guide has the kiosk now, or has given it back. */
  readonly guideIs: (isHere: boolean) => void;
  /** taken by whoever works on the backups or on exports that are kept */
  readonly turns: Turns;
  readonly vault: ContactVault;
  /** Ends the program, everything written; `again`: and starts it anew. */
  readonly end: (again: boolean) => void;
  readonly tell: (level: 'info' | 'warning', line: string) => void;
  readonly note: (level: 'info' | 'warning', line: string) => void;
}

type StaffCalls = Omit<Handlers<unknown>, 'begin' | 'followTerms' | 'recordInterest' | 'reportInteractive' | 'beat' | 'reportFault' | GuideCall | QuestionCall | RecapCall>;

export interface Staff {
  readonly calls: StaffCalls;
  /** What follows is to be recorded as rehearsal. */
  readonly isRehearsal: () => boolean;
  /** No guide needs the kiosk any more. */
  readonly giveBack: () => void;
  /** The visitors' window moved or came anew. */
  readonly refit: () => void;
  /** The kiosk ends. */
  readonly leave: () => void;
}

/** Everything of staff in main: who comes in, what stands over the tour, what they may do, what is written down of it. */
export function setupStaff({ data, window, pack, live, health, options, language, store, vault, audit, upkeep, guideIs, turns, end, tell, note }: StaffParts): Staff {
  const settings = () => live.present();
  const monotonicMs = () => performance.now();
  const access = new StaffAccess({
    dataDirectory: data,
    monotonicMs,
    now: () => new Date(),
    audit,
    tell,
    readKeys: async () => readKeyFiles(await plausibleDrives()),
  });
  const pinChange = new PinChange(access, audit);
  const warn = (line: string) => note('warning', line);
  const exports = new ExportDesk({
    store,
    settings,
    pack,
    turns,
    dataDirectory: data,
    now: () => Date.now(),
    useProof: (proof) => access.useProof(proof, 'export'),
    audit,
    note,
    findDrives,
    unmount: unmountDrive,
  });
  const safekeeping = new SafekeepingDesk({
    store,
    upkeep,
    turns,
    backups: join(data, 'backups'),
    settings,
    now: () => Date.now(),
    useProof: (proof, purpose) => access.useProof(proof, purpose),
    audit,
    note,
    findDrives,
  });
  const acts = new ErasureActs({ store, folder: join(data, 'exports'), audit, note, findDrives, unmount: unmountDrive });
  const contacts = { store, vault, settings, now: () => Date.now(), warn };
  const visitorContacts = new VisitorContacts({ ...contacts, monotonicMs });
  const staffContacts = new StaffContacts({
    ...contacts,
    audit,
    useProof: (proof, purpose) => access.useProof(proof, purpose),
    findDrives,
    unmount: unmountDrive,
  });
  const standing = new StandingOrders({
    monotonicMs,
    keepOutOfOrder: (isOn) => void keepOutOfOrder(data, isOn).catch(() => warn('the out-of-order notice will not outlive a restart: it could not be kept')),
  });
  void isOutOfOrder(data).then((isOn) => standing.closeDown(isOn, true));
  watchOpening({ settings, now: () => Date.now(), onLook: (closed) => standing.closeCentre(closed) });
  const screen = new PanelWindow({
    ...window,
    onGone: () => {
      // A crash ends no tour: the console is back at the same step. One that does not stay up gives way to the kiosk.
      if (panels.kind === 'guide' && guideLosses.isWorthAnother()) screen.open('guide');
      else panels.close('gone');
    },
  });
  const guideLosses = new Losses(monotonicMs);
  const panels = new Panels({
    screen,
    monotonicMs,
    onOpened: (kind) => {
      standing.cover(true);
      if (kind === 'guide') guideIs(true);
    },
    onClosed: (kind, why) => {
      standing.cover(false);
      access.forgetProposal();
      pinChange.forget();
      access.forgetProofs();
      if (kind === 'staff') audit('left', { why });
      if (kind !== 'guide') return;
      takeover.giveBack();
      guideIs(false);
    },
  });
  const takeover = new Takeover({
    announce: (presence) => standing.announceGuide(presence),
    uncover: () => panels.kind === 'pin' && panels.close('left'),
    arrive: () => panels.open('guide'),
  });
  const parts = { access, panels, takeover, standing, pack, settings, panelLanguage: new PanelLanguage(language) };
  return {
    calls: {
      ...answerEntry(parts),
      ...answerStaff(parts),
      ...answerExport(exports),
      ...answerSafekeeping({ desk: safekeeping, acts, store, settings }),
      ...answerFigures({ store, settings, warn }),
      ...answerHealth({ health, audit, now: () => Date.now() }),
      ...answerSettings({ live, pack, options, useProof: (proof) => access.useProof(proof, 'erase'), audit, warn }),
      ...answerContact(visitorContacts, staffContacts),
      ...answerKiosk({ ...parts, pinChange, audit, run: runProgram, end, drives: async () => (await mountedDrives()).map(({ folder }) => folder), warn }),
    },
    isRehearsal: () => standing.present.isRehearsal,
    giveBack: () => panels.kind === 'guide' && panels.close('idle'),
    refit: () => screen.refit(),
    leave: () => panels.close('left'),
  };
}
