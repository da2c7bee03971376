import {formatOutput, runCommand} from '../../client/command-line.ts';
import {describeRule} from '../../security-groups/describe.ts';
import {listRules} from '../../security-groups/world.ts';
import {explainExcess, explainHoldOuts} from '../explain-goal.ts';
import {debrief, introduce, listGoals} from '../introduce.ts';
import {currentAttempt, isInLesson, type Play} from '../play.ts';
import {listReach} from '../reach-table.ts';
import {refuse, type Turn, tell} from '../reply.ts';
import {type Said, say, sayAll} from '../said.ts';
import type {Word} from './word.ts';

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

/** The views of `show`, by its second word. */
const views: Readonly<Record<string, (play: Play) => readonly Said[]>> = {
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
  debrief: play => (isInLesson(play) ? debrief(play) : []),
  answer: play => {
    const {commands} = currentAttempt(play);
    return commands.length > 0
      ? sayAll('command', commands)
      : [say('plain', 'You have changed nothing yet.')];
  },
};

const show = (play: Play, [what = 'goals']: readonly string[]): Turn => {
  const view = Object.hasOwn(views, what) ? views[what] : undefined;
  return view
    ? tell(play, view(play))
    : refuse(play, {
        says: `There is no '${what}' to show.`,
        remedy: `Use: show ${Object.keys(views).join('|')}`,
      });
};

/** The word `show [VIEW]`: shows the goals, or another of the views. */
export const showWord = {
  word: 'show',
  takes: 1,
  usage: 'show [brief|goals|rules|groups|servers|reach|answer|debrief]',
  does: 'the task, the state, or your commands so far',
  run: show,
  complete: (_, rest) =>
    rest.length === 0 ? Object.keys(views).map(text => ({text, about: ''})) : [],
} as const satisfies Word;
