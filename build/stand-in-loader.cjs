// Lies in resources/app of the stand-in Electron (build/electron-runtime.mjs puts it there) and does what
// Electron's own default app does: it starts the app whose folder or file stands on the command line.
const { existsSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const electron = require('electron');

/** Electron's own default app calls these two as well; its published types leave them out. */
const app = /** @type {Electron.App & { setAppPath(folder: string): void, setVersion(version: string): void }} */ (
  electron.app
);

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const given = named === undefined ? undefined : path.resolve(named);
if (given === undefined || !existsSync(given)) {
  console.error(`electron: ${given === undefined ? 'name the folder of an app' : `there is no app at ${given}`}`);
  process.exit(1);
}

const isFolder = statSync(given).isDirectory();
const folder = isFolder ? given : path.dirname(given);
const described = existsSync(path.join(folder, 'package.json'))
  ? JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  : {};
// Without this, getAppPath() and every path relative to it point at the loader.
app.setAppPath(folder);
const name = described.productName ?? described.name;
if (name) app.setName(name);
if (described.version) app.setVersion(described.version);
Reflect.set(process, 'defaultApp', true);
require(isFolder ? path.join(folder, described.main ?? 'index.js') : given);
