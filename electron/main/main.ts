import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, utilityProcess, type WebContents } from 'electron';
import type { Options } from '../core/options.ts';
import { tourTerms } from '../core/tour-terms.ts';
import { answerTour } from './answer-calls.ts';
import { createAudit } from './audit.ts';
import { choosePack } from './choose-pack.ts';
import { setupAppProtocol, declareAppScheme } from './content-protocol.ts';
import { outliveTerminal, say, warn } from './console-lines.ts';
import { setupHealth } from './health/setup-health.ts';
import { startInterestStore } from './interest-store.ts';
import { setupCalls } from './ipc.ts';
import { LiveSettings } from './live-settings.ts';
import { lockDown, lockDownChromium } from './lock-down.ts';
import { catchStrayErrors, note, setupLog } from './log.ts';
import { ContactVault } from './contact/contact-vault.ts';
import { programPlaces, setupDataDirectory, type DataPlaces } from './places.ts';
import { PulseWatch } from './pulse-watch.ts';
import { quitCleanly } from './quit.ts';
import { loadSettings } from './settings-file.ts';
import { setupStaff } from './staff/setup-staff.ts';
import { refuseDebugging, refuseSecondStart, setupSandbox, takeOptions } from './start-up.ts';
import { StoreUpkeep } from './store-upkeep.ts';
import { setupRecap } from './tour/setup-recap.ts';
import { StageWindow } from './tour/stage-window.ts';
import { setupTour } from './tour/setup-tour.ts';
import { Turns } from './turns.ts';
import { VisitorWindow } from './visitor-window.ts';
import { roleOf } from './window-roles.ts';

refuseDebugging();
outliveTerminal();
const options = takeOptions();
const places = setupDataDirectory(options);
refuseSecondStart();
setupLog(places.userData);
catchStrayErrors();
setupSandbox();
declareAppScheme();
lockDownChromium();
void app.whenReady().then(() => startKiosk(options, places));

/** A window that is not there by now keeps the store waiting no longer. */
const longestWaitForWindowMs = 2000;

