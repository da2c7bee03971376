import {excess} from '../reachability/reach/compare.ts';
import {describePassages} from '../reachability/words/describe-passage.ts';
import type {World} from '../security-groups/world.ts';
import {type Said, say, sayAll, type Tone} from './said.ts';

const most = 6;

const listed = (tone: Tone, what: string, lines: readonly string[]): readonly Said[] => [
  ...sayAll(
    tone,
    lines.slice(0, most).map(line => `${what} ${line}`),
  ),
  ...(lines.length > most ? [say('plain', `and ${lines.length - most} more`)] : []),
];

/** Says exactly what a change of the world opens and closes, a line each. */
export const describeReachChange = (before: World, after: World): readonly Said[] => {
  const opened = describePassages(after, excess(after, before));
  const closed = describePassages(before, excess(before, after));
  return opened.length + closed.length === 0
    ? [say('plain', 'What can pass is the same as before.')]
    : [...listed('good', 'Opens', opened), ...listed('bad', 'Closes', closed)];
};
