// Who may import whom. The arrows: bin → scripts → compose → capabilities → ports and pure cores.
const capability =
  '(config|release|rehearsal|ledger|build|artifact|assets|devices|stores|rollout|listing|reviews|recovery|availability|builds|webhooks|incident|guard|signals|toolchain|report|findings|clock|errors|cli|doctor|text)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two files are one.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'emulators-only-from-scripts',
      severity: 'error',
      comment:
        'Local stores are reached by composition, scripts and tests; production code never knows them.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/emulators/',
          '^src/compose(-console|-release|-signals|-stores)?\\.ts$',
          '^src/compose-(halt|rehearsal)/',
          '\\.(test|contract)\\.ts$',
          '/testing/',
        ],
      },
      to: { path: '^src/emulators/' },
    },
    {
      name: 'compose-only-from-scripts',
      severity: 'error',
      comment: 'Wiring happens once, at the edge.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/compose(-console|-release|-signals|-stores)?\\.ts$',
          '^src/compose-(halt|rehearsal)/',
          '\\.test\\.ts$',
        ],
      },
      to: { path: '^src/compose(-console|-release|-signals|-stores)?\\.ts$|^src/compose-(halt|rehearsal)/' },
    },
    {
      name: 'nobody-imports-scripts',
      severity: 'error',
      from: { path: '^(src|tools)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(scripts|bin)/' },
    },
    {
      name: 'cores-do-not-know-adapters',
      severity: 'error',
      comment:
        'A port and its pure core sit at the top of a folder; adapters sit below and are wired by compose.',
      from: { path: `^src/${capability}/[^/]+\\.ts$`, pathNot: ['\\.(test|contract)\\.ts$'] },
      to: {
        path: '^src/(stores|ledger|build|devices|signals)/[^/]+/.+',
        pathNot: ['^src/devices/catalogue/'],
      },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: {
        path: '^src/(stores|ledger|build|devices|signals)/([^/]+)/',
        pathNot: ['\\.(test|contract)\\.ts$'],
      },
      to: {
        path: '^src/(stores|ledger|build|devices|signals)/([^/]+)/.+',
        // What every runner of devices orders its queue by is no adapter.
        pathNot: ['^src/$1/$2/', '/testing/', '^src/devices/schedule/'],
      },
    },
    {
      name: 'halt-is-a-straight-line',
      severity: 'error',
      comment:
        'Halting depends on nothing but store credentials: no static import of config, ledger or composition.',
      from: { path: '^(scripts/halt\\.ts|src/compose-halt/|src/rollout/halt)', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/(config|ledger|compose[^/]*\\.ts|release)',
        pathNot: [],
        dependencyTypesNot: ['type-only'],
        dynamic: false,
      },
    },
    {
      name: 'no-dev-packages-at-run-time',
      severity: 'error',
      from: { path: '^(src|scripts|bin)/', pathNot: ['\\.(test|contract)\\.ts$', '/testing/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/playwright-core'],
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^fixtures/.*/(build|\\.slipway)/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
