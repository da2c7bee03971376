import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {availableParallelism, loadavg, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import {build} from 'esbuild';
import {framesPerSecond} from '../../src/tui/run.tsx';
import {program} from '../program/a-process.ts';
import {Display} from '../terminal/display.ts';
import {median} from './measure.ts';
import {fractionsFrom} from './project.ts';

/** What keys cost a program: milliseconds from each to its paint, and what they make it write. */
export type KeyCost = {
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
  /** Milliseconds of processor time for a key, on average. */
  readonly work: number;
  /** Bytes written for a key, on average. */
  readonly bytes: number;
};

/** A program on a terminal of 120x36, whose line being typed begins in the fourth column. */
type Typist = {
  /** Sends a key and waits for its paint; gives the milliseconds until the last byte of it came. */
  readonly key: (bytes: string, column: number) => Promise<number>;
  readonly written: () => number;
  /** Milliseconds of processor time that the program has taken; Linux alone tells. */
  readonly worked: () => number;
  /** MiB that the program's heap holds after a collection. */
  readonly heap: () => Promise<number>;
  readonly end: () => void;
};

const size = {columns: 120, rows: 36};
const lineStart = 3;

/** A line that is told, marked and ghosted as it is typed, and is never entered. */
const line = 'egress tcp/3333 to public on sg-default';
const backspace = '\x7F';

const bareInput = async (): Promise<string> => {
  const outfile = resolve('build/bench/bare-input.mjs');
  await build({
    entryPoints: ['test/bench/bare-input.tsx'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    logLevel: 'warning',
  });
  return outfile;
};

/** Starts a program, and waits for its cursor at the start of an empty line. */
const startTyping = async (args: readonly string[], folder: string): Promise<Typist> => {
  const heapFile = join(folder, 'heap');
  const probe = resolve('test/bench/heap.mjs');
  const pty = spawn(process.execPath, ['--expose-gc', `--import=${probe}`, ...args], {
    name: 'xterm-256color',
    cols: size.columns,
    rows: size.rows,
    encoding: null,
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      NODE_ENV: 'production',
      SAFESPRING_LAB_SAVES: folder,
      MAX_FPS: `${framesPerSecond}`,
      HEAP: heapFile,
    },
  });
  const display = new Display(size);
  let written = 0;
  let painted = (_at: number) => {};
  pty.onData(data => {
    const at = performance.now();
    written += Buffer.byteLength(data);
    display.write(data).then(() => painted(at));
  });
  const paint = (column: number): Promise<number> =>
    new Promise(done => {
      painted = at => {
        const cursor = display.cursor();
        if (cursor.column === lineStart + column && cursor.row === size.rows - 2) done(at);
      };
    });
  await paint(0);
  // Ink listens to the keyboard a moment after the first frame.
  await wait(500);
  return {
    key: async (bytes, column) => {
      const start = performance.now();
      const seen = paint(column);
      pty.write(bytes);
      return (await seen) - start;
    },
    written: () => written,
    worked: () => {
      // Fields 14 and 15 count hundredths of a second; the name before them may hold spaces.
      const stat = readFileSync(`/proc/${pty.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return 10 * (Number(stat[11]) + Number(stat[12]));
    },
    heap: async () => {
      rmSync(heapFile, {force: true});
      process.kill(pty.pid, 'SIGUSR2');
      for (;;) {
        await wait(20);
        try {
          const text = readFileSync(heapFile, 'utf8');
          if (text.endsWith('\n')) return Number(text) / 2 ** 20;
        } catch {
          // Not written yet.
        }
      }
    },
    end: () => pty.kill('SIGKILL'),
  };
};

/** Types the line and takes it back, again and again; gives what each key took. */
const typing = async (
  typist: Typist,
  keys: number,
  pause: () => Promise<unknown>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let index = 0; index < keys; index += 1) {
    const at = index % (2 * line.length);
    const forth = at < line.length;
    const column = forth ? at + 1 : 2 * line.length - at - 1;
    times.push(await typist.key(forth ? (line[at] ?? '') : backspace, column));
    await pause();
  }
  return times;
};

const costOf = (times: readonly number[], work: number, bytes: number): KeyCost => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return {
    median: at(0.5),
    p99: at(0.99),
    slowest: at(1),
    work: work / times.length,
    bytes: bytes / times.length,
  };
};

/** What is measured in one round: the lab and a bare input, one after the other. */
export type Round = {readonly lab: KeyCost; readonly bare: KeyCost};

const inFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'safespring-lab-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
};

const lab = [program, 'play', '5'];

/** Measures some keys, with pauses as of somebody who types fast, after others to warm up. */
export const keyRound = (keys: number): Promise<Round> =>
  inFolder(async folder => {
    const random = fractionsFrom(5);
    const measured = async (args: readonly string[]): Promise<KeyCost> => {
      const typist = await startTyping(args, folder);
      const pause = () => wait(random() * 30);
      await typing(typist, 4 * line.length, async () => {});
      const [worked, written] = [typist.worked(), typist.written()];
      const times = await typing(typist, keys, pause);
      const cost = costOf(times, typist.worked() - worked, typist.written() - written);
      typist.end();
      return cost;
    };
    return {lab: await measured(lab), bare: await measured([await bareInput()])};
  });

/** MiB on the heap of the lab after a first thousand of keys, and after so many more. */
export const keyMemory = (keys: number): Promise<readonly [before: number, after: number]> =>
  inFolder(async folder => {
    const typist = await startTyping(lab, folder);
    const type = async (many: number): Promise<void> => {
      for (let typed = 0; typed < many; typed += 2 * line.length) {
        await typist.key(line, line.length);
        await typist.key(backspace.repeat(line.length), 0);
      }
    };
    await type(1000);
    const before = await typist.heap();
    await type(keys);
    const after = await typist.heap();
    typist.end();
    return [before, after];
  });

const rounds = Number(process.env.ROUNDS ?? 5);
const keysEach = Number(process.env.KEYS ?? 500);

/** Prints the quietest round, by what the lab's slowest keys took, since other programs interfere. */
const main = async (): Promise<void> => {
  const load = () => loadavg()[0]?.toFixed(1) ?? '?';
  console.log(
    `Node ${process.version}; 120x36; the quietest of ${rounds} rounds of ${keysEach} keys.`,
  );
  console.log(
    `${availableParallelism()} cores; ${load()} programs at work on the machine before.\n`,
  );
  const done: Round[] = [];
  for (let round = 0; round < rounds; round += 1) done.push(await keyRound(keysEach));
  const quietest = done.reduce((best, each) => (each.lab.p99 < best.lab.p99 ? each : best));
  const {lab: ours, bare} = quietest;
  const ratios = done.map(each => each.lab.median / each.bare.median);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const row = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
  row('from a key to its paint', 'the lab', 'bare Ink', 'target');
  row('---', '---', '---', '---');
  row('half of the keys', ms(ours.median), ms(bare.median), '');
  row('99 of 100', ms(ours.p99), ms(bare.p99), `16 ms ${ours.p99 <= 16 ? 'met' : 'MISSED'}`);
  row('the slowest', ms(ours.slowest), ms(bare.slowest), '');
  row('processor time a key', ms(ours.work), ms(bare.work), '');
  row(
    'bytes a key',
    ours.bytes.toFixed(0),
    bare.bytes.toFixed(0),
    `1,000 ${ours.bytes < 1000 ? 'met' : 'MISSED'}`,
  );
  console.log(
    `\nThe lab's median is ${median(ratios).toFixed(1)} times the bare one's (the median of the rounds).`,
  );
  console.log(
    `99 of 100 keys, all rounds: ${done.map(each => ms(each.lab.p99)).join(', ')}; bare: ${done.map(each => ms(each.bare.p99)).join(', ')}.`,
  );
  const [before, after] = await keyMemory(10_000);
  console.log(
    `The heap holds ${before.toFixed(2)} MiB after 1,000 keys and ${after.toFixed(2)} MiB after 10,000 more.`,
  );
  console.log(`${load()} programs at work on the machine after.`);
};

await main();
