/**
 * Where a file belongs. `runtime` stands for its public surface, `src/runtime/index.ts`.
 *
 *     lessons → components → runtime → grading → machines → { compile, sandbox, trace } → program → protocol → request → results
 *     pages ↗                                        realm → { simulation, schedules → lab } ↗
 */
export type Room = keyof typeof rooms;

/** What a room may do; what is not named is not allowed. Within itself, a room imports as it likes. */
type Rules = {
  /** The path, from the root, that all files of the room begin with. */
  readonly path: string;
  /** Rooms whose code it may execute. */
  readonly imports: readonly string[];
  /** Further rooms of which it may name types. */
  readonly types?: readonly string[];
  /** Further rooms whose files it may read as text. */
  readonly texts?: readonly string[];
  /** Rooms that only what is executed when the site is built may import. */
  readonly buildImports?: readonly string[];
  /** The only packages that it may import; all, where it is left out. */
  readonly packages?: readonly string[];
  /** Packages, or scopes of packages, that it may not import. */
  readonly shuns?: readonly string[];
  /** Executed when the site is built, and never in a page. */
  readonly isBuildTime?: true;
};

const looks = ['astro', '@astrojs/', 'preact', '@preact/', 'monaco-editor'];

const rooms = {
  results: { path: 'src/runtime/results.ts', imports: [], packages: [] },
  request: { path: 'src/runtime/request.ts', imports: ['results'], packages: [] },
  protocol: {
    path: 'src/runtime/protocol.ts',
    imports: ['exploration', 'request', 'results'],
    types: ['trace'],
    packages: [],
  },
  exploration: { path: 'src/runtime/exploration.ts', imports: ['request', 'results'], packages: [] },
  shape: { path: 'src/runtime/program-shape.ts', imports: [], packages: [] },
  bounds: { path: 'src/runtime/machine-bounds.ts', imports: [], packages: [] },
  program: {
    path: 'src/runtime/program/',
    imports: ['bounds', 'exploration', 'shape', 'protocol', 'request', 'results'],
    shuns: looks,
  },
  trace: { path: 'src/runtime/trace/', imports: ['program', 'protocol', 'request', 'results'], shuns: looks },
  compile: { path: 'src/runtime/compile/', imports: ['program', 'protocol', 'request', 'results'], shuns: looks },
  sandbox: {
    path: 'src/runtime/sandbox/',
    imports: ['program', 'protocol', 'request', 'results'],
    types: ['realm'],
    shuns: looks,
  },
  machines: {
    path: 'src/runtime/machines/',
    imports: ['compile', 'sandbox', 'trace', 'program', 'bounds', 'exploration', 'protocol', 'request', 'results'],
    types: ['realm'],
    shuns: looks,
  },
  teaching: {
    path: 'src/runtime/teaching/',
    imports: ['items', 'program', 'protocol', 'request', 'results'],
    shuns: looks,
  },
  items: {
    path: 'src/runtime/grading/items/',
    imports: ['grading', 'trace', 'program', 'exploration', 'protocol', 'request', 'results'],
    shuns: looks,
  },
  grading: {
    path: 'src/runtime/grading/',
    imports: [
      'items',
      'machines',
      'compile',
      'sandbox',
      'trace',
      'program',
      'exploration',
      'protocol',
      'request',
      'results',
    ],
    types: ['lab'],
    shuns: looks,
  },
  notebook: {
    path: 'src/runtime/notebook/',
    imports: ['program', 'protocol', 'request', 'results'],
    packages: ['idb', 'valibot'],
  },
  takeaway: {
    path: 'src/runtime/takeaway/',
    imports: ['program', 'request', 'results'],
    packages: ['comlink', 'fflate'],
  },
  runtime: {
    path: 'src/runtime/index.ts',
    imports: [
      'teaching',
      'grading',
      'items',
      'machines',
      'notebook',
      'takeaway',
      'compile',
      'sandbox',
      'trace',
      'program',
      'exploration',
      'protocol',
      'request',
      'results',
    ],
    packages: [],
  },
  lab: { path: 'src/runtime/lab/', imports: ['protocol', 'request', 'results'], packages: ['comlink'] },
  simulation: {
    path: 'src/runtime/simulation/',
    imports: ['protocol', 'request', 'results'],
    types: ['trace'],
    packages: [],
  },
  schedules: {
    path: 'src/runtime/schedules/',
    imports: ['lab', 'exploration', 'protocol', 'request', 'results'],
    packages: [],
  },
  realm: {
    path: 'src/runtime/realm/',
    imports: ['lab', 'simulation', 'schedules', 'exploration', 'protocol', 'request', 'results'],
    packages: ['comlink'],
  },
  components: {
    path: 'src/components/',
    imports: ['runtime', 'bounds', 'shape', 'styles'],
    texts: ['lab'],
    buildImports: ['course', 'integrations'],
  },
  styles: { path: 'src/styles/', imports: [] },
  lessons: { path: 'src/content/', imports: ['components'], packages: ['@astrojs/starlight/components'] },
  pages: { path: 'src/pages/', imports: ['components', 'styles', 'runtime'], buildImports: ['course', 'integrations'] },
  course: {
    path: 'src/course/',
    imports: ['items', 'notebook', 'teaching', 'bounds', 'shape', 'program', 'protocol', 'request', 'results'],
    types: ['runtime', 'components'],
    texts: ['lab', 'lessons'],
    isBuildTime: true,
  },
  integrations: {
    path: 'src/integrations/',
    imports: ['course', 'program', 'protocol', 'request', 'results'],
    texts: ['realm'],
    isBuildTime: true,
  },
  schemas: { path: 'src/content.config.ts', imports: ['course'], isBuildTime: true },
  site: { path: 'astro.config.', imports: ['integrations', 'course'], isBuildTime: true },
} as const satisfies Record<string, Rules>;

/** The room that a file of the site belongs to, if any. */
export function roomOf(path: string): Room | undefined {
  return roomNames.find((name) => path.startsWith(rooms[name].path));
}

/** What a room may do. */
export function rulesOf(room: Room): Rules {
  return rooms[room];
}

const roomNames = Object.keys(rooms) as Room[];
