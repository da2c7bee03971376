import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {python} from '../machine/neutron.ts';

/**
 * What programs of the system see of this machine: the system's own commands, and nothing of who
 * is logged in to which OpenStack.
 */
export const systemEnvironment: NodeJS.ProcessEnv = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: process.env.HOME,
  LANG: 'C.UTF-8',
};

/** A program that serves until it is stopped; it also stops when this process is gone. */
export type Served = {
  /** The line it said when it was ready. */
  readonly ready: string;
  readonly stop: () => Promise<void>;
};

/** Starts a Python program that serves as long as its input lasts; an error if it ends before. */
export const serve = async (...argv: readonly string[]): Promise<Served> => {
  const child = spawn(python, argv, {env: systemEnvironment, stdio: 'pipe'});
  let complaints = '';
  child.stderr.on('data', data => {
    complaints = `${complaints}${data}`.slice(-10_000);
  });
  child.stdin.on('error', () => {}); // It ended, which is told below.
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()));
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({input: child.stdout}).once('line', resolve);
    void gone.then(() => reject(new Error(`${argv.join(' ')} ended: ${complaints}`)));
  });
  return {
    ready,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
};

/** What came of a program that ran to its end. */
export type Ran = {readonly status: number; readonly out: string; readonly err: string};

/** Runs a program to its end, with a text as its input and variables beside the system's own. */
export const run = (
  command: string,
  argv: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const child = spawn(command, argv, {env: {...systemEnvironment, ...environment}, stdio: 'pipe'});
  const texts = {out: '', err: ''};
  child.stdout.setEncoding('utf8').on('data', data => {
    texts.out += data;
  });
  child.stderr.setEncoding('utf8').on('data', data => {
    texts.err += data;
  });
  child.stdin.on('error', () => {}); // It ended early, which its status tells.
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', status => resolve({status: status ?? -1, ...texts}));
  });
};
