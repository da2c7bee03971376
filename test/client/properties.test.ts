import test from 'ava';
import * as fc from 'fast-check';
import {ruleCreateCommand, runCommand} from '../../src/client/command-line.ts';
import type {World} from '../../src/security-groups/world.ts';
import {runs} from '../checks.ts';
import {after, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'default', '-odd name', 'twin', 'twin'),
  'server add security group public web',
  'egress any on web',
  'ingress tcp/443 on web',
);

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
};
// Every attempt to change the world in place throws from here on.
freeze(world);

const starts = [
  'security group rule create',
  'security group rule list',
  'security group rule delete',
  'security group create',
  'security group delete',
  'security group show',
  'server add security group',
  'server remove security group',
  'security group set',
  'security group unset',
  'security group list',
  'server show',
  'server create',
  'server create --network public',
  'server delete',
  'server rebuild',
  'server list',
  'server add network',
  'server remove network',
  'server remove port',
  'network show',
  'subnet list',
  'port list',
  'port show',
  'ingress',
  'egress',
  'openstack',
  '',
];

const words = [
  ...['web', 'app', 'default', 'public', 'twin', 'nope', '1', '2', '99', 'a', "''", '-1', '--'],
  ...['--ingress', '--egress', '--protocol', '--dst-port', '--remote-ip', '--remote-group'],
  ...['--icmp-type', '--icmp-code', '--ethertype', '--description', '--project', '--help', '-h'],
  ...['tcp', 'udp', 'icmp', 'any', 'ipv6-icmp', 'tcp/443', 'tcp/80-90', 'icmp/8:0', 'any/1', '1/2'],
  ...['80', '80:90', '90:80', '80-90', '0', '70000', 'IPv6', 'ipv4', '0.0.0.0/0', '::/0', '10.0.0'],
  ...[
    'from',
    'to',
    'on',
    'group:web',
    'group:',
    '--=',
    '--dst-port=80',
    '__proto__',
    'constructor',
  ],
  ...['--name', '--tag', '--no-tag', '--stateless', '--network', '--security-group', '--nic'],
  ...['net-id=public', 'db', '-f', '-c', 'json', 'yaml', 'csv', 'shell', 'value', 'Name', 'id'],
  ...['--sort-column', '--noindent', '--quote', 'all', '--long', '--server', '--fixed-ip', '4'],
];

const mixes = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), {maxLength: 8}))
  .map(([start, rest]) => [start, ...rest].join(' '));

const check = (line: string, from: World): boolean => {
  const result = runCommand(from, line);
  if (!result.ok) return result.error.says !== '' && result.error.remedy !== '';
  // Whatever makes another world is told as a change.
  if (result.value.changes.length > 0 !== (result.value.world !== from)) return false;
  // The command answered does the same at the same world.
  const again = runCommand(from, result.value.command);
  return again.ok && JSON.stringify(again.value.world) === JSON.stringify(result.value.world);
};

test('no string makes it throw, and none changes the world in place', t => {
  const before = JSON.stringify(world);
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 60}), line => check(line, world)),
    {numRuns: runs(2000)},
  );
  fc.assert(
    fc.property(fc.string(), line => check(`ingress ${line}`, world)),
    {numRuns: runs(1000)},
  );
  t.is(JSON.stringify(world), before);
});

test('no mix of the grammar’s words makes it throw, and none changes the world in place', t => {
  const before = JSON.stringify(world);
  fc.assert(
    fc.property(mixes, line => check(line, world)),
    {numRuns: runs(4000)},
  );
  t.is(JSON.stringify(world), before);
});

const ruleLines = fc
  .record({
    direction: fc.constantFrom('--ingress', '--egress'),
    traffic: fc.constantFrom(
      ...['', '--protocol tcp', '--protocol udp --dst-port 80:90', '--protocol 6 --dst-port 443'],
      ...[
        '--protocol icmp',
        '--protocol icmp --icmp-type 0',
        '--protocol gre',
        '--protocol ipv6-icmp',
      ],
      ...['--protocol icmp --icmp-type 3 --icmp-code 4', '--protocol 58 --icmp-type 128'],
    ),
    far: fc.constantFrom('', '--remote-ip 10.0.0.5/24', '--remote-ip ::/0', '--remote-group app'),
    ethertype: fc.constantFrom('', '--ethertype IPv6'),
    description: fc.constantFrom('', "--description 'a note'", '--description=-x'),
    group: fc.constantFrom('app', "-- '-odd name'"),
  })
  .map(parts => `security group rule create ${Object.values(parts).join(' ')}`);

test('the command that makes a rule makes that rule', t => {
  fc.assert(
    fc.property(ruleLines, line => {
      const result = runCommand(world, line);
      if (!result.ok) return;
      const made = result.value.world;
      const group = made.groups.find(
        ({rules}, index) => rules.length > (world.groups[index]?.rules.length ?? 0),
      );
      const rule = group?.rules.at(-1);
      if (!group || !rule) throw new Error('no rule was made');
      t.deepEqual(after(world, ruleCreateCommand(world, group, rule)), made);
    }),
  );
});
