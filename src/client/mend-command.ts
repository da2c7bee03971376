import type {Instance} from '../network/platform.ts';
import type {Finding, Mend} from '../reachability/lint/finding.ts';
import type {GroupId} from '../security-groups/rule.ts';
import {findGroup, type World} from '../security-groups/world.ts';
import {callable, commandLine, last, ruleCreateCommand, ruleTemplate} from './rule-command.ts';

/** The word for an instance in a command: its name, or its id if the name is not unique. */
const callableInstance = ({platform}: World, {id, name}: Instance): string =>
  platform.instances.filter(other => other.name === name).length === 1 ? name : id;

const commandFor = (world: World, mend: Mend): string => {
  const nameOf = (id: GroupId): string => {
    const group = findGroup(world, id);
    return group ? callable(world, group) : id;
  };
  switch (mend.do) {
    case 'delete-rule':
      return commandLine(['security', 'group', 'rule', 'delete', mend.rule]);
    case 'delete-group':
      return commandLine(['security', 'group', 'delete', ...last(nameOf(mend.group))]);
    case 'make-stateful':
      return commandLine(['security', 'group', 'set', '--stateful', ...last(nameOf(mend.group))]);
    case 'take-off':
    case 'put-on':
      return commandLine([
        ...['server', mend.do === 'take-off' ? 'remove' : 'add', 'security', 'group'],
        ...last(callableInstance(world, mend.instance), nameOf(mend.group)),
      ]);
    case 'create-rule': {
      const group = findGroup(world, mend.group);
      return group ? ruleCreateCommand(world, group, mend.body) : '';
    }
  }
};

/** The commands for one finding, quoted for a shell, each list in its order. */
export type MendCommands = {
  /** The commands that remove the finding. */
  readonly mend: readonly string[];
  /** Another way to remove it; empty if there is only one. */
  readonly or: readonly string[];
  /** The commands to run afterwards, once `YOUR-PREFIX` is filled in; often empty. */
  readonly anew: readonly string[];
};

/** Writes the client's commands that mend a finding in its world. */
export const mendCommands = (world: World, {group, mend, or, narrower}: Finding): MendCommands => ({
  mend: mend.map(each => commandFor(world, each)),
  or: or.map(each => commandFor(world, each)),
  anew: narrower ? [ruleTemplate(world, group, narrower)] : [],
});
