import * as z from 'zod';
import { holders, pinSchema, proofPurposes, proofSchema } from './access.ts';
import type { BackupEntry } from './backup.ts';
import type { ConsentDocument } from './consent-document.ts';
import {
  codeSchema,
  contactErasureSchema,
  contactExportSchema,
  contactGiftSchema,
  contactPurposeSchema,
  contactReadingSchema,
  type ContactExportAnswer,
  type GivenContact,
  type ListedContact,
  type WithdrawAnswer,
} from './contact.ts';
import type { Pack } from './content.ts';
import type { ConfirmAnswer, EntryAnswer, EntryBeginning, GuideBeginning, ProposedPins, StaffBeginning, StageBeginning } from './entry.ts';
import type { LoggedDeed } from './erasure.ts';
import { exportOrderSchema, type ExportPlace, type ExportState } from './export-desk.ts';
import { figuresRangeSchema, type Figures } from './figures.ts';
import type { HealthMeasurements, HealthReport, LastCheck } from './health.ts';
import { interestEventSchema } from './interest.ts';
import { languageSchema } from './language.ts';
import { handsOnSchema } from './morning-check.ts';
import type { Recap, RecapState } from './recap.ts';
import type { Result } from './result.ts';
import {
  backupChoiceSchema,
  erasureActSchema,
  erasureChoiceSchema,
  erasureOrderSchema,
  restoreOrderSchema,
  type ErasureList,
  type ErasurePreview,
  type RestorePreview,
  type SafekeepingState,
  type SavedAct,
} from './safekeeping.ts';
import { staffSettingsSchema, type SettingsSheet } from './settings-change.ts';
import type { Standing } from './standing.ts';
import { guideActionSchema } from './tour-actions.ts';
import { tourPresetSchema, type TourPreset } from './tour-presets.ts';
import type { TourSnapshot } from './tour-snapshot.ts';
import type { TourTerms } from './tour-terms.ts';
import { askedQuestionSchema, questionMarkSchema, type VisitorQuestion } from './visitor-questions.ts';

/**
 * What a window is for. Given by main when the window is made, for good. `entry`: the PIN pad before any panel;
 * `recap`: the pages of a tour's recap, printed and never shown.
 */
export const roles = ['visitor', 'stage', 'guide', 'staff', 'entry', 'recap'] as const;

export type Role = (typeof roles)[number];

/** What a visitor window needs before its first frame. */
export interface Beginning extends TourTerms {
  readonly pack: Pack;
}

export type RefusalCode =
  /** the sender is not the main frame of one of our own windows */
  | 'not-ours'
  /** the window's role does not allow this call */
  | 'forbidden'
  /** the parser did not accept the argument */
  | 'invalid'
  /** accepted, but not done: the reason is in the message */
  | 'failed';

interface Call<Allowed extends readonly Role[], Argument extends z.ZodType, Value> {
  readonly roles: Allowed;
  readonly argument: Argument;
  /** Carries the type of the result only; nothing is stored here. */
  readonly value?: Value;
}

function call<Value>() {
  return <const Allowed extends readonly Role[], Argument extends z.ZodType>(
    allowed: Allowed,
    argument: Argument,
  ): Call<Allowed, Argument, Value> => ({ roles: allowed, argument });
}

