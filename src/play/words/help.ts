import {completeCommand} from '../../client/complete/complete.ts';
import {commandForms} from '../command-forms.ts';
import type {Play} from '../play.ts';
import {type Turn, tell} from '../reply.ts';
import {runClientLine} from '../run-client-line.ts';
import {type Said, say} from '../said.ts';
import type {Usage, Word} from './word.ts';

/**
 * Writes usages in a column with what they do beside them. A usage that is too long has a row of
 * its own.
 */
const usageTable = (rows: readonly Usage[]): readonly Said[] => {
  const width = 22;
  return rows.flatMap(({usage, does}) =>
    usage.length > width
      ? [say('command', usage), say('table', `${' '.repeat(width)}  ${does}`)]
      : [say('table', `${usage.padEnd(width)}  ${does}`)],
  );
};

const help = (play: Play, rest: readonly string[], lab: readonly Word[]): Turn =>
  rest.length > 0
    ? runClientLine(play, ['openstack', 'help', ...rest].join(' '), lab)
    : tell(play, [
        say('heading', 'Words of the lab'),
        ...usageTable(lab),
        say('heading', 'Commands'),
        ...usageTable(commandForms),
      ]);

/** The word `help [COMMAND]`: lists what can be typed, or explains a command. */
export const helpWord = {
  word: 'help',
  also: ['?'],
  takes: 9,
  usage: 'help [COMMAND]',
  does: 'what can be typed here',
  run: help,
  complete: ({world}, rest, typed) =>
    completeCommand(world, rest, typed).filter(({text}) => !text.startsWith('-')),
} as const satisfies Word;
