/** The layers and the one-door packages of the architecture: core <- io <- {workers, cli, api}. */
const oneDoor = (name, door) => ({
  name: `one-door-${name}`,
  comment: `${name} is imported only in ${door}`,
  severity: 'error',
  from: { path: '^(src|workers)/', pathNot: door },
  to: { path: `(^|/)node_modules/${name}(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'types may point back; values may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-imports-core',
      comment: 'core is pure: it knows neither io nor workers nor the command line',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src/(io|cli|api)|workers)/' },
    },
    {
      name: 'core-is-pure',
      comment:
        'no files, network, processes, clock or environment in core (a digest is a pure function; createRequire loads code, as import does)',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|module)$' },
    },
    {
      name: 'io-below-workers-cli-api',
      severity: 'error',
      from: { path: '^src/io/' },
      to: { path: '^(src/(cli|api)|workers)/' },
    },
    {
      name: 'workers-below-cli-api',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^src/(cli|api)/' },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: { path: '^(test|fixtures)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    oneDoor('css-select', '^src/core/html/'),
    oneDoor('htmlparser2', '^src/(core/html|io/discover)/'),
    oneDoor('compromise', '^src/core/match/'),
    oneDoor('natural', '^src/core/text/stem'),
    oneDoor('bullmq', '^(src/io/queue|workers)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.js', '.ts', '.json'],
    },
  },
};
