import test from 'ava';
import {formatOutput} from '../../src/client/command-line.ts';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const world = worldWith('web', 'app');

/** Commands with options of openstack itself, what is left of them, and what is said. */
const taken: readonly (readonly [string, string, readonly RegExp[]])[] = [
  [
    'openstack --os-cloud sto1 server list',
    'server list',
    [/^--os-cloud changes nothing.*no cloud/],
  ],
  ['openstack --os-cloud=sto1 -v server list', 'server list', [/^--os-cloud/, /^-v changes.*tell/]],
  ['server list --debug --timing', 'server list', [/^--debug/, /^--timing/]],
  ['server list --os-project-name p -f json', 'server list -f json', [/^--os-project-name/]],
  ['security group list --insec', 'security group list', [/^--insec is --insecure, of openstack/]],
  ['security group create -- --debug', 'security group create -- --debug', []],
];

for (const [line, left, remarks] of taken) {
  test(`'${line}' is '${left}'`, t => {
    const {command, remarks: said} = answer(world, line);
    t.is(command, `openstack ${left}`);
    t.is(said.length, remarks.length, said.join('\n'));
    for (const [index, pattern] of remarks.entries()) t.regex(said[index] ?? '', pattern);
  });
}

// As the client 6.0 does: it reads its own options before the command's.
test('an option cut too short is taken for one of openstack itself', t => {
  const line = 'security group rule create --protocol tcp --d 80 web';
  const {says, remedy} = refusal(world, line);
  t.is(says, 'openstack security group rule create: error: unrecognized arguments: web');
  t.regex(remedy, /^--d is taken for --debug, of openstack itself: write the option out\./);
  const made = after(world, 'security group rule create --i web');
  t.is(group(made, 'web').rules[0]?.direction, 'ingress');
});

test('an option cut short that several of openstack’s own fit is refused by openstack', t => {
  const {says, exit} = refusal(world, 'security group list --ver');
  t.is(
    says,
    'openstack: error: ambiguous option: --ver could match --version, --verbose, --verify',
  );
  t.is(exit, 2);
  t.regex(refusal(world, 'security group list --os').says, /--os-cloud, --os-region-name/);
});

test('a value of an option of openstack itself may not be missing', t => {
  for (const line of [
    'security group list --os-cloud',
    'openstack --os-cloud -f json server list',
  ]) {
    t.is(refusal(world, line).says, 'openstack: error: argument --os-cloud: expected one argument');
  }
});

test('the version is a word about the lab', t => {
  t.regex(formatOutput(answer(world, 'openstack --version').output).join(''), /no client here/);
});
