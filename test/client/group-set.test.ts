import test from 'ava';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'default'),
  'server add security group public web',
  'ingress tcp/443 on web',
);

test('a group takes another name and description, and keeps its id, rules and members', t => {
  const {id, rules} = group(world, 'web');
  const after_ = after(world, "security group set --name www --description 'the web' web");
  t.like(group(after_, 'www'), {id, rules, description: 'the web'});
  t.deepEqual(after_.memberships, world.memberships);
  t.is(refusal(after_, 'security group show web').exit, 1);
});

test('only a group that nobody has can become stateless', t => {
  const {id} = group(world, 'web');
  t.is(
    refusal(world, 'security group set --stateless web').says,
    `ConflictException: 409, Security Group ${id} in use.`,
  );
  t.is(answer(world, 'security group set --stateful web').world, world);
  t.false(group(after(world, 'security group set --stateless app'), 'app').stateful);
});

test('the default group keeps its name, and takes a description', t => {
  t.regex(refusal(world, 'security group set --name x default').says, /Updating default/);
  const described = after(world, 'security group set --description ours default');
  t.is(group(described, 'default').description, 'ours');
});

test('tags are added, replaced, taken off, and asked for', t => {
  const tags = (...lines: readonly string[]) => group(after(world, ...lines), 'web').tags;
  const set = 'security group set --tag a --tag b web';
  t.deepEqual(tags(set), ['a', 'b']);
  t.deepEqual(tags(set, 'security group set --tag b --tag c web'), ['a', 'b', 'c']);
  t.deepEqual(tags(set, 'security group set --no-tag --tag c web'), ['c']);
  t.deepEqual(tags(set, 'security group unset --tag a web'), ['b']);
  t.deepEqual(tags(set, 'security group unset --all-tag web'), []);
  const tagged = after(world, set, 'security group set --tag b app');
  const names = (options: string): readonly string[] => {
    const {output} = answer(tagged, `security group list ${options} -c Name`);
    return output.kind === 'table' ? output.rows.map(({cells}) => cells[0]?.text ?? '') : [];
  };
  t.deepEqual(names('--tags a,b'), ['web']);
  t.deepEqual(names('--any-tags a,b'), ['web', 'app']);
  t.deepEqual(names('--not-tags a,b'), ['app', 'default']);
  t.deepEqual(names('--not-any-tags a,b'), ['default']);
});

test('a group made with tags has them', t => {
  const made = after(world, 'security group create db --tag x --tag x --tag y');
  t.deepEqual(group(made, 'db').tags, ['x', 'y']);
});
