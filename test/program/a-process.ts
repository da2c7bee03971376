import {spawn} from 'node:child_process';
import process from 'node:process';
import {text} from 'node:stream/consumers';

/** The built program, in one file. */
export const program = 'dist/safespring-lab.js';

/** How a process ended, and what it printed. */
export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

/** Runs a command with pipes and a text on standard input; nothing of the tester's own leaks in. */
export const runCommand = async (
  [file = '', ...args]: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const child = spawn(file, args, {
    env: {PATH: process.env.PATH, HOME: process.env.HOME, ...env},
  });
  const ended = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({code, signal}));
  });
  // A program that has seen enough may leave before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [how, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return {...how, out, err};
};

/** Runs the program in that way. */
export const run = (
  args: readonly string[],
  input?: string,
  env?: Readonly<Record<string, string>>,
): Promise<Ended> => runCommand([process.execPath, program, ...args], input, env);