/** Every call between a window and main: who may make it, what it takes, what it gives back. */
export const contract = {
  /** The pack, first language and settings to start with. */
  begin: call<Beginning>()(['visitor'], z.undefined()),
  /** Resolves once the event is durable; resolves `failed` only if the kiosk gives up on it. */
  recordInterest: call<{ readonly id: string }>()(['visitor'], interestEventSchema),
  /** The first frame that answers a touch has been painted. */
  reportInteractive: call<null>()(['visitor'], z.undefined()),
  /** Says that the window still runs; main replaces a window that stops saying so. */
  beat: call<null>()(roles, z.undefined()),
  /** A fault that the window survived, for the log. */
  reportFault: call<null>()(roles, z.strictObject({ what: z.string().max(2000) })),
  /** What staff told the kiosk to do: answers at once with a version other than `seen`, else when it changes. */
  followStanding: call<Standing>()(['visitor'], z.strictObject({ seen: z.int().min(0) })),
  /** What visits go by: answers when it is another version than `seen`. */
  followTerms: call<TourTerms>()(['visitor'], z.strictObject({ seen: z.int().min(0) })),
  /** A guide who takes the kiosk over may come: the notice was shown, or nobody was there. */
  makeWay: call<null>()(['visitor'], z.undefined()),
  /** The hidden gesture was made: the PIN pad comes over the tour. */
  openEntry: call<null>()(['visitor'], z.undefined()),

  /** What a visitor consents to before leaving an address, word for word. */
  readConsent: call<ConsentDocument>()(['visitor'], z.strictObject({ purpose: contactPurposeSchema, language: languageSchema })),
  /** Keeps an address, durably; gives back the code that takes it back. */
  giveContact: call<GivenContact>()(['visitor'], contactGiftSchema),
  /** Takes a consent back: its address is erased. */
  withdrawContact: call<WithdrawAnswer>()(['visitor'], z.strictObject({ code: codeSchema })),

  /** Keeps a question to an engineer, durably; the guides find it in their list. */
  askEngineer: call<null>()(['visitor'], askedQuestionSchema),

  /** What the entry shows first: the set-up, or the PIN pad. */
  beginEntry: call<EntryBeginning>()(['entry'], z.undefined()),
  /** Two new PINs to write down; nothing is stored. Only while there is no access.json. */
  proposePins: call<ProposedPins>()(['entry'], z.undefined()),
  /** Both PINs of the last proposal typed back: from here on they hold. */
  setUpAccess: call<null>()(['entry'], z.strictObject({ guide: pinSchema, staff: pinSchema })),
  enterPin: call<EntryAnswer>()(['entry'], z.strictObject({ pin: pinSchema })),
  /** Looks for the key file on the drives that are plugged in. */
  enterWithKey: call<EntryAnswer>()(['entry'], z.undefined()),
  /** Back to the tour; locks the staff panel. */
  leavePanel: call<null>()(['entry', 'staff', 'guide'], z.undefined()),
  /** A panel was touched: it stays open. */
  keepPanelOpen: call<null>()(['entry', 'staff'], z.undefined()),
  choosePanelLanguage: call<null>()(['entry', 'staff', 'guide'], z.strictObject({ language: languageSchema })),

  /** Until it is taken back or the kiosk starts anew, visits are recorded as rehearsal. */
  setRehearsal: call<Standing>()(['staff'], z.strictObject({ isOn: z.boolean() })),
  /** Shows the poster in place of the tour until it is taken back, restarts included. */
  setOutOfOrder: call<Standing>()(['staff'], z.strictObject({ isOn: z.boolean() })),
  /** Closes the panel and turns touch off for a minute. */
  startCleaning: call<null>()(['staff'], z.undefined()),
  quitKiosk: call<null>()(['staff'], z.undefined()),
  restartKiosk: call<null>()(['staff'], z.undefined()),
  /** Runs the command of the settings, or the system's own. */
  shutDownMachine: call<null>()(['staff'], z.undefined()),
  /** Another PIN to write down, in place of the holder's; nothing is stored. */
  proposePin: call<{ readonly pin: string }>()(['staff'], z.strictObject({ holder: z.enum(holders), proof: proofSchema })),
  /** The PIN that was proposed last, typed back: from here on it holds. */
  changePin: call<null>()(['staff'], z.strictObject({ pin: pinSchema })),
  /** Writes a new USB key to the one drive that is plugged in; the key before it opens nothing any more. */
  makeUsbKey: call<{ readonly file: string }>()(['staff'], z.strictObject({ proof: proofSchema })),

  beginStaff: call<StaffBeginning>()(['staff'], z.undefined()),
  /** What the record says about some days, by the time zone of the settings. */
  readFigures: call<Figures>()(['staff'], z.strictObject({ range: figuresRangeSchema })),
  /** Measures everything that can be measured without a hand; takes a second or two. */
  readHealth: call<{ readonly measurements: HealthMeasurements; readonly lastCheck: LastCheck | null }>()(['staff'], z.undefined()),
  /** Puts a morning check on record, judged by what was measured last and by what staff found. */
  recordMorningCheck: call<HealthReport>()(['staff'], handsOnSchema),
  readSettings: call<SettingsSheet>()(['staff'], z.undefined()),
  /** Saved and in force, for visitors from the next visit on; gives back what holds now. Keeping events for less time erases some: that needs a proof. */
  changeSettings: call<SettingsSheet>()(['staff'], z.strictObject({ settings: staffSettingsSchema, proof: proofSchema.nullable() })),
  /** Asks for the staff PIN again; a right one gives a proof for one call of that purpose. */
  confirmPin: call<ConfirmAnswer>()(['staff'], z.strictObject({ pin: pinSchema, purpose: z.enum(proofPurposes) })),
  /** The same with the key file on a drive, for who came in by it. */
  confirmWithKey: call<ConfirmAnswer>()(['staff'], z.strictObject({ purpose: z.enum(proofPurposes) })),

  /** Where an export can go now: the kiosk itself first, then the drives that are plugged in. */
  listExportPlaces: call<readonly ExportPlace[]>()(['staff'], z.undefined()),
  /** Begins to write a file; `followExport` says what becomes of it. */
  startExport: call<null>()(['staff'], exportOrderSchema),
  followExport: call<ExportState>()(['staff'], z.undefined()),
  cancelExport: call<null>()(['staff'], z.undefined()),

  /** The backups of the kiosk and on the drives that are plugged in. */
  listBackups: call<readonly BackupEntry[]>()(['staff'], z.undefined()),
  /** What a restore from one of them would bring back; changes nothing. */
  previewRestore: call<RestorePreview>()(['staff'], backupChoiceSchema),
  /** Begins to merge it; `followSafekeeping` says what becomes of it. */
  startRestore: call<null>()(['staff'], restoreOrderSchema),
  /** What the days hold that would be erased; changes nothing. */
  previewErasure: call<ErasurePreview>()(['staff'], erasureChoiceSchema),
  /** Begins to erase them, here, in the backups and in quarantine. */
  startErasure: call<null>()(['staff'], erasureOrderSchema),
  followSafekeeping: call<SafekeepingState>()(['staff'], z.undefined()),
  listErasures: call<ErasureList>()(['staff'], z.undefined()),
  /** What the audit says about one of them. */
  readErasureLog: call<readonly LoggedDeed[]>()(['staff'], z.strictObject({ id: z.uuid() })),
  /** Writes the act of an erasure that is on record, as the panel words it. */
  saveErasureAct: call<SavedAct>()(['staff'], erasureActSchema),

  beginGuide: call<GuideBeginning>()(['guide'], z.undefined()),
  beginStage: call<StageBeginning>()(['stage'], z.undefined()),
  /** The tour, whole: answers at once with a version other than `seen`, else when it changes. */
  followTour: call<TourSnapshot>()(['guide', 'stage'], z.strictObject({ seen: z.int().min(0) })),
  /** Steers the tour; what came of it is in the next snapshot. */
  guideTour: call<null>()(['guide'], guideActionSchema),
  /** Whether the tour that a power cut broke off goes on. */
  answerTourOffer: call<null>()(['guide'], z.strictObject({ isTaken: z.boolean() })),
  /** The guide still needs the kiosk. */
  keepKiosk: call<null>()(['guide'], z.undefined()),
  listTourPresets: call<readonly TourPreset[]>()(['guide'], z.undefined()),
  /** Keeps a preset, in place of the one with its id; gives back all of them. */
  saveTourPreset: call<readonly TourPreset[]>()(['guide'], tourPresetSchema),
  removeTourPreset: call<readonly TourPreset[]>()(['guide'], z.strictObject({ id: z.uuid() })),

  /** What visitors asked in writing, in the order in which they did. */
  listVisitorQuestions: call<readonly VisitorQuestion[]>()(['guide'], z.undefined()),
  /** Gives back all of them, as the next one does. */
  markVisitorQuestion: call<readonly VisitorQuestion[]>()(['guide'], questionMarkSchema),
  removeVisitorQuestion: call<readonly VisitorQuestion[]>()(['guide'], z.strictObject({ question: z.uuidv7() })),

  /** Addresses of visitors, masked. */
  listContacts: call<readonly ListedContact[]>()(['staff'], z.undefined()),
  /** Whole, for a purpose that goes on record. */
  readContacts: call<readonly ListedContact[]>()(['staff'], contactReadingSchema),
  /** To a drive; answers when the file is there, or is not. */
  exportContacts: call<ContactExportAnswer>()(['staff'], contactExportSchema),
  markContact: call<readonly ListedContact[]>()(['staff'], z.strictObject({ contact: z.uuidv7(), isAnswered: z.boolean() })),
  /** Gives back those that are left. */
  eraseContacts: call<readonly ListedContact[]>()(['staff'], contactErasureSchema),

  /** The recap of the tour that is over, as it stands now: what is printed, and what the console shows as pages. */
  readRecap: call<Recap>()(['guide', 'recap'], z.undefined()),
  /** Every page is laid out: it can be printed. */
  reportRecapReady: call<null>()(['recap'], z.strictObject({ pages: z.int().min(1).max(1000) })),
  /** Begins to make the PDF, in place of one made before; `followRecap` says what becomes of it. */
  makeRecap: call<null>()(['guide'], z.undefined()),
  followRecap: call<RecapState>()(['guide'], z.undefined()),
  /** The drives that the recap can be taken away on. */
  listRecapDrives: call<readonly ExportPlace[]>()(['guide'], z.undefined()),
  /** Begins to copy the recap that was made to a drive; `followRecap` says what becomes of it. */
  copyRecap: call<null>()(['guide'], z.strictObject({ place: z.string().min(1).max(4096) })),
} satisfies Record<string, Call<readonly Role[], z.ZodType, unknown>>;

