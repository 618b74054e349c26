/**
 * The import law (docs/architecture): each room may import only what stands here; anything not named is refused, so a
 * new dependency must be classified. The last test of `npm run lint` proves that the law can fail.
 */

/** Our own rooms: a file's room is the longest folder here that holds it. */
const ROOMS = {
  contract: [],
  plan: ['contract'],
  db: [],
  'main/domain': [],
  'main/auth': ['contract', 'db', 'main/domain', 'main/queries'],
  'main/commands': ['contract', 'plan', 'db', 'main/domain'],
  'main/queries': ['contract', 'db', 'main/domain'],
  'main/drafts': ['db'],
  'main/demo': ['db', 'main/domain'],
  'main/api': [
    'contract',
    'db',
    'main/auth',
    'main/commands',
    'main/queries',
    'main/domain',
    'main/documents',
    'main/drafts',
  ],
  'main/documents': ['contract', 'db', 'main/queries', 'main/domain'],
  'main/sync': ['contract', 'db', 'main/auth', 'main/commands', 'main/domain', 'main/queries'],
  'main/shell': ['contract', 'preload', 'main/api', 'main/domain', 'main/sync', 'db'],
  preload: ['contract'],
  renderer: ['contract', 'plan', 'preload'],
  central: ['contract', 'db', 'main'],
};

/** The kernel: files at the top of main/ that every room of main may use. */
const KERNEL = '^main/(errors|clock)\\.ts$';

/** Packages by room; node: modules are for rooms that run under Node. */
const PACKAGES = {
  contract: ['zod'],
  plan: ['@rgrove/parse-xml', 'svgpath', 'polyclip-ts', 'dxf', '@tarikjabiri/dxf'],
  db: ['better-sqlite3', 'drizzle-orm'],
  'main/domain': ['temporal-polyfill'],
  'main/auth': ['drizzle-orm', 'jose'],
  'main/commands': ['drizzle-orm', 'zod'],
  'main/queries': ['drizzle-orm'],
  'main/drafts': ['drizzle-orm'],
  'main/demo': ['drizzle-orm', 'better-sqlite3', 'pure-rand', 'temporal-polyfill'],
  'main/api': ['fastify', '@fastify/', 'zod', 'uuid', 'drizzle-orm'],
  'main/documents': [
    'drizzle-orm',
    'exceljs',
    'docxtemplater',
    'pizzip',
    'number-to-words-ru',
    'petrovich',
    'zod',
  ],
  'main/sync': ['drizzle-orm', 'zod', 'uuid'],
  'main/shell': ['electron', 'keytar'],
  preload: ['electron'],
  renderer: [
    'react',
    'react-dom',
    'react-konva',
    'react-i18next',
    'i18next',
    'konva',
    'chart.js',
    'jspdf',
    'axios',
    'zod',
    '@mantine/',
    '@tanstack/',
    '@tabler/',
    '@fontsource-variable/',
    'dayjs',
    'uuid',
  ],
  central: ['fastify', 'drizzle-orm', 'jose', 'nodemailer', 'mustache', 'uuid', 'zod'],
};

const NODE_ROOMS = [
  'db',
  'main/auth',
  'main/commands',
  'main/drafts',
  'main/demo',
  'main/api',
  'main/documents',
  'main/sync',
  'main/shell',
  'central',
];

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const within = (room) => `^${literally(room)}/`;

const lawOf = (room) => {
  const own = [
    within(room),
    ...ROOMS[room].map(within),
    ...(room.startsWith('main/') && room !== 'main/domain' ? [KERNEL] : []),
    ...(room.startsWith('main/') || room === 'central' ? ['^package\\.json$'] : []),
  ];
  const packages = PACKAGES[room].map(
    (name) => `^node_modules/(@types/)?${literally(name)}${name.endsWith('/') ? '' : '/'}`,
  );
  return {
    name: `law-${room.replace('/', '-')}`,
    comment: `${room} may import: ${[...ROOMS[room], ...PACKAGES[room]].join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: within(room) },
    to: {
      pathNot: [...own, ...packages],
      ...(NODE_ROOMS.includes(room) ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
};

export default {
  forbidden: [
    ...Object.keys(ROOMS).map(lawOf),
    {
      name: 'entries-and-kernel',
      comment: 'Only the entries start things; a room never imports them.',
      severity: 'error',
      from: {
        path: Object.keys(ROOMS)
          .filter((room) => room !== 'central')
          .map(within),
      },
      to: { path: '^main/(index|web|host|options|keyFile)\\.ts$' },
    },
    {
      name: 'shell-is-electrons',
      comment: 'Browser mode and the centre run without Electron.',
      severity: 'error',
      from: { pathNot: ['^main/index\\.ts$', within('main/shell'), within('preload'), '^tests/'] },
      to: { path: [within('main/shell'), '^node_modules/electron/'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphan-rooms',
      severity: 'error',
      comment: 'Every source file stands in a room of the law.',
      from: { path: '^main/', pathNot: [...Object.keys(ROOMS).map(within), '^main/[^/]+\\.ts$'] },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
