import test from 'ava';
import {changesBetween} from '../../src/security-groups/changes.ts';
import {listRules} from '../../src/security-groups/world.ts';
import {after, course} from '../a-course.ts';

test('deleted rules are told in the order in which they were listed', t => {
  const [{start}] = course;
  const world = after(
    start,
    'security group create web',
    'security group rule create --protocol tcp --dst-port 80 web',
  );
  const numbers = listRules(world).map(({number}) => number);
  t.true(numbers.length > 4);
  const emptied = after(world, `security group rule delete ${numbers.join(' ')}`);
  const told = changesBetween(world, emptied).map(change =>
    change.kind === 'rule-gone' ? change.listed.number : 0,
  );
  t.deepEqual(told, numbers);
});
