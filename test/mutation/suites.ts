import {spawn} from 'node:child_process';
import {resolve} from 'node:path';
import {build, type Plugin} from 'esbuild';
import {type Mutant, mutated, pathOf} from './mutant.ts';

/** The suites that mutants are held against, from the cheap to the dear. */
const suites: readonly string[] = [
  'reachability/frames',
  'reachability/flows',
  'reachability/icmp',
  'reachability/borders',
  'reachability/sums',
  'reachability/outside',
  'reachability/address-map',
  'reachability/duplicates',
  'reachability/report',
  'lessons/grade/grade',
  'reachability/trace',
  'reachability/misuse',
  'reachability/sites',
  'reachability/unmodelled',
  'reachability/peer-classes',
  'reachability/excess',
  'reachability/metamorphic',
  'reachability/witness',
  'reachability/sets',
  'reachability/reach',
  'reachability/algebra',
  'reachability/differential',
];

/** What became of a run of the suites: they passed, a test failed, or they did not tell. */
export type Outcome =
  | {readonly kind: 'passed'; readonly tests: number}
  | {readonly kind: 'failed'; readonly by: string}
  | {readonly kind: 'unclear'; readonly output: string};

/** A test file that takes longer than this is taken to hang, which is no proof of anything. */
const patience = 180_000;

const swap = (mutant: Mutant): Plugin => ({
  name: 'mutant',
  setup({onLoad}) {
    const path = resolve(pathOf(mutant));
    onLoad({filter: /\.ts$/}, args =>
      args.path === path ? {loader: 'ts', contents: mutated(mutant)} : undefined,
    );
  },
});

/** Builds the suites as one file, in their order, with a mutant in place of what it changes. */
const buildSuites = (file: string, mutant: Mutant | undefined) =>
  build({
    stdin: {
      resolveDir: 'test',
      contents: ['checks.ts', ...suites.map(name => `${name}.test.ts`)]
        .map(file => `import './${file}';`)
        .join('\n'),
    },
    outfile: file,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: mutant ? [swap(mutant)] : [],
  });

/** Ends a process with all that it started, if it has not ended by itself. */
const endGroup = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
};

/** AVA's report of the suites in a file, in TAP, and whether AVA ended by itself. */
const runAva = (folder: string, file: string): Promise<{tap: string; ended: boolean}> => {
  // The temporary files are this run's own; so is the number of random cases, whatever CI tries.
  const {CI: _, CHECKS: __, SEED: ___, ...environment} = process.env;
  const env = {...environment, MUTANT: '1', TMPDIR: resolve(folder)};
  const ava = [
    'node_modules/ava/entrypoints/cli.mjs',
    '--config=test/mutation/ava.config.js',
    file,
  ];
  const child = spawn(process.execPath, ava, {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => endGroup(child.pid);
  process.once('exit', end);
  let tap = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      tap += text;
    });
  }
  return new Promise((settle, fail) => {
    let ended = true;
    const timer = setTimeout(() => {
      ended = false;
      end();
    }, patience);
    child.once('error', fail);
    child.once('close', () => {
      clearTimeout(timer);
      process.off('exit', end);
      end();
      settle({tap, ended});
    });
  });
};

const outcomeOf = (tap: string): Outcome => {
  // What breaks the suites before their first test is told in place of a title.
  const failed = /^not ok \d+ - (.*)$/m.exec(tap)?.[1];
  if (failed !== undefined) return {kind: 'failed', by: failed};
  const tests = Number(/^# pass (\d+)$/m.exec(tap)?.[1] ?? 0);
  const isWhole = tests > suites.length && /^# fail 0$/m.test(tap);
  return isWhole ? {kind: 'passed', tests} : {kind: 'unclear', output: tap};
};

/** Runs the suites, up to the first test that fails, on the source as a mutant has it or as it is. */
export const runSuites = async (folder: string, mutant?: Mutant): Promise<Outcome> => {
  const file = `${folder}/suites.test.js`;
  await buildSuites(file, mutant);
  const {tap, ended} = await runAva(folder, file);
  const outcome = outcomeOf(tap);
  return ended || outcome.kind === 'failed'
    ? outcome
    : {kind: 'unclear', output: `${tap}\nIt was still running after ${patience / 1000} s.`};
};
