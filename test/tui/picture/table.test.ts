import test from 'ava';
import {runScript} from '../../../src/client/script.ts';
import {parseQuestion} from '../../../src/reachability/trace/question.ts';
import {trace} from '../../../src/reachability/trace/trace.ts';
import {listRules, type World} from '../../../src/security-groups/world.ts';
import {toAscii} from '../../../src/tui/ascii.ts';
import {textOf} from '../../../src/tui/draw/line.ts';
import type {Overlay} from '../../../src/tui/draw/picture/overlay.ts';
import {picture} from '../../../src/tui/draw/picture/picture.ts';
import {atLastHop} from '../../../src/tui/state/animation.ts';
import {matchesGolden} from '../../terminal/golden.ts';
import {shop} from './shop.ts';

const after = (script: string, world: World = shop): World => {
  const run = runScript(world, script);
  if (!run.ok) throw new Error(`${run.error.command}: ${run.error.refusal.says}`);
  return run.value;
};

const drawn = (world: World, width: number, height: number, overlay: Overlay = {}): string =>
  picture(world, [shop], [], width, height, overlay)
    .map(line => textOf(line).trimEnd())
    .join('\n');

/** The row of a table that begins with a name. */
const rowOf = (text: string, name: string): string =>
  text.split('\n').find(line => line.trimStart().startsWith(name)) ?? '';

const sizes = [
  [60, 6],
  [60, 20],
  [80, 13],
  [100, 16],
  [120, 19],
  [200, 26],
] as const;

for (const [width, height] of sizes) {
  test(`six instances at ${width}x${height}`, t => {
    matchesGolden(t, `diagram/shop-${width}x${height}`, drawn(shop, width, height));
  });
}

test('who differs from those of the same groups gets a row of its own', t => {
  t.regex(drawn(shop, 100, 16), /^ app-1, app-2 /m);
  const script = 'ingress tcp/9000 from app-1 on web\negress tcp/9000 to group:web on app';
  const apart = drawn(after(script), 100, 16);
  t.regex(apart, /^ web-1, web-2 /m);
  t.regex(apart, /^ app-1 .*── tcp\/443 \+1/m);
  t.regex(apart, /^ app-2 .*── tcp\/443 /m);
});

test('those who are alike stay together when one of them has just become so', t => {
  const before = after('openstack server remove security group web-2 managed');
  const text = drawn(shop, 80, 13, {against: {world: before, mark: 'new'}});
  t.regex(text, /^ web-1, web-2 /m);
  t.regex(rowOf(text, 'jump'), /━━ tcp\/22 +── tcp\/22 +── tcp\/22/);
});

test('an instance without a group stands among those who have none', t => {
  const alone = after(
    'openstack server remove security group db db\nopenstack server remove security group db managed',
  );
  t.regex(drawn(alone, 120, 19), /╭╌ no group: db ╌+╮/);
  t.regex(drawn(alone, 120, 19), /nothing passes/);
});

test('what would change is dotted, and what has changed is heavy', t => {
  const changed = after('ingress tcp/8080 from jump on app\negress tcp/8080 to group:app on jump');
  const ghost = drawn(shop, 120, 19, {against: {world: changed, mark: 'ghost'}});
  t.regex(rowOf(ghost, 'jump'), /·· tcp\/22 \+1 +·· tcp\/22 \+1/);
  const now = drawn(changed, 120, 19, {against: {world: shop, mark: 'new'}});
  t.regex(rowOf(now, 'jump'), /━━ tcp\/22 \+1 +━━ tcp\/22 \+1/);
});

test('the rule that is looked at is pointed at, and the ways that it opens are heavy', t => {
  const rule = listRules(shop).find(({number}) => number === 9)?.rule.id;
  if (!rule) return t.fail();
  const without = after('openstack security group rule delete 9');
  const overlay: Overlay = {
    against: {world: without, mark: 'lit'},
    pointed: {kind: 'rule', id: rule},
  };
  for (const [width, height] of [
    [80, 13],
    [120, 19],
  ] as const) {
    const text = drawn(shop, width, height, overlay);
    t.regex(text, /▸9 I?/);
    t.regex(rowOf(text, 'app-1'), /━━ tcp\/5432/);
    t.notRegex(rowOf(text, 'jump'), /━/);
  }
});

test('a packet goes over its arrow, and marks where it is stopped', t => {
  const marksFor = (to: string, width: number, height: number): string => {
    const question = parseQuestion(shop.platform, ['web-1', to, 'tcp/8080']);
    if (!question.ok) throw new Error(question.error.says);
    const packet = atLastHop(trace(shop, question.value));
    return drawn(shop, width, height, {packet});
  };
  t.regex(rowOf(marksFor('app-1', 120, 19), 'web-1'), /─● tcp\/8080 +── tcp\/8080/);
  t.regex(rowOf(marksFor('db', 120, 19), 'web-1'), /✗✗ neither/);
  t.regex(rowOf(marksFor('db', 80, 13), 'web-1'), /✗✗ no E,I/);
  t.regex(marksFor('app-1', 60, 20), /─ tcp\/8080 ●→ app-1/);
});

test('all of it is drawn in ASCII where that is asked for', t => {
  for (const [width, height] of sizes) {
    const text = toAscii(drawn(shop, width, height));
    t.regex(text, /^[\n -~]*$/);
    t.is(text.split('\n').length, drawn(shop, width, height).split('\n').length);
  }
  t.regex(rowOf(toAscii(drawn(shop, 120, 19)), 'app-1'), /-\. no ingress +-- tcp\/443/);
});

test('every rule is in the picture, or it says that there are more', t => {
  for (const [width, height] of sizes.slice(2)) {
    const text = drawn(shop, width, height);
    for (const {number} of listRules(shop).filter(({group}) => group.name !== 'default')) {
      t.regex(text, new RegExp(`[ │]${number} (I|E|ingress|egress) `), `rule ${number}`);
    }
  }
  t.regex(drawn(shop, 80, 9), /and \d+ more rows: show rules/);
  t.regex(drawn(shop, 60, 6), /and \d+ more lines: show reach/);
});
