// Builds the program, its tests, or another part. See `usage`.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join, normalize, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';

/** What a module of the source exports, for use in the build itself. */
const load = async entry => {
  const outfile = 'build/loaded.js';
  await build({...forNode, entryPoints: [entry], outfile, packages: 'external'});
  return import(pathToFileURL(outfile));
};

const usage =
  'Usage: node build.js program | tests [FILE or FOLDER...] | bench | pictures | mutants';
const ownLicence = readFileSync('LICENSE', 'utf8');

/** What every build has in common. */
const forNode = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  logLevel: 'warning',
};

/** What Ink does at start-up that this program can do without: half of its start-up time. */
const slimInk = {
  name: 'slim-ink',
  setup({onLoad, onResolve}) {
    // Compiling this pattern costs 50 ms, and text that has no emoji never needs it.
    onLoad({filter: /[\\/]string-width[\\/]index\.js$/}, ({path}) => {
      const eager = 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;';
      const lazy = String.raw`let rgiEmoji;
const rgiEmojiRegex = {
  test: text =>
    /[^\0-\x7F]/.test(text) &&
    /[\p{Emoji}\u20E3]/u.test(text) &&
    (rgiEmoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text),
};`;
      const source = readFileSync(path, 'utf8');
      return source.includes(eager)
        ? {loader: 'js', contents: source.replace(eager, () => lazy)}
        : {errors: [{text: `${path} no longer builds its emoji pattern up front; see slimInk`}]};
    });
    // Ink's development tools are not installed, and are never reached in production.
    onResolve({filter: /^react-devtools-core$/}, () => ({path: 'devtools', namespace: 'empty'}));
    onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default {}'}));
  },
};

/** The terms of packages that name a licence and hold no file of it, from their sources. */
const unwritten = {
  'yoga-layout': [
    'Copyright (c) Meta Platforms, Inc. and affiliates.',
    // The same licence as this program's own, MIT, which asks that its text go along.
    ownLicence.slice(ownLicence.indexOf('Permission')).trim(),
  ],
};

/** The terms of a package: its licence files, or what is known of it. */
const notice = folder => {
  const {name, version, license} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const texts = readdirSync(folder)
    .filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    .map(file => readFileSync(`${folder}/${file}`, 'utf8').trim());
  if (texts.length === 0) texts.push(...(unwritten[name] ?? []));
  if (texts.length === 0) {
    throw new Error(`${name} is bundled without its licence; see ${folder}, and add it by hand`);
  }
  return [`${name} ${version}: ${license}`, ...texts].join('\n\n');
};

/** The terms of every npm package that has code in the bundle, by folder. */
const notices = ({outputs}) => {
  const files = Object.values(outputs).flatMap(({inputs}) =>
    Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
  );
  const folders = files.flatMap(
    file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? [],
  );
  const line = '-'.repeat(80);
  return [
    'safespring-lab contains code of these packages.',
    ...[...new Set(folders)].sort().map(notice),
  ].join(`\n\n${line}\n\n`);
};

/** The lessons compiled; nothing while one is being written, since the program can read them itself. */
const lessonsCompiled = async () => {
  const {compileLessons} = await load('src/cli/compile-lessons.ts');
  try {
    return compileLessons('lessons');
  } catch (error) {
    console.error(error.message);
    console.error('They are not compiled; the program reads the files at every start.');
    return undefined;
  }
};

/** One file that needs nothing installed beside it. */
const buildProgram = async () => {
  const {outputFiles, metafile} = await build({
    ...forNode,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/safespring-lab.js',
    minify: true,
    legalComments: 'none', // NOTICES.txt has them all.
    metafile: true,
    write: false,
    plugins: [slimInk],
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      fetch: 'undefined', // Yoga would load all of undici to read its own data: address.
    },
    banner: {
      js: `#!/usr/bin/env node
import {createRequire} from 'node:module';
const require = createRequire(import.meta.url);`,
    },
  });
  const lessons = await lessonsCompiled();
  const terms = notices(metafile);
  rmSync('dist', {recursive: true, force: true});
  mkdirSync('dist');
  for (const {path, contents} of outputFiles) writeFileSync(path, contents, {mode: 0o755});
  if (lessons) writeFileSync('dist/lessons.json', JSON.stringify(lessons));
  writeFileSync('dist/NOTICES.txt', `${terms}\n`);
};

/** The test files among some files and folders. */
const testFilesIn = paths => {
  const missing = paths.find(path => !existsSync(path));
  if (missing) throw new Error(`There is no file or folder '${missing}'.`);
  const files = paths.flatMap(path =>
    statSync(path).isDirectory()
      ? readdirSync(path, {recursive: true}).map(name => join(path, name))
      : [path],
  );
  return [...new Set(files.map(file => normalize(file)))]
    .filter(file => /\.test\.tsx?$/.test(file))
    .sort();
};

/** The room of the tests that a file is in; those beside the rooms are about the whole. */
const roomOf = file => /^test[\\/]([^\\/]+)[\\/]/.exec(file)?.[1] ?? 'whole';

/** Files that import the test files of a room: to start a Node for each would take the longest. */
const rooms = files => ({
  name: 'rooms',
  setup({onLoad, onResolve}) {
    onResolve({filter: /^room:/}, ({path}) => ({
      path: path.slice('room:'.length),
      namespace: 'room',
    }));
    onLoad({filter: /.*/, namespace: 'room'}, ({path: room}) => ({
      resolveDir: '.',
      contents: ['test/checks.ts', ...files.filter(file => roomOf(file) === room)]
        .map(file => `import ${JSON.stringify(resolve(file))};`)
        .join('\n'),
    }));
  },
});

/** The test files of some files and folders as plain JavaScript, a file a room. */
const buildTests = async paths => {
  const files = testFilesIn(paths);
  if (files.length === 0) throw new Error(`There is no test in ${paths.join(', ')}.`);
  rmSync('build/test', {recursive: true, force: true});
  await build({
    ...forNode,
    entryPoints: [...new Set(files.map(roomOf))].map(room => ({in: `room:${room}`, out: room})),
    outdir: 'build/test',
    packages: 'external',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    plugins: [rooms(files)],
  });
};

/** Programs of the tests that `npm test` does not run. */
const buildTool = (name, entryPoints) =>
  build({...forNode, entryPoints, outdir: `build/${name}`, packages: 'external'});

/** Each part that can be built, by its name on the command line. */
const parts = {
  program: buildProgram,
  tests: paths => buildTests(paths.length > 0 ? paths : ['test']),
  bench: () => buildTool('bench', ['test/bench/main.ts', 'test/bench/keys.ts']),
  pictures: () => buildTool('pictures', ['test/pictures/write.ts']),
  mutants: () => buildTool('mutants', ['test/mutation/main.ts']),
};

/** 2 for a wrong argument, 1 for a build that failed, 0 otherwise. */
const main = async ([name, ...paths]) => {
  const part = Object.hasOwn(parts, name ?? '') ? parts[name] : undefined;
  if (!part || (paths.length > 0 && name !== 'tests')) {
    console.error(usage);
    return 2;
  }
  try {
    await part(paths);
    return 0;
  } catch (error) {
    // esbuild has printed its own errors already, with file and line.
    if (!error.errors) console.error(error.message);
    return 1;
  }
};

process.exitCode = await main(process.argv.slice(2));
