// The layers of the project as executable checks: who may import whom.

/** @param {string} name @param {string} from @param {string[]} to */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  comment: `${from} imports only ${to.join(', ')}`,
  from: { path: `^${from}/` },
  to: { pathNot: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'the-app-imports-no-tests', severity: 'error', from: { path: '^(electron|renderer)/' }, to: { path: '^tests/' } },
    only('core-is-plain', 'electron/core', ['^electron/core/', '(^|/)zod(/|$)']),
    only('renderer-knows-core', 'renderer', ['^renderer/', '^electron/core/', '^assets/locales/', 'node_modules/']),
    only('store-knows-core', 'electron/store', ['^electron/(store|core)/', '^assets/locales/', 'node_modules/', '^better-sqlite3', '^[a-z_]+(/promises)?$', '^node:']),
    only('preload-knows-core', 'electron/preload', ['^electron/(preload|core)/', 'node_modules/electron']),
    only('main-knows-core', 'electron/main', ['^electron/(main|core)/', '^assets/consent/', 'node_modules/', '^[a-z_]+(/promises)?$', '^node:']),
    {
      name: 'only-the-store-opens-sqlite',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/store/' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'windows-are-not-electron',
      severity: 'error',
      comment: 'a window has no Node and no Electron; it has window.kiosk',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/electron/|^node:|^(fs|path|os|child_process|crypto)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
