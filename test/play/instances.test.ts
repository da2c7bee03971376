import test from 'ava';
import {openLesson} from '../../src/play/open-lesson.ts';
import {emptySave} from '../../src/progress/save.ts';
import {builtIn} from '../lessons/built-in.ts';
import {open, saidBy, solve, typed} from './a-play.ts';

for (const {number, start} of builtIn) {
  const all = start.platform.instances;
  for (const {name, network, addresses} of all) {
    test(`lesson ${number} bears it that ${name} is deleted and made again`, t => {
      const before = open(number);
      const gone = typed(before, `server delete ${name}`);
      t.not(gone.reply.kind, 'refused');
      for (const {goal, met, absent} of gone.grade.goals) {
        const isAbout = [goal.demand.from, goal.demand.to].some(
          end => end.kind === 'instance' && end.instance.name === name,
        );
        t.is(absent, isAbout ? name : undefined, goal.say);
        if (isAbout) t.false(met, goal.say);
      }
      for (const line of ['why', 'show reach', 'show goals', 'hint', 'show servers']) {
        t.not(typed(gone, line).reply.kind, 'refused', line);
      }
      t.is(typed(gone, `trace ${name} Internet tcp/80`).reply.kind, 'refused');

      const again = typed(gone, `server create --network ${network} ${name}`);
      const made = again.world.platform.instances.find(each => each.name === name);
      t.not(made?.addresses[0], addresses[0]);
      t.true(again.grade.goals.every(({absent}) => absent === undefined));

      // What is kept of it leads to the same world.
      const place = again.place;
      t.deepEqual(openLesson(again, place).play.world, again.world);
      t.deepEqual(typed(again, 'undo', 'undo').world, before.world);
      t.deepEqual(typed(again, 'undo', 'redo').world, again.world);
    });
  }

  test(`lesson ${number} bears it that no instance is left`, t => {
    const names = all.map(({name}) => name).join(' ');
    const empty = typed(open(number), `server delete ${names}`);
    t.is(empty.world.platform.instances.length, 0);
    t.false(empty.grade.solved);
    t.not(typed(empty, 'why', 'show reach').reply.kind, 'refused');
  });
}

test('a goal about a deleted instance says so, and what brings it back', t => {
  const gone = typed(open(4), 'server delete public', 'why');
  t.regex(saidBy(gone), /There is no instance public\. undo brings it back/);
  t.regex(saidBy(typed(gone, 'show goals')), /\(there is no public\)/);
});

test('a lesson can be solved with an instance made again', t => {
  const again = typed(
    open(4),
    'server delete public',
    'server create --network public --security-group sg-public public',
  );
  t.true(solve(again).grade.solved === false, 'the old address is not public any more');
  t.true(typed(again, 'ingress tcp/80 from public on sg-default').grade.solved);
});

test('a new address is told, and rules that name the old one', t => {
  const solved = typed(open(4), 'ingress tcp/80 from public on sg-default');
  const gone = typed(solved, 'server delete public');
  t.regex(saidBy(gone), /public is gone, and gives back 185\.189\.28\.56/);
  t.regex(saidBy(gone), /rule 3 \(sg-default: ingress tcp\/80 from 185\.189\.28\.56\/32\)/i);
  const made = typed(gone, 'server create --network public public');
  t.regex(saidBy(made), /public is made: 185\.189\.28\.57 from public, on compute-\d/);
  t.regex(saidBy(made), /It has default\./);
});

test('a save of instances made is kept as it was typed', t => {
  const play = typed(open(2), 'server create --network private app', 'server delete app');
  t.deepEqual(play.save.lessons[play.place.lesson.id]?.commands, [
    'openstack server create --network private app',
    'openstack server delete app',
  ]);
  t.deepEqual(
    openLesson({course: builtIn, save: emptySave('ada')}, play.place).play.world,
    play.place.start,
  );
});
