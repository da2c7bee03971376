import {type Argument, isOption} from '../arguments/argument.ts';
import {wrap} from '../text/wrap.ts';
import type {Command} from './command.ts';
import {formatNames} from './output/formats.ts';
import {unusedBecause} from './unused.ts';
import {differencesOf} from './versions.ts';

const width = 76;

const called = ({name, letter, value}: Argument): string =>
  [
    letter === undefined ? name : `${letter}, ${name}`,
    ...(value === undefined ? [] : [value]),
  ].join(' ');

const indent = 24;

/** A name with its meaning beside it, or below it if the name is long. */
const entry = (name: string, means: string): readonly string[] => {
  const [first = '', ...rest] = wrap(means, width - indent);
  const below = rest.map(line => ' '.repeat(indent) + line);
  return name.length + 4 > indent
    ? [`  ${name}`, ' '.repeat(indent) + first, ...below]
    : [`  ${name}`.padEnd(indent) + first, ...below];
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const inUsage = ({value = '', count}: Argument): string => {
  if (count === 'some') return `${value} [...]`;
  return count === 'optional' ? `[${value}]` : value;
};

const outputLine: Readonly<Record<Command['shows'], readonly string[]>> = {
  list: [
    `-f ${formatNames.list.join('|')}, -c <column>, --sort-column <column>,`,
    '--sort-descending, --noindent (json), --quote <mode> (csv)',
  ],
  one: [
    `-f ${formatNames.one.join('|')}, -c <field>,`,
    '--noindent (json), --prefix <prefix> (shell)',
  ],
  nothing: [],
};

/** The page of help for a command: what it does here, its arguments, and an example. */
export const helpPage = ({
  words,
  about,
  explains,
  example,
  takes,
  shows,
}: Command): readonly string[] => {
  const options = takes.filter(each => isOption(each) && each.unused === undefined);
  const others = takes.filter(each => !isOption(each));
  const usage = [
    `openstack ${words}`,
    ...(options.length > 0 ? ['[options]'] : []),
    ...others.map(inUsage),
  ];
  const listed = (these: readonly Argument[]): readonly string[] =>
    these.flatMap(each => entry(isOption(each) ? called(each) : (each.value ?? ''), each.means));
  return [
    `usage: ${usage.join(' ')}`,
    '',
    `${about}.`,
    ...wrap(explains, width),
    ...section('Arguments:', listed(others)),
    ...section('Options:', listed(options)),
    ...section(
      'Output:',
      outputLine[shows].map(line => `  ${line}`),
    ),
    ...section(
      'Taken, but without effect here:',
      unusedBecause(takes).flatMap(({names, why}) =>
        wrap(`${names.join(', ')}: ${why}`, width - 2).map(line => `  ${line}`),
      ),
    ),
    ...section(
      'Between versions:',
      differencesOf(words).flatMap(({says}) => wrap(says, width - 2).map(line => `  ${line}`)),
    ),
    ...section('Example:', [`  ${example}`]),
  ];
};

/** A titled list of commands that belong together. */
export type Chapter = {readonly title: string; readonly commands: readonly Command[]};

/** The list of all commands by chapters, with the purpose of each. */
export const overview = (chapters: readonly Chapter[]): readonly string[] => {
  const longest = Math.max(
    ...chapters.flatMap(({commands}) => commands.map(({words}) => words.length)),
  );
  return [
    'usage: openstack <command> [<options>]',
    ...chapters.flatMap(({title, commands}) =>
      section(
        `${title}:`,
        commands.map(({words, about}) => `  ${words.padEnd(longest)}  ${about}`),
      ),
    ),
    '',
    'openstack <command> --help tells of one: its options, and an example.',
    'What the platform does not have, such as floating ip create, says what there is',
    'instead.',
  ];
};
