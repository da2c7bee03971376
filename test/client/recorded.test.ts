import test from 'ava';
import {runCommand} from '../../src/client/command-line.ts';
import {recordedRule} from '../../src/client/explain/recorded.ts';
import {worldWith} from './a-world.ts';
import {type Case, cases, isServerFault, words} from './recorded-cases.ts';

const world = worldWith('web', 'app');

/** What the lab makes of a command, in the form of the recording. */
const outcome = (command: string): Omit<Case, 'command'> => {
  const result = runCommand(world, command);
  if (!result.ok) return {error: words(result.error.says)};
  const {world: after} = result.value;
  const [made, ...others] = after.groups.flatMap(group =>
    group.rules.map(rule => recordedRule(after, group, rule)),
  );
  if (!made || others.length > 0) throw new Error('one rule was to be made');
  return {rule: made};
};

const recorded = ({rule, error}: Case): Omit<Case, 'command'> =>
  error === undefined ? (rule === undefined ? {} : {rule}) : {error: words(error)};

test('there are 1,500 recorded commands', t => {
  t.is(cases.length, 1500);
});

test('each recorded command comes to what was recorded', t => {
  for (const each of cases.filter(one => !isServerFault(one))) {
    t.deepEqual(outcome(each.command), recorded(each), each.command);
  }
});

test('where the recorded server failed within itself, once, the lab makes the rule', t => {
  const faults = cases.filter(isServerFault);
  t.is(faults.length, 1);
  for (const {command} of faults) t.truthy(outcome(command).rule, command);
});
