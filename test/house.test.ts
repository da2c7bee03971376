import {readFileSync} from 'node:fs';
import {posix} from 'node:path';
import test from 'ava';
import {sourceFiles} from './machine/source-files.ts';

/** The rooms of src/ from the top floor to the bottom: imports go down, or stay in the room. */
const floors = [
  'cli',
  'workshop',
  'page',
  'tui',
  'play',
  'arrows',
  'lessons',
  'progress',
  'projects',
  'client',
  'reachability',
  'security-groups',
  'network',
  'text',
  'arguments',
];

/** The layers of a room from the top to the bottom: rooms in it, and '' for files in none of them. */
const layers: Readonly<Record<string, readonly string[]>> = {
  tui: ['', 'focus', 'screens', 'state', 'draw'],
  reachability: ['lint', 'words', 'demand', 'reach', 'trace', 'gates', 'flows'],
};

/** What all rooms stand on. */
const ground = ['src/result.ts', 'src/memoize.ts'];

/** Rooms whose functions depend on their arguments alone. */
const pureRooms = [
  'play',
  'arrows',
  'lessons',
  'projects',
  'client',
  'reachability',
  'security-groups',
  'network',
  'text',
  'arguments',
];

/** Files that may be long, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};
const longest = 400;

type File = {readonly path: string; readonly text: string};

const read = (path: string): File => ({path, text: readFileSync(path, 'utf8')});

/** The files under a folder of the house. */
const filesIn = (folder = ''): readonly File[] =>
  sourceFiles()
    .filter(path => path.startsWith(folder))
    .map(read);

const roomOf = (path: string): string =>
  /^src\/([^/]+)\//.exec(path)?.[1] ?? (ground.includes(path) ? 'ground' : 'none');

/** A file's lines with what was commented left empty, so that prose cannot break a rule. */
const code = ({text}: File): readonly string[] =>
  text
    .replace(/^\s*\/\*.*?\*\//gms, comment => comment.replace(/[^\n]/g, ''))
    .replace(/(?<=^|\s)\/\/.*$/gm, '')
    .split('\n');

/** Each match of a pattern in the code of the files, with its file and its line. */
const matches = (files: readonly File[], pattern: RegExp) =>
  files.flatMap(file =>
    code(file).flatMap((line, index) =>
      [...line.matchAll(pattern)].map(match => ({
        path: file.path,
        at: `${file.path}:${index + 1}`,
        found: match[1] ?? match[0],
      })),
    ),
  );

/** The file that an import of a file means. */
const targetOf = (path: string, found: string): string => posix.join(posix.dirname(path), found);

const imports = (files: readonly File[]) => matches(files, /\b(?:from|import)\s*\(?'([^']+)'/g);

/** The file with its characters instead of their numbers. */
const unescaped = ({path, text}: File): File => ({
  path,
  text: text.replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, digits) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  ),
});

/** Holds a rule to the house, and to an example that breaks it, lest it holds by never looking. */
const rule = (
  title: string,
  finds: (files: readonly File[]) => readonly string[],
  house: () => readonly File[],
  broken: File,
): void => {
  test(title, t => {
    t.is(finds([broken]).length, 1, `the rule does not see what is wrong with ${broken.text}`);
    const found = finds(house());
    t.is(found.length, 0, `\n${found.join('\n')}\n`);
  });
};

const source = () => filesIn('src/');

rule(
  'every file is in a room of the house',
  files =>
    files
      .map(({path}) => path)
      .filter(path => ![...floors, 'ground'].includes(roomOf(path)))
      .map(path => `${path}:1 is in none of the rooms ${floors.join(', ')}`),
  source,
  {path: 'src/attic/chest.ts', text: ''},
);

rule(
  'imports go down the floors',
  files =>
    imports(files).flatMap(({path, at, found}) => {
      if (!found.startsWith('.')) return [];
      const target = targetOf(path, found);
      const [from, to] = [roomOf(path), roomOf(target)];
      const allowed =
        to === 'ground' ||
        (from === 'cli' && target === 'package.json') ||
        (floors.includes(to) && floors.indexOf(from) <= floors.indexOf(to) && from !== 'ground');
      return allowed ? [] : [`${at} imports ${target}, which is not below ${from}`];
    }),
  source,
  {path: 'src/network/x.ts', text: "import {y} from '../play/y.ts';"},
);

