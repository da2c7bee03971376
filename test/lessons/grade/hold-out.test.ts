import test from 'ava';
import fc from 'fast-check';
import {runScript} from '../../../src/client/script.ts';
import {countStars, failuresOf, grade} from '../../../src/lessons/grade/grade.ts';
import {vary} from '../../../src/lessons/grade/variation.ts';
import {nextHint} from '../../../src/lessons/hints/hint.ts';
import type {HoldOut} from '../../../src/lessons/lesson.ts';
import {findInstance, instanceAt} from '../../../src/network/platform.ts';
import {groupsOf, type World} from '../../../src/security-groups/world.ts';
import {runs} from '../../checks.ts';
import {answered, builtIn, frame} from '../built-in.ts';

/** A frame with hold-outs of its own. */
const holdingOut = (number: number, ...holdOuts: readonly HoldOut[]) => {
  const place = frame(number);
  return {...place, lesson: {...place.lesson, holdOuts}};
};

const renewed = (instance: string): HoldOut => ({kind: 'renewed', instance});
const another = (instance: string): HoldOut => ({kind: 'another', instance});

const byAddress = [
  'egress tcp/3333 to public on sg-default',
  'ingress tcp/3333 from default on sg-public',
];
const byGroup = [
  'egress tcp/3333 to group:sg-public on sg-default',
  'ingress tcp/3333 from group:sg-default on sg-public',
];

/** A hold-out of frame 5, and what answers by address and by group fail on. */
const cases: readonly (readonly [HoldOut, address: readonly string[], group: readonly string[]])[] =
  [
    [renewed('default'), ['hold-out'], []],
    [renewed('public'), ['hold-out'], []],
    [another('default'), ['hold-out'], []],
    [another('public'), ['hold-out'], []],
    [renewed('private'), [], []],
    [another('private'), [], []],
    [{...renewed('default'), remark: 'Beware.'}, [], []],
  ];

for (const [holdOut, address, group] of cases) {
  const title = `${holdOut.kind} ${holdOut.instance}${holdOut.remark ? ', remarked' : ''}`;
  test(`${title}: an answer by address fails on ${address.join() || 'nothing'}`, t => {
    const place = holdingOut(5, holdOut);
    const graded = grade(place, answered(place, ...byAddress), []);
    t.deepEqual(failuresOf(graded), address);
    t.is(graded.solved, address.length === 0);
    t.is(countStars(graded.stars), address.length === 0 ? 3 : 0);
    t.deepEqual(failuresOf(grade(place, answered(place, ...byGroup), [])), group);
  });
}

test('an instance made anew is asked to be seen under its new address, and the host under its own', t => {
  const place = holdingOut(5, renewed('default'));
  t.deepEqual(grade(place, answered(place, ...byGroup), []).holdOuts, []);
  const behindNat = holdingOut(7, renewed('default'), another('default'));
  t.deepEqual(grade(behindNat, behindNat.solved, []).holdOuts, []);
});

test('nothing is held out while a goal is not met, nor in a sandbox', t => {
  const place = holdingOut(5, renewed('default'));
  t.deepEqual(grade(place, place.start, []).holdOuts, []);
  const {lesson} = place;
  const without = {...place, lesson: {...lesson, goals: []}};
  t.deepEqual(grade(without, place.start, []).holdOuts, []);
});

test('a hint may be for those whose answer does not last, and for one goal of it', t => {
  const place = frame(13);
  const {lesson} = place;
  const [mistake] = lesson.mistakes.filter(({fails}) => fails.includes('hold-out'));
  const world = runScript(place.start, mistake?.answer ?? '');
  if (!world.ok) throw new Error(world.error.refusal.says);
  const graded = grade(place, world.value, []);
  t.is(nextHint(lesson, graded, [])?.id, 'not-for-long');
  const about = (goal: string) => {
    const hints = lesson.hints.map(hint =>
      hint.id === 'not-for-long' ? {...hint, when: {'hold-out': true, goal}} : hint,
    );
    return nextHint({...lesson, hints}, graded, [])?.id;
  };
  t.is(about('three-to-one'), 'not-for-long');
  t.not(about('strangers'), 'not-for-long');
  t.not(nextHint(lesson, grade(place, place.start, []), [])?.id, 'not-for-long');
});

test('an instance made anew, or another like it, has the groups and a free address of the pool', t => {
  for (const {solved} of builtIn) {
    for (const {name} of solved.platform.instances) {
      for (const kind of ['renewed', 'another'] as const) {
        const varied = vary(solved, {kind, instance: name});
        if (!varied) throw new Error(`${name} cannot be ${kind}`);
        const {world, before, instance} = varied;
        const there = findInstance(world.platform, kind === 'renewed' ? name : `another-${name}`);
        t.is(there, instance);
        t.is(
          world.platform.instances.length,
          solved.platform.instances.length + (kind === 'another' ? 1 : 0),
        );
        t.deepEqual(groupsOf(world, instance), groupsOf(solved, before));
        t.is(instance.addresses.length, before.addresses.length);
        for (const address of instance.addresses) {
          t.is(instanceAt(solved.platform, address), undefined);
          t.is(instanceAt(world.platform, address), instance);
        }
      }
    }
  }
  t.is(vary(frame(2).start, {kind: 'renewed', instance: 'nobody'}), undefined);
});

/** The world with its rules in another order, and its memberships too. */
const shuffled = (world: World, keys: readonly number[]): World => {
  const inOrder = <Item>(items: readonly Item[]): readonly Item[] =>
    items
      .map((item, index) => ({item, key: keys[index % keys.length] ?? 0}))
      .sort((one, other) => one.key - other.key)
      .map(({item}) => item);
  return {
    ...world,
    groups: inOrder(world.groups.map(group => ({...group, rules: inOrder(group.rules)}))),
    memberships: Object.fromEntries(
      Object.entries(world.memberships).map(([id, groups]) => [id, inOrder(groups)]),
    ),
  };
};

// So there is no variation that shuffles: what passes is a union, which knows no order.
test('the order in which rules were made changes no grade', t => {
  const answers = builtIn.flatMap(place =>
    [place.lesson.solution, ...place.lesson.mistakes.map(({answer}) => answer)].flatMap(answer => {
      const world = runScript(place.start, answer);
      return world.ok ? [{place, world: world.value}] : [];
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...answers),
      fc.array(fc.nat(), {minLength: 7, maxLength: 11}),
      ({place, world}, keys) => {
        const failures = (each: World) => failuresOf(grade(place, each, []));
        t.deepEqual(failures(shuffled(world, keys)), failures(world));
      },
    ),
    {numRuns: runs(200)},
  );
});
