import test from 'ava';
import {ruleArguments} from '../../src/client/commands/security-group-rule-create.ts';
import {type Change, changesBetween} from '../../src/security-groups/changes.ts';
import {after, answer, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'old'),
  'ingress tcp/80 on web',
  'ingress tcp/22 from group:web on app',
  'server add security group public web',
);

const named = (things: readonly {readonly name: string}[]): string =>
  things.map(({name}) => name).join('+');

/** A change in few words. */
const short = (change: Change): string => {
  switch (change.kind) {
    case 'group-made':
    case 'group-gone':
      return `${change.kind} ${change.group.name}`;
    case 'group-set':
      return `${change.kind} ${change.was.name} ${change.is.name}`;
    case 'rule-made':
    case 'rule-gone':
      return `${change.kind} ${change.listed.number} ${change.listed.group.name}`;
    case 'instance-made':
    case 'instance-gone':
      return `${change.kind} ${change.instance.name}`;
    case 'instance-changed':
      return `${change.kind} ${change.was.addresses.length} ${change.is.second?.network}`;
    case 'membership':
      return `${change.kind} ${change.instance.name} ${named(change.had)} ${named(change.has)}`;
  }
};

/** A command, and everything that is different after it. */
const cases: readonly (readonly [command: string, changes: readonly string[]])[] = [
  ['security group list', []],
  ['security group rule create --help', []],
  ['server rebuild public', []],
  ['security group set --name web web', []],
  ['security group create db', ['group-made db']],
  ['security group delete old', ['group-gone old']],
  ['security group set --tag a web', ['group-set web web']],
  ['security group set --name www --description x web', ['group-set web www']],
  ['security group set --stateless old', ['group-set old old']],
  ['egress tcp/80 on web', ['rule-made 2 web']],
  ['security group rule delete 2 1', ['rule-gone 1 web', 'rule-gone 2 app']],
  ['server create --network default --security-group app new', ['instance-made new']],
  ['server delete public', ['instance-gone public']],
  ['server add network public default', ['instance-changed 1 default']],
  ['server add security group public app old', ['membership public web web+app+old']],
  ['server remove security group public web', ['membership public web ']],
];

for (const [command, changes] of cases) {
  test(`what ${command} changes`, t => {
    const {world: now, changes: told} = answer(world, command);
    t.deepEqual(told.map(short), changes);
    t.deepEqual(changesBetween(world, now), told);
  });
}

test('a group takes the rules of others with it that name it', t => {
  const free = after(world, 'server remove security group public web');
  t.deepEqual(answer(free, 'security group delete web').changes.map(short), [
    'group-gone web',
    'rule-gone 2 app',
  ]);
});

test('an answer says which command ran, and with what', t => {
  const {called} = answer(world, 'ingress tcp/443 from any on web');
  t.is(called?.command.words, 'security group rule create');
  t.is(called?.given.of(ruleArguments.protocol), 'tcp');
  t.is(answer(world, 'help server list').called, null);
});
