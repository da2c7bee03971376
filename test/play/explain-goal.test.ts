import test from 'ava';
import {grade} from '../../src/lessons/grade/grade.ts';
import type {Expectation} from '../../src/lessons/lesson.ts';
import {explainGoal} from '../../src/play/explain-goal.ts';
import {indented} from '../../src/play/said.ts';
import type {World} from '../../src/security-groups/world.ts';
import {lessonAt} from '../a-course.ts';
import {addressIn} from '../network/read.ts';
import {demandIn, dualStack} from '../reachability/dual-stack.ts';

/** How a goal of one flow stands in a world. */
const graded = (world: World, flow: string, expect: Expectation) => {
  const place = lessonAt('2');
  const goal = {id: 'x', say: 'x', flow, demand: demandIn(world, flow), expect};
  const [found] = grade({...place, lesson: {...place.lesson, goals: [goal]}}, world, []).goals;
  if (!found) throw new Error('There is no goal.');
  return found;
};

const explained = (world: World, flow: string, expect: Expectation): string =>
  explainGoal(graded(world, flow, expect))
    .map(indented)
    .join('\n');

test('what a compute host serves passes, and is told to pass by that', t => {
  const flow = 'def -> 169.254.169.254 tcp/80';
  t.true(graded(dualStack, flow, {kind: 'open'}).met);
  t.regex(
    explained(dualStack, flow, {kind: 'blocked'}),
    /passes: compute-2 answers by itself: metadata needs no rule\.$/,
  );
  t.regex(
    explained(dualStack, 'def -> 203.0.113.12 tcp/53', {kind: 'open'}),
    /stops at ingress: the compute host at 203\.0\.113\.12 takes DHCP, DNS and metadata/,
  );
});

test('what is to be seen as an address must be so over each version of IP', t => {
  const seenAs = {kind: 'seen-as', address: addressIn('203.0.113.12')} as const;
  t.true(graded(dualStack, 'def -> Internet tcp/443 over IPv4', seenAs).met);
  t.false(graded(dualStack, 'def -> Internet tcp/443', seenAs).met);
  t.regex(explained(dualStack, 'def -> Internet tcp/443', seenAs), /sees 2a0a:bcc0:41::5 \(def\)/);
});
