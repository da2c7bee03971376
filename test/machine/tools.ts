import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, resolve} from 'node:path';
import process from 'node:process';
import {type Need, need} from './need.ts';

/** How a tool is asked who it is, what it says then, and what it is called where there is none. */
type Known = {readonly asked: readonly string[]; readonly says: RegExp; readonly called: string};

const known = {
  bash: {asked: ['--version'], says: /^GNU bash, version (?:[4-9]|\d\d)/, called: 'bash 4'},
  git: {asked: ['--version'], says: /^git version \d/, called: 'git'},
  ip: {asked: ['-V'], says: /^ip utility, iproute2/, called: 'iproute2'},
  nft: {asked: ['--version'], says: /^nftables v\d/, called: 'nftables'},
  python3: {
    // The prober needs these, some of which a small Python leaves out.
    asked: ['-SEc', 'import json, resource, select, socket, sys; print("Python", sys.version)'],
    says: /^Python 3\.(?:[89]|\d\d)/,
    called: 'Python 3.8',
  },
  // POSIX gives these no version to tell: the one is known by what it does, the other by what it
  // complains of where its input is no terminal.
  sh: {asked: ['-c', 'echo "$((6 * 7)) by a shell"'], says: /^42 by a shell$/m, called: 'sh'},
  stty: {asked: ['-g'], says: /stty: .*(?:ioctl|terminal)/m, called: 'stty'},
} satisfies Readonly<Record<string, Known>>;

/** The name of an outside tool, as its file is called. */
export type ToolName = keyof typeof known;

/** An outside tool. */
export type Tool = Need & {
  /** Where it is, by its whole path; an error where there is none. */
  readonly path: () => string;
};

/** Where tools are looked for: PATH, and where a system keeps those that an administrator runs. */
const foldersNow = (): readonly string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/sbin')
    .filter(folder => folder !== '');

const says = (path: string, {asked}: Known): string => {
  const {stdout, stderr} = spawnSync(path, asked, {
    input: '',
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
    timeout: 20_000,
  });
  return `${stdout ?? ''}${stderr ?? ''}`;
};

/**
 * The first file of a tool's name that is this tool by what it says of itself. A name proves
 * nothing: npm puts `node_modules/.bin` first in PATH, where a package of AVA's is called `nft`.
 */
export const findTool = (
  name: ToolName,
  within: readonly string[] = foldersNow(),
): string | undefined =>
  within
    .map(folder => resolve(folder, name))
    .find(path => existsSync(path) && known[name].says.test(says(path, known[name])));

const tool = (name: ToolName): Tool => {
  let found: string | undefined;
  const {lack} = need(name, [], () => {
    found = findTool(name);
    return found === undefined ? `it takes ${known[name].called}` : undefined;
  });
  return {
    lack,
    path: () => {
      if (lack() !== undefined || found === undefined) throw new Error(`There is no ${name} here.`);
      return found;
    },
  };
};

/** Every outside tool that a test asks for. */
export const tools: Readonly<Record<ToolName, Tool>> = {
  bash: tool('bash'),
  git: tool('git'),
  ip: tool('ip'),
  nft: tool('nft'),
  python3: tool('python3'),
  sh: tool('sh'),
  stty: tool('stty'),
};