/** The window comes first; what it needs from disk is on its way at the same time, and the store starts after it. */
function startKiosk(chosen: Options, { data, userData, fault }: DataPlaces): void {
  const program = programPlaces();
  lockDown((line) => note('warning', line));

  const loadingSettings = loadSettings(data, () => new Date());
  // Where nothing can be written, one line has said it for all.
  void loadingSettings.then(({ notices }) => notices.forEach((notice) => (fault === null ? tell : note)('warning', notice)));
  const choosingPack = choosePack(chosen.contentDirectory, program.builtInPack, tell);
  const liveSettings = new LiveSettings({ dataDirectory: data, loaded: loadingSettings, now: () => new Date(), warn: (line) => tell('warning', line) });
  const firstLanguage = async () => tourTerms(0, await liveSettings.present(), chosen, (await choosingPack).pack).language;
  const tours = setupTour({
    data,
    pack: choosingPack,
    live: liveSettings,
    store: () => store,
    isRehearsal: () => staff.isRehearsal(),
    language: firstLanguage,
    onGivenBack: () => staff.giveBack(),
    warn: (line) => tell('warning', line),
  });
  let isInteractive: () => void = () => undefined;
  const firstFrame = new Promise<void>((resolve) => { isInteractive = resolve; });
  const store = startInterestStore({
    // Two processes that start at once make each other late, and the visitor looks at the window. What the last run left
    // open is closed first of all, so it must be known whether a tour goes on.
    startsAfter: Promise.all([Promise.race([firstFrame, delay(longestWaitForWindowMs)]), tours.desk.settled()]),
    keepsOpen: () => tours.desk.openVisits,
    entry: program.store,
    nodeExecutable: program.node,
    utilityProcess,
    dataDir: data,
    isUnwritableSaid: fault !== null,
    log: tell,
  });

  const content = async () => (await choosingPack).folder;
  setupAppProtocol({ kiosk: program.renderer, content }, (line) => note('warning', line));
  const backups = join(data, 'backups');
  const settings = () => liveSettings.present();
  const audit = createAudit({ store, kioskId: async () => (await settings()).kioskId, now: () => Date.now(), warn: (line) => note('warning', line) });
  const turns = new Turns();
  const upkeep = new StoreUpkeep({
    store,
    backups,
    quarantine: join(data, 'quarantine'),
    exports: join(data, 'exports'),
    questions: tours.questions,
    turns,
    settings,
    now: () => Date.now(),
    audit,
    log: tell,
  });
  upkeep.start();
  const health = setupHealth({ store, data, userData, backups, pack: choosingPack, settings: liveSettings, tell });
  const vault = new ContactVault(data);
  const staff = setupStaff({
    data,
    health,
    window: { preload: program.preload, isWindowed: chosen.isWindowed, isPackaged: app.isPackaged, place: () => visitor.place },
    pack: choosingPack,
    live: liveSettings,
    options: chosen,
    language: firstLanguage,
    store,
    audit,
    upkeep,
    guideIs: (isHere) => tours.desk.guideIs(isHere),
    turns,
    vault,
    end: (again) => {
      if (again) app.relaunch();
      app.quit();
    },
    tell,
    note,
  });
  const panelPulse = new PulseWatch<WebContents>(() => performance.now(), (lost) => tell('warning', `${roleOf(lost) ?? 'a window'} hangs: it is started anew`));
  const recaps = setupRecap({ data, preload: program.preload, tours: tours.desk, pack: choosingPack, live: liveSettings, store: () => store, audit, note });
  setupCalls(
    { ...answerTour({ options: chosen, settings: liveSettings, pack: choosingPack, store, hadContacts: () => vault.isInUse, beat: (sender) => (roleOf(sender) === 'visitor' ? visitor.beat(sender) : panelPulse.beat(sender)), onInteractive: () => isInteractive(), tell }), ...staff.calls, ...tours.calls, ...recaps },
    (line) => note('warning', line),
  );
  const visitor = new VisitorWindow({
    preload: program.preload,
    isWindowed: chosen.isWindowed,
    isPackaged: app.isPackaged,
    onLoss: (line) => {
      tell('warning', line);
      void store.closeOpenVisits();
    },
    onClosed: () => app.quit(),
    onMoved: () => staff.refit(),
  });
  const stage = new StageWindow({
    preload: program.preload,
    isPackaged: app.isPackaged,
    onChange: (isThere) => tours.desk.stageIs(isThere),
    warn: (line) => tell('warning', line),
  });
  // The audience's display comes after the visitors': its page would make the first frame late.
  if (!chosen.isWindowed) void firstFrame.then(() => stage.refit());
  // The first line opens the log, which takes longer than the window's own start: it is on its way by now.
  announce(data, fault);

  app.on('second-instance', () => {
    visitor.focus();
    staff.refit();
  });
  app.on('child-process-gone', (_event, { type, reason }) => note('warning', `${type} process gone: ${reason}`));
  quitCleanly({ onLeave: () => { panelPulse.stop(); staff.leave(); stage.letGo(); visitor.letGo(); }, flush: async () => { await tours.leave(); await store.stop(); } });
}

function announce(data: string, fault: string | null): void {
  const { electron, chrome, node } = process.versions;
  tell('info', `Electron ${electron} (Chromium ${chrome}, Node ${node})`);
  if (app.getName().endsWith('-test-package')) tell('info', 'test package on a stand-in Electron: not for visitors');
  tell('info', `data directory ${data}`);
  if (fault !== null) {
    tell('warning', `data directory cannot be written (${fault}): the tour runs, interest is kept in memory only`);
  }
}

/** One line to whoever started the kiosk; all of it, with where a fault happened, to the log. */
function tell(level: 'info' | 'warning', lines: string): void {
  note(level, lines);
  const [line = ''] = lines.split('\n');
  if (level === 'info') say(line);
  else warn(line);
}
