import fc from 'fast-check';
import {runCommand} from '../../src/client/command-line.ts';
import {newProject} from '../../src/security-groups/change.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, platform} from '../a-course.ts';
import {bySize, seed} from '../checks.ts';
import {neutronTest} from './neutron-test.ts';

const count = bySize({quick: 10, ci: 60, all: 1000});

/** Often nothing, or what is right by itself, and now and then what is not. */
const sometimes = (
  right: readonly string[],
  wrong: readonly string[],
): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    {weight: 8, arbitrary: fc.constant([])},
    {weight: 8, arbitrary: fc.constantFrom(...right).map(word => word.split(' '))},
    {weight: 1, arbitrary: fc.constantFrom(...wrong).map(word => word.split(' '))},
  );

const range = fc
  .tuple(fc.integer({min: -1, max: 66_000}), fc.integer({min: 0, max: 66_000}), fc.boolean())
  .map(([low, high, isRange]) => ['--dst-port', isRange ? `${low}:${high}` : `${high}`]);

const group = fc.constantFrom('web', 'web', 'web', 'app', 'app', 'app', 'default', 'nobody');

const create = fc
  .tuple(
    sometimes(['--ingress', '--egress', '--in'], ['--egress --ingress', '--e']),
    sometimes(['--ethertype IPv4', '--ether ipv4'], ['--ethertype IPv5', '--ethertype ipv6']),
    sometimes(
      ['--protocol tcp', '--proto UDP', '--protocol icmp', '--protocol any'],
      ['--protocol ipv6-icmp', '--protocol 300'],
    ),
    fc.oneof({weight: 3, arbitrary: fc.constant([])}, {weight: 1, arbitrary: range}),
    sometimes(
      [''],
      ['--icmp-type 8', '--icmp-type 0 --icmp-code 0', '--icmp-code 1', '--icmp-type x'],
    ),
    sometimes(
      ['--remote-ip 10.65.0.0/17', '--remote-group app', '--remote-g web', '--remote-ip 10'],
      ['--remote-ip ::/0', '--remote-group nobody', '--remote-g web --remote-ip 10.0.0.1'],
    ),
    group,
  )
  .map(([direction, ethertype, protocol, ports, icmp, remote, name]) => [
    ...['security', 'group', 'rule', 'create'],
    ...[...direction, ...ethertype, ...protocol, ...ports, ...icmp, ...remote, name].filter(
      word => word !== '',
    ),
  ]);

const groupCommand = fc
  .tuple(fc.constantFrom('show', 'delete', 'create'), group)
  // The groups are to stay, and to be one of a name.
  .filter(
    ([verb, name]) =>
      verb === 'show' ||
      !['web', 'app', 'nobody'].includes(name) ||
      (verb === 'delete' && name === 'nobody'),
  )
  .map(([verb, name]) => ['security', 'group', verb, name]);

const command = fc.oneof({weight: 9, arbitrary: create}, {weight: 1, arbitrary: groupCommand});

/** What client 6.0 and Neutron 21 say in other words than the lab, or with more, each made one. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'],
  // Later Neutron lists 'any' among the protocols, too.
  [/\[None, 'any', /, '[None, '],
  // The lab has no URL to tell of.
  [/: Client Error for url: \S+,/, ','],
  // Later clients say what kind of group it is.
  [/Failed to delete group with/, 'Failed to delete security group with'],
];

/** What a command came to, in words that do not depend on ids. */
const outcome = (status: number, complaint: string): string =>
  status === 0
    ? 'done'
    : sameWords.reduce(
        (said, [pattern, same]) => said.replace(pattern, same),
        `${status}: ${complaint}`,
      );

/** The last lines in which the client complains; before come its usage, and what led to it. */
const complaintOf = (err: string, lines: number): string =>
  err
    .trim()
    .split('\n')
    .slice(-lines)
    .map(line => line.replace(/^Error while executing command: /, ''))
    .join('\n');

const byLab = (world: World, argv: readonly string[]): readonly [World, string] => {
  const answer = runCommand(world, argv.join(' '));
  return answer.ok
    ? [answer.value.world, outcome(0, '')]
    : [world, outcome(answer.error.exit, answer.error.says)];
};

neutronTest(
  `the client comes to the same as the lab in ${count} random commands`,
  async (t, neutron) => {
    t.log(`SEED=${seed}`);
    const project = neutron.project('commands');
    let world = newProject(platform);
    for (const name of ['web', 'app']) {
      const {status} = await project.client(['security', 'group', 'create', name]);
      t.is(status, 0);
      world = after(world, `security group create ${name}`);
    }
    const differing: string[] = [];
    let done = 0;
    for (const argv of fc.sample(command, {seed, numRuns: count})) {
      const {status, err} = await project.client(argv);
      const [next, ours] = byLab(world, argv);
      const theirs = outcome(status, complaintOf(err, ours.split('\n').length));
      world = next;
      if (theirs === 'done') done += 1;
      if (ours !== theirs) {
        differing.push([argv.join(' '), `lab: ${ours}`, `client: ${theirs}`].join('\n  '));
      }
    }
    t.log(`${done} of ${count} did something`);
    t.is(differing.length, 0, `SEED=${seed}\n${differing.join('\n')}`);
  },
);