export type CallName = keyof typeof contract;

export type ArgumentOf<Name extends CallName> = z.infer<(typeof contract)[Name]['argument']>;

export type ValueOf<Name extends CallName> = NonNullable<(typeof contract)[Name]['value']> extends never
  ? null
  : Exclude<(typeof contract)[Name]['value'], undefined>;

/** The calls as a window of that role sees them, on `window.kiosk`. Calls that its role does not allow are absent. */
export type KioskCalls<OfRole extends Role = Role> = {
  readonly [Name in CallName as OfRole & (typeof contract)[Name]['roles'][number] extends never ? never : Name]: (
    ...argument: undefined extends ArgumentOf<Name> ? [] : [ArgumentOf<Name>]
  ) => Promise<Result<ValueOf<Name>, RefusalCode>>;
};

/** What main must provide: one handler a call. */
export type Handlers<Sender> = {
  readonly [Name in CallName]: (
    argument: ArgumentOf<Name>,
    sender: Sender,
  ) => Promise<Result<ValueOf<Name>, RefusalCode>> | Result<ValueOf<Name>, RefusalCode>;
};

/** The calls a role may make. */
export function callsFor(role: Role): readonly CallName[] {
  return (Object.keys(contract) as CallName[]).filter((name) => (contract[name].roles as readonly Role[]).includes(role));
}