/** Which layer of its room a file is in, from 0 at the top; null where the room has none. */
const layerOf = (path: string): number | null =>
  layers[roomOf(path)]?.indexOf(/^src\/[^/]+\/([^/]+)\//.exec(path)?.[1] ?? '') ?? null;

rule(
  'every file of a room of layers is in one of them',
  files =>
    files
      .map(({path}) => path)
      .filter(path => layerOf(path) === -1)
      .map(path => `${path}:1 is in none of the layers ${layers[roomOf(path)]?.join(', ')}`),
  source,
  {path: 'src/reachability/x.ts', text: ''},
);

rule(
  'imports go down the layers of a room',
  files =>
    imports(files).flatMap(({path, at, found}) => {
      const target = targetOf(path, found);
      const [from, to] = [layerOf(path), layerOf(target)];
      if (roomOf(path) !== roomOf(target) || from === null || to === null) return [];
      return from <= to ? [] : [`${at} imports ${target}, which is not below it`];
    }),
  source,
  {path: 'src/reachability/flows/x.ts', text: "import {y} from '../trace/y.ts';"},
);

/** The files that a file comes to by imports, each with the way there. */
const waysFrom = (start: string, importsOf: ReadonlyMap<string, readonly string[]>) => {
  const ways = new Map<string, readonly string[]>();
  const next: (readonly string[])[] = [[start]];
  for (let way = next.shift(); way; way = next.shift()) {
    for (const target of importsOf.get(way.at(-1) ?? '') ?? []) {
      if (ways.has(target)) continue;
      ways.set(target, [...way, target]);
      next.push([...way, target]);
    }
  }
  return ways;
};

// What one file is for cannot be told without the other, be it only a type that goes round.
rule(
  'no file imports itself by way of others',
  files => {
    const importsOf = new Map(
      files.map(file => [
        file.path,
        imports([file]).flatMap(({path, found}) =>
          found.startsWith('.') ? [targetOf(path, found)] : [],
        ),
      ]),
    );
    return files.flatMap(({path}) => {
      const way = waysFrom(path, importsOf).get(path);
      // Of a circle, the file that is first in the alphabet tells.
      return way?.every(other => path <= other) ? [way.join(' imports ')] : [];
    });
  },
  source,
  {path: 'src/play/x.ts', text: "import type {X} from './x.ts';"},
);

rule(
  'rooms and files are named after what they hold',
  files =>
    files
      .map(({path}) => path)
      .filter(path => /(^|\/)(utils?|helpers?|common|types?|misc|shared)(\.|\/)/.test(path))
      .map(path => `${path}:1 is named after no thing of this program`),
  source,
  {path: 'src/play/utils.ts', text: ''},
);

rule(
  'pure rooms import nothing of the machine or the screen',
  files =>
    imports(files.filter(({path}) => pureRooms.includes(roomOf(path))))
      .filter(({found}) => /^(node:(?!crypto$)|ink|react)/.test(found))
      .map(({at, found}) => `${at} imports ${found}`),
  source,
  {path: 'src/play/x.ts', text: "import {readFileSync} from 'node:fs';"},
);

rule(
  'pure rooms ask nothing but their arguments',
  files =>
    matches(
      files.filter(({path}) => pureRooms.includes(roomOf(path))),
      /(?<![\w.])(?:(?:process|console)\.\w+|Date\.now|new Date\(\)|Math\.random|random(?:UUID|Bytes|Int)\b)/g,
    ).map(({at, found}) => `${at} mentions ${found}`),
  source,
  {path: 'src/lessons/x.ts', text: 'export const now = () => Date.now();'},
);

rule(
  `no source file has more than ${longest} lines`,
  files =>
    files
      .map(({path, text}) => ({path, lines: text.split('\n').length - 1}))
      .filter(({path, lines}) => lines > longest !== path in longFiles)
      .map(({path, lines}) => `${path}:${lines} is too long, or need not be in longFiles`),
  source,
  {path: 'src/tui/x.tsx', text: '\n'.repeat(longest + 1)},
);

rule(
  'nothing is cast to any',
  files => matches(files, /\bas any(?=[^\w ]|$)/g).map(({at}) => `${at} casts to any`),
  () => [...source(), ...filesIn('test/')],
  {path: 'src/tui/x.tsx', text: `const x = y as ${'any'};`},
);

/** What files export where it is declared: its name, where, and whether it has a docstring. */
const exported = (files: readonly File[]) =>
  files.flatMap(({path, text}) => {
    const declared =
      /^export (?:default )?(?:abstract |async )?(?:const|let|function\*?|type|class|interface) (\w+)/gm;
    return [...text.matchAll(declared)].map(({index, 1: name = ''}) => {
      const before = text.slice(0, index);
      const documented = /\/\*\*(?:(?!\*\/).)*\*\/\n$/s.test(before);
      return {name, at: `${path}:${before.split('\n').length}`, documented};
    });
  });

rule(
  'everything exported says what it is',
  files =>
    exported(files)
      .filter(({documented}) => !documented)
      .map(({name, at}) => `${at} exports ${name} without a docstring`),
  source,
  {path: 'src/network/x.ts', text: '/* Not a docstring. */\nexport const x = 1;'},
);

rule(
  'a name that is exported means one thing in all of the source',
  files => {
    const first = new Map<string, string>();
    return exported(files).flatMap(({name, at}) => {
      const known = first.get(name);
      first.set(name, known ?? at);
      return known === undefined
        ? []
        : [`${at} exports ${name}, which is another thing at ${known}`];
    });
  },
  source,
  {path: 'src/network/x.ts', text: 'export type X = 1;\nexport const X = 1;'},
);

rule(
  'what is shown has no emoji, whose width depends on the terminal',
  files =>
    matches(files.map(unescaped), /(?![0-9#*])\p{Emoji}/gu).map(
      ({at, found}) => `${at} has ${found}`,
    ),
  () => [
    ...source().filter(({path}) => ['tui', 'play'].includes(roomOf(path))),
    ...filesIn('lessons/').filter(({path}) => path.endsWith('.yaml')),
  ],
  {path: 'src/tui/x.tsx', text: "const done = '\\u2714';"},
);

rule(
  'no text names a folder of somebody\u2019s machine',
  files =>
    files.flatMap(({path, text}) =>
      text.split('\n').flatMap((line, index) => {
        const found = /(?<![\w.~/-])(?:\/(?:home|Users|root|work|mnt)\/|[A-Z]:\\)\w+/.exec(line);
        return found ? [`${path}:${index + 1} names ${found[0]}`] : [];
      }),
    ),
  () => filesIn().filter(({text}) => !text.includes('\0')),
  {path: 'x.md', text: ['see ', 'home', 'ada', 'notes.md'].join('/')},
);

rule(
  'the lock file names no registry',
  files =>
    files.flatMap(({path, text}) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          /^\s*"resolved":/.test(line) ? [`${path}:${index + 1} has ${line.trim()}`] : [],
        ),
    ),
  () => [read('package-lock.json')],
  {path: 'package-lock.json', text: '  "resolved": "https://registry.example/x.tgz"'},
);
