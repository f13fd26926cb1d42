// The import rules of docs/decisions/0001-house.md. `tools/check.ts` runs them and fails when fewer files were read than exist.
const order = ['registries', 'identity', 'users', 'prescribing', 'supply'] // each may import the doors of those before it
const rule = (name, from, to) => ({ name, severity: 'error', from, to })
const upward = order
  .slice(0, -1)
  .map((m, i) =>
    rule(
      `${m}-looks-only-back`,
      { path: `^server/modules/${m}/` },
      { path: `^server/modules/(${order.slice(i + 1).join('|')})/` },
    ),
  )

// The door, its types, and the requirements: pure, so that rules of modules to the right compose them.
const doors = [
  '^server/modules/[^/]+/(index|facts|requirements)[.]ts$',
  '^server/modules/[^/]+/[^/]+/requirements[.]ts$',
]

module.exports = {
  forbidden: [
    ...upward,
    rule(
      'through-the-door',
      { path: '^server/modules/([^/]+)/', pathNot: '[.]test[.]ts$' },
      { path: '^server/modules/', pathNot: ['^server/modules/$1/', ...doors] },
    ),
    rule(
      'tests-through-the-door-or-its-builders',
      { path: '^server/modules/([^/]+)/.*[.]test[.]ts$' },
      { path: '^server/modules/', pathNot: ['^server/modules/$1/', ...doors, '^server/modules/[^/]+/testing[.]ts$'] },
    ),
    rule(
      'rules-are-pure',
      { path: '/(rules|requirements|states)[.]ts$' },
      {
        pathNot: [
          '/(rules|requirements|states)[.]ts$',
          '^contract/',
          '^server/platform/(paths/|(refusal|dates|decimal)[.]ts$)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'only-stores-touch-the-database',
      { path: '^server/modules/', pathNot: '([.]store|[.]test|/testing/.*)[.]ts$' },
      { path: ['^server/platform/db[.]ts$', 'node_modules/(pg|kysely)/'], dependencyTypesNot: ['type-only'] },
    ),
    rule('platform-knows-no-module', { path: '^server/platform/' }, { path: '^server/modules/' }),
    rule('web-never-imports-server', { path: '^web/' }, { path: '^server/' }),
    rule(
      'features-never-import-each-other',
      { path: '^web/features/([^/]+)/' },
      { path: '^web/features/', pathNot: '^web/features/$1/' },
    ),
    rule('contract-imports-nobody', { path: '^contract/' }, { path: '^(server|web)/' }),
    rule('no-circular', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|node_modules)/' },
  },
}
