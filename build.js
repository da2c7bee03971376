// Builds the program, or its tests. See `usage`.
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';

const usage = 'Usage: node build.js [--tests]';
const ownLicence = readFileSync('LICENSE', 'utf8');

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

/** One file that needs nothing installed beside it. */
const buildProgram = async () => {
  const {outputFiles, metafile} = await build({
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/safespring-lab.js',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
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
  const terms = notices(metafile);
  rmSync('dist', {recursive: true, force: true});
  mkdirSync('dist');
  for (const {path, contents} of outputFiles) writeFileSync(path, contents, {mode: 0o755});
  writeFileSync('dist/NOTICES.txt', `${terms}\n`);
};

/** Every test file as plain JavaScript, at the same place under build/. */
const buildTests = async () => {
  rmSync('build/test', {recursive: true, force: true});
  await build({
    entryPoints: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    outbase: 'test',
    outdir: 'build/test',
    bundle: true,
    packages: 'external',
    splitting: true,
    sourcemap: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'warning',
  });
};

/** 2 for a wrong argument, 1 for a build that failed, 0 otherwise. */
const main = async options => {
  if (options.length > 1 || (options.length === 1 && options[0] !== '--tests')) {
    console.error(`Unknown arguments: ${options.join(' ')}. ${usage}`);
    return 2;
  }
  try {
    if (options.length > 0) await buildTests();
    else await buildProgram();
    return 0;
  } catch (error) {
    // esbuild has printed its own errors already, with file and line.
    if (!error.errors) console.error(error.message);
    return 1;
  }
};

process.exitCode = await main(process.argv.slice(2));
