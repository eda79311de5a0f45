/** The layer boundaries of the project: who may import whom. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but itself and shared/.',
      severity: 'error',
      from: { path: '^hub/domain' },
      to: { pathNot: '^(hub/domain|shared)/' },
    },
    {
      name: 'shared-is-a-leaf',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(hub|display|ticket-printer|evaluator|web-booking|tests)/' },
    },
    {
      name: 'application-knows-no-adapter',
      severity: 'error',
      from: { path: '^hub/application' },
      to: { path: '^hub/(adapters|http|console|simulation)/' },
    },
    {
      name: 'http-and-adapters-stay-apart',
      severity: 'error',
      from: { path: '^hub/http' },
      to: { path: '^hub/(adapters|console|simulation)/' },
    },
    {
      name: 'adapters-do-not-import-http',
      severity: 'error',
      from: { path: '^hub/adapters' },
      to: { path: '^hub/(http|console|simulation)/' },
    },
    {
      name: 'console-is-a-page',
      comment: 'The staff screens talk to the hub over HTTP, never by import.',
      severity: 'error',
      from: { path: '^hub/console' },
      to: { path: '^hub/(?!console/)' },
    },
    ...['display', 'ticket-printer', 'evaluator', 'web-booking'].map((app) => ({
      name: `${app}-stands-alone`,
      comment: 'Apps share shared/ and nothing else.',
      severity: 'error',
      from: { path: `^${app}/` },
      to: { path: `^(?!(${app}|shared)/)(hub|display|ticket-printer|evaluator|web-booking|tests)/` },
    })),
    {
      name: 'hub-does-not-import-apps',
      severity: 'error',
      from: { path: '^hub/' },
      to: { path: '^(display|ticket-printer|evaluator|web-booking|tests)/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
