import {distance, nearest} from '../text/nearest.ts';
import type {Command} from './command.ts';
import {networkList, networkShow} from './commands/network.ts';
import {portList, portShow} from './commands/port.ts';
import {
  securityGroupCreate,
  securityGroupDelete,
  securityGroupList,
  securityGroupShow,
} from './commands/security-group.ts';
import {securityGroupRuleCreate} from './commands/security-group-rule-create.ts';
import {securityGroupRuleDelete} from './commands/security-group-rule-delete.ts';
import {securityGroupRuleList} from './commands/security-group-rule-list.ts';
import {securityGroupRuleShow} from './commands/security-group-rule-show.ts';
import {securityGroupSet, securityGroupUnset} from './commands/security-group-set.ts';
import {serverList, serverShow} from './commands/server.ts';
import {serverCreate} from './commands/server-create.ts';
import {serverDelete} from './commands/server-delete.ts';
import {
  serverAddNetwork,
  serverAddPort,
  serverRemoveNetwork,
  serverRemovePort,
} from './commands/server-interface.ts';
import {serverRebuild} from './commands/server-rebuild.ts';
import {
  serverAddSecurityGroup,
  serverRemoveSecurityGroup,
} from './commands/server-security-group.ts';
import {subnetList} from './commands/subnet.ts';
import type {Chapter} from './help.ts';

/** Every command of the client that the lab knows, in chapters by subject. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Rules',
    commands: [
      securityGroupRuleList,
      securityGroupRuleShow,
      securityGroupRuleCreate,
      securityGroupRuleDelete,
    ],
  },
  {
    title: 'Security groups',
    commands: [
      securityGroupList,
      securityGroupShow,
      securityGroupCreate,
      securityGroupSet,
      securityGroupUnset,
      securityGroupDelete,
    ],
  },
  {
    title: 'Instances',
    commands: [
      serverList,
      serverShow,
      serverAddSecurityGroup,
      serverRemoveSecurityGroup,
      serverCreate,
      serverRebuild,
      serverDelete,
      serverAddNetwork,
      serverRemoveNetwork,
      serverAddPort,
      serverRemovePort,
    ],
  },
  {
    title: 'Networks, and the interfaces of instances in them',
    commands: [networkList, networkShow, subnetList, portList, portShow],
  },
];

const commands = chapters.flatMap(chapter => chapter.commands);

/** A command of the client, with the words that follow its name. */
export type Called = {readonly command: Command; readonly argv: readonly string[]};

const calls = (words: readonly string[]): Command | undefined => {
  const exact = commands.find(command => command.words === words.join(' '));
  if (exact) return exact;
  const candidates = commands.filter(command => {
    const parts = command.words.split(' ');
    return (
      parts.length === words.length &&
      parts.every((part, index) => part.startsWith(words[index] ?? ''))
    );
  });
  return candidates.length === 1 ? candidates[0] : undefined;
};

/**
 * Finds the command that the first words name, and tries the longest name first. Each word may be
 * shortened as long as only one command fits (cliff/commandmanager.py, find_command).
 */
export const findCommand = (words: readonly string[]): Called | undefined => {
  const option = words.findIndex(word => word.startsWith('-'));
  for (let length = option < 0 ? words.length : option; length > 0; length -= 1) {
    const command = calls(words.slice(0, length));
    if (command) return {command, argv: words.slice(length)};
  }
  return undefined;
};

/** Words that people type instead of the client's words. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  sg: ['security', 'group'],
  add: ['create'],
  new: ['create'],
  remove: ['delete'],
  rm: ['delete'],
  del: ['delete'],
  ls: ['list'],
  get: ['show'],
  instance: ['server'],
  vm: ['server'],
};

/**
 * How many letters typed words differ from a command's name, if each word differs only a little;
 * infinity otherwise.
 */
const slipsTo = (typed: readonly string[], name: string): number => {
  const parts = name.split(' ');
  const away = parts.map((part, index) => {
    const letters = distance(typed[index] ?? '', part);
    return letters <= Math.max(1, part.length / 3) ? letters : Number.POSITIVE_INFINITY;
  });
  return away.reduce((sum, letters) => sum + letters, 0);
};

/**
 * The names of commands that unknown words may stand for, best first: one that is misspelled, or
 * otherwise up to three that share the most words.
 */
export const nearestCommands = (words: readonly string[]): readonly string[] => {
  const option = words.findIndex(word => word.startsWith('-'));
  const typed = words
    .slice(0, option < 0 ? 6 : Math.min(option, 6))
    .map(word => word.slice(0, 40).toLowerCase());
  const names = commands.map(({words: name}) => name);
  const slips = names
    .map(name => ({name, away: slipsTo(typed, name)}))
    .filter(({away}) => away < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.away - other.away);
  if (slips.length > 0) return slips.map(({name}) => name).slice(0, 1);
  const said = typed.flatMap(word => [
    word,
    ...(Object.hasOwn(synonyms, word) ? (synonyms[word] ?? []) : []),
  ]);
  const ranked = names
    .map(name => {
      const parts = name.split(' ');
      const shared = parts.filter(part => nearest(part, said).length > 0).length;
      return {name, shared, score: 2 * shared - parts.length};
    })
    .filter(({shared}) => shared > 0)
    .sort((one, other) => other.score - one.score);
  return ranked
    .filter(({score}) => score >= (ranked[0]?.score ?? 0) - 1)
    .map(({name}) => name)
    .slice(0, 3);
};
