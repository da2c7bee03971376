import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdir} from 'node:fs/promises';
import {tools} from '../machine/tools.ts';

/** Runs a command with a text as its input; what it prints, or an error with what it complains of. */
const run = async (command: string, options: readonly string[], input = ''): Promise<string> => {
  const child = spawn(command, options, {stdio: 'pipe'});
  const texts = {stdout: '', stderr: ''};
  child.stdout.on('data', data => {
    texts.stdout += data;
  });
  child.stderr.on('data', data => {
    texts.stderr += data;
  });
  child.stdin.on('error', () => {}); // It ended early, which its exit code tells.
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code === 0) return texts.stdout;
  throw new Error(`${[command, ...options].join(' ')} ended with ${code}: ${texts.stderr}${input}`);
};

/** Runs `ip`, with a text as its input. */
export const runIp = (options: readonly string[], input?: string): Promise<string> =>
  run(tools.ip.path(), options, input);

/** Where `ip` keeps the names of namespaces. */
const folder = '/var/run/netns';

const pattern = /^sl(\d+)-/;

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

/** Removes the namespaces that runs left behind whose process, and whose cleaner, were killed. */
export const sweep = async (): Promise<void> => {
  const names = await readdir(folder).catch(() => []); // There is none before the first.
  for (const name of names) {
    const pid = pattern.exec(name)?.[1];
    // Somebody else may sweep at the same moment.
    if (pid && !lives(Number(pid))) await runIp(['netns', 'del', name]).catch(() => {});
  }
};

/**
 * Removes all namespaces of a prefix once its input ends, which the kernel sees to however this
 * process ends. Out of reach of the interrupt that a terminal sends to the whole group.
 */
const cleaner = `
trap '' INT TERM HUP
while read -r line; do :; done
for path in ${folder}/"$1"*; do
  "$2" netns del "\${path##*/}"
done`;

/** Namespaces of this process alone. */
export type Namespaces = {
  /** The name of a namespace as `ip` knows it. */
  readonly nameOf: (place: string) => string;
  readonly remove: () => Promise<void>;
};

let sets = 0;

/** Makes empty namespaces, and what removes them whatever happens to this process. */
export const makeNamespaces = async (places: readonly string[]): Promise<Namespaces> => {
  await sweep();
  sets += 1;
  const prefix = `sl${process.pid}-${sets}-`;
  const nameOf = (place: string): string => `${prefix}${place}`;
  const child = spawn(tools.sh.path(), ['-c', cleaner, 'sh', prefix, tools.ip.path()], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  const gone = once(child, 'exit');
  const remove = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    await gone;
  };
  await runIp(['-batch', '-'], places.map(place => `netns add ${nameOf(place)}\n`).join(''));
  return {nameOf, remove};
};
