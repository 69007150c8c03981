import { describe, expect, it } from 'vitest';
import { windowOptions } from '../../electron/main/window-options.ts';

const needs = { role: 'visitor', preload: '/app/preload.cjs', isWindowed: false, isPackaged: true, bounds: { x: 0, y: 0, width: 1920, height: 1080 } } as const;

describe('window options', () => {
  it('are these for visitors, and a change is a decision', () => {
    expect(windowOptions(needs)).toMatchInlineSnapshot(`
      {
        "autoHideMenuBar": true,
        "backgroundColor": "#0b0d12",
        "frame": false,
        "fullscreen": true,
        "height": 1080,
        "kiosk": true,
        "minimizable": false,
        "movable": false,
        "resizable": false,
        "show": false,
        "title": "Lab tour",
        "webPreferences": {
          "additionalArguments": [
            "--kiosk-calls=begin,recordInterest,reportInteractive,beat,reportFault,followStanding,followTerms,makeWay,openEntry,readConsent,giveContact,withdrawContact,askEngineer",
          ],
          "allowRunningInsecureContent": false,
          "autoplayPolicy": "no-user-gesture-required",
          "backgroundThrottling": false,
          "contextIsolation": true,
          "devTools": false,
          "disableDialogs": true,
          "experimentalFeatures": false,
          "navigateOnDragDrop": false,
          "nodeIntegration": false,
          "nodeIntegrationInSubFrames": false,
          "nodeIntegrationInWorker": false,
          "plugins": false,
          "preload": "/app/preload.cjs",
          "sandbox": true,
          "spellcheck": false,
          "webSecurity": true,
          "webviewTag": false,
        },
        "width": 1920,
        "x": 0,
        "y": 0,
      }
    `);
  });

  it('let developers look inside an unpackaged window only', () => {
    expect(windowOptions({ ...needs, isPackaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('change nothing about safety in an ordinary window', () => {
    expect(windowOptions({ ...needs, isWindowed: true }).webPreferences).toEqual(windowOptions(needs).webPreferences);
    expect(windowOptions({ ...needs, isWindowed: true })).not.toHaveProperty('kiosk');
  });

  it('name only the calls of the role', () => {
    const granted = (role: 'visitor' | 'stage') => windowOptions({ ...needs, role }).webPreferences?.additionalArguments?.join();
    expect(granted('visitor')).toContain('recordInterest');
    expect(granted('stage')).not.toContain('recordInterest');
    expect(granted('stage')).toContain('beat');
  });
});
