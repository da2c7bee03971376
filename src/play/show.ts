import {formatOutput, runCommand} from '../client/command-line.ts';
import {describeRule} from '../security-groups/describe.ts';
import {listRules} from '../security-groups/world.ts';
import {explainExcess, explainHoldOuts} from './explain-goal.ts';
import {debrief, introduce, listGoals} from './introduce.ts';
import {currentAttempt, type Play} from './play.ts';
import {listReach} from './reach-table.ts';
import {type Said, say, sayAll} from './said.ts';

const clientTable =
  (command: string) =>
  ({world}: Play): readonly Said[] => {
    const answer = runCommand(world, command);
    return answer.ok
      ? [
          say('command', answer.value.command),
          ...sayAll('table', formatOutput(answer.value.output)),
        ]
      : [say('bad', answer.error.says)];
  };

/** What `show` can show, by its second word. */
export const views: Readonly<Record<string, (play: Play) => readonly Said[]>> = {
  brief: introduce,
  goals: play => [
    ...listGoals(play),
    ...explainHoldOuts(play.grade),
    ...explainExcess(play.world, play.grade),
  ],
  rules: ({world}) =>
    listRules(world).map(({number, group, rule}) =>
      say('plain', `${number} ${group.name}: ${describeRule(world, rule)}`),
    ),
  groups: clientTable('openstack security group list'),
  servers: clientTable('openstack server list'),
  reach: listReach,
  debrief,
  answer: play => {
    const {commands} = currentAttempt(play);
    return commands.length > 0
      ? sayAll('command', commands)
      : [say('plain', 'You have changed nothing yet.')];
  },
};
