import {readFileSync} from 'node:fs';
import test from 'ava';
import {checkCourse} from '../../src/lessons/check/check-course.ts';
import {causes} from '../../src/reachability/gates/cause.ts';
import {misses} from '../../src/reachability/gates/near-miss.ts';
import {describeFault} from '../../src/text/fault.ts';
import {courseOf} from './a-course.ts';
import {builtInFiles} from './built-in.ts';

const guide = readFileSync('lessons/README.md', 'utf8');

const namesAfter = (condition: string): readonly string[] => {
  const [row = ''] = guide.split('\n').filter(line => line.startsWith(`| \`${condition}: `));
  const [, , meaning = ''] = row.split('|');
  return [...meaning.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
};

test('the guide to lessons lists every cause that a hint may name, and every miss', t => {
  t.deepEqual([...namesAfter('cause')].sort(), Object.keys(causes).sort());
  t.deepEqual([...namesAfter('miss')].sort(), [...misses].sort());
});

test('the complete lesson of the guide is proved', t => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
  const platform = builtInFiles.filter(({name}) => name === 'platform.yaml');
  const course = courseOf([...platform, {name: '01-ping.yaml', text}]);
  t.deepEqual(checkCourse(course).map(describeFault), []);
});
