import type {Command} from './command.ts';
import {networkList} from './commands/network.ts';
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
import {serverList, serverShow} from './commands/server.ts';
import {
  serverAddSecurityGroup,
  serverRemoveSecurityGroup,
} from './commands/server-security-group.ts';
import {nearest} from './nearest.ts';

/** Every command of the client that the lab knows. */
export const commands: readonly Command[] = [
  securityGroupList,
  securityGroupShow,
  securityGroupCreate,
  securityGroupDelete,
  securityGroupRuleList,
  securityGroupRuleShow,
  securityGroupRuleCreate,
  securityGroupRuleDelete,
  serverList,
  serverShow,
  serverAddSecurityGroup,
  serverRemoveSecurityGroup,
  networkList,
];

/** A command with the arguments that follow its words. */
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
 * The command that the first words call, the longest first; each word may be cut short as long
 * as only one command fits (cliff/commandmanager.py, find_command).
 */
export const findCommand = (words: readonly string[]): Called | undefined => {
  const option = words.findIndex(word => word.startsWith('-'));
  for (let length = option < 0 ? words.length : option; length > 0; length -= 1) {
    const command = calls(words.slice(0, length));
    if (command) return {command, argv: words.slice(length)};
  }
  return undefined;
};

/** The commands that one may have meant by words that call none, best first, three at most. */
export const nearestCommands = (words: readonly string[]): readonly string[] => {
  const option = words.findIndex(word => word.startsWith('-'));
  const typed = words.slice(0, option < 0 ? 5 : Math.min(option, 5));
  const names = commands.map(({words: name}) => name);
  // What follows a command's words may be a name, so every beginning is tried.
  const close = typed.flatMap((_, index) => nearest(typed.slice(0, index + 1).join(' '), names));
  const shared = (name: string): number =>
    name.split(' ').filter(word => nearest(word, typed).length > 0).length;
  const sharing = names
    .map(name => ({name, count: shared(name)}))
    .filter(({count}) => count > 0)
    .sort((one, other) => other.count - one.count)
    .map(({name}) => name);
  return [...new Set([...close.toReversed(), ...sharing])].slice(0, 3);
};
