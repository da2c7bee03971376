import test from 'ava';
import fc from 'fast-check';
import {assumedProject} from '../../../src/client/explain/assumed-project.ts';
import {type Explanation, explain} from '../../../src/client/explain/explain.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {runs} from '../../checks.ts';
import {after, worldWith} from '../a-world.ts';
import {type Case, cases, isServerFault, words} from '../recorded-cases.ts';

const project = assumedProject(worldWith().platform);

const outcome = (explained: Explanation): Omit<Case, 'command'> => {
  if (explained.kind === 'rule') return {rule: explained.rule};
  return explained.kind === 'refused'
    ? {error: words(explained.error)}
    : {error: 'it makes no rule'};
};

test('each recorded command is explained, with the rule or the error that was recorded', t => {
  t.is(cases.length, 1500);
  t.is(cases.filter(isServerFault).length, 1);
  for (const {command, rule, error} of cases.filter(each => !isServerFault(each))) {
    const explained = explain(project, command);
    t.deepEqual(outcome(explained), rule ? {rule} : {error: words(error ?? '')}, command);
    if (explained.kind === 'refused') t.regex(explained.hint, /\S.*[.\w/)]$/, command);
    else t.regex(explained.says, /^Members of web .*\.$/, command);
    if (explained.kind === 'rule') {
      for (const remark of explained.remarks) t.regex(remark, /^\S.*\S$/, command);
    }
  }
});

const create = 'security group rule create';

/** A command, and the sentence for the rule it makes. */
const sentences: readonly (readonly [command: string, says: string])[] = [
  [
    `openstack ${create} --protocol tcp --dst-port 443 web`,
    'Members of web accept new tcp connections to port 443 from any IPv4 address; replies need no rule.',
  ],
  [
    `${create} web`,
    'Members of web accept new connections of every protocol and port from any IPv4 address; replies need no rule.',
  ],
  [
    `${create} --egress --protocol udp --dst-port 53 --remote-ip 1.1.1.1 web`,
    'Members of web may send udp packets to port 53 of 1.1.1.1 alone; replies come back without a rule.',
  ],
  [
    `${create} --egress --protocol tcp --dst-port 80:90 --remote-ip 10.0.0.5/24 web`,
    'Members of web may open tcp connections to ports 80 to 90 of any address of 10.0.0.0/24; replies come back without a rule.',
  ],
  [
    `${create} --egress --ethertype IPv6 web`,
    'Members of web may open connections of every protocol and port to any IPv6 address; replies come back without a rule.',
  ],
  [
    `${create} --protocol sctp --remote-group app web`,
    'Members of web accept new sctp connections to every port from members of app, at their IPv4 addresses; replies need no rule.',
  ],
  [
    `${create} --protocol gre --remote-group web web`,
    'Members of web accept gre packets from other members of web, at their IPv4 addresses; replies need no rule.',
  ],
  [
    `${create} --protocol 99 --remote-ip 2001:db8::1 --ethertype IPv6 web`,
    'Members of web accept packets of protocol 99 from 2001:db8::1 alone; replies need no rule.',
  ],
  [
    `${create} --protocol icmp --icmp-type 8 web`,
    'Members of web accept pings from any IPv4 address; replies need no rule.',
  ],
  [
    `${create} --egress --protocol ipv6-icmp web`,
    'Members of web may send pings and all other ipv6-icmp requests to any IPv6 address; replies come back without a rule.',
  ],
  [
    `${create} --protocol icmp --icmp-type 13 --icmp-code 0 web`,
    'Members of web accept icmp of type 13 (timestamp request), code 0 from any IPv4 address; replies need no rule.',
  ],
  [
    `${create} --protocol icmp --icmp-type 0 web`,
    'Members of web gain nothing by it: icmp of type 0 (echo reply) only ever answers. An answer passes with what it belongs to, whatever the rules say, and what belongs to nothing is dropped.',
  ],
];

for (const [command, says] of sentences) {
  test(`it means: ${command}`, t => {
    const explained = explain(project, command);
    t.is(explained.kind === 'refused' ? explained.error : explained.says, says);
  });
}

const remarksOn = (world: World, command: string): readonly string[] => {
  const explained = explain(world, command);
  if (explained.kind !== 'rule') throw new Error(`${command} makes no rule`);
  return explained.remarks;
};

/** A command, and what must be minded about it. */
const minded: readonly (readonly [command: string, remark: RegExp])[] = [
  [create, /^Without options a rule is as open as can be/],
  [`${create} --remote-ip 0.0.0.0/0`, /^This rule is as open as can be/],
  [`${create} --protocol tcp --dst-port 22`, /^SSH \(tcp\/22\) would be open to everybody/],
  [
    `${create} --protocol tcp --dst-port 443`,
    /^Without --remote-ip and --remote-group .*0\.0\.0\.0\/0/,
  ],
  [`${create} --protocol tcp --dst-port 443 --remote-ip 0.0.0.0/0`, /^0\.0\.0\.0\/0 is everybody/],
  [`${create} --protocol tcp --remote-ip 1.1.1.1/0`, /^1\.1\.1\.1\/0 takes in every IPv4 address/],
  [
    `${create} --protocol tcp --remote-ip 10.0.0.5/24`,
    /all of 10\.0\.0\.0\/24, 256 addresses.*10\.0\.0\.5\/32/,
  ],
  [`${create} --protocol tcp --remote-ip 10.1`, /^10\.1 is an address cut short/],
  [
    `${create} --protocol tcp --dst-port 443`,
    /^It is for IPv4 alone\. The same for IPv6: .*--ethertype IPv6/,
  ],
  [`${create} --protocol tcp --dst-port 22`, /^It is for IPv4 alone; IPv6 has rules of its own/],
  [`${create} --protocol icmp --dst-port 80`, /^ICMP has no ports/],
  [`${create} --protocol icmp --icmp-type -1`, /^--icmp-type below zero/],
  [`${create} --protocol icmp --icmp-type 0`, /^To let pings in or out.*--icmp-type 8\./],
  [`${create} --protocol tcp`, /^Without --dst-port it is every port of tcp/],
  [`${create} --protocol tcp --dst-port 1:65535`, /^1:65535 is stored as no range: /],
  [`${create} --dst-port 1:65535`, /^1:65535 is stored as no range at all/],
  [`${create} --protocol tcp --dst-port 80 --remote-ip ''`, /^Ports without a prefix/],
  [`${create} --protocol tcp --remote-group app`, /^A group stands for .* of the same site/],
  [`${create} --egress --protocol tcp`, /^Egress is about what members begin/],
  [`${create} --protocol 58 --icmp-type 128`, /^Calico reads an ICMP type only/],
  [`${create} --protocol dccp --dst-port 5`, /^Calico takes ports of tcp, udp and sctp only/],
  [`${create} --egress --protocol ipip`, /^It is for a tunnel that Calico drops/],
];

for (const [command, remark] of minded) {
  test(`to be minded: ${command} (${remark.source})`, t => {
    const remarks = remarksOn(project, `${command} web`);
    t.is(remarks.filter(each => remark.test(each)).length, 1, remarks.join('\n'));
  });
}

test('there is nothing to be minded about a rule that says what it means', t => {
  t.deepEqual(
    remarksOn(project, `${create} --protocol tcp --dst-port 22 --remote-ip 10.0.0.5 web`),
    [],
  );
  t.deepEqual(
    remarksOn(
      project,
      `${create} --protocol tcp --dst-port 22 --ethertype IPv6 --remote-ip 2001:db8::/32 web`,
    ),
    [],
  );
});

const members = after(
  worldWith('web', 'app', 'old'),
  'server add security group public web',
  'server add security group default app',
  'ingress tcp/80-90 on web',
);

test('where members are known they are spoken of', t => {
  const open = `${create} --protocol tcp --dst-port 443`;
  const says = (group: string) => remarksOn(members, `${open} ${group}`).join('\n');
  t.regex(says('old'), /No instance has old yet/);
  t.regex(says('app'), /From the Internet nobody gets to default, whatever a rule says/);
  t.notRegex(says('web'), /nobody|No instance/);
  // Of the two, only default has IPv6.
  t.regex(says('app'), /The same for IPv6/);
  t.notRegex(says('web'), /IPv6/);
  t.regex(
    remarksOn(members, `${create} --protocol tcp --dst-port 85 web`).join('\n'),
    /It adds nothing/,
  );
});

test('a stateless group is one more thing to be minded', t => {
  const world = after(worldWith(), 'security group create --stateless fast');
  t.regex(remarksOn(world, `${create} --protocol tcp fast`).join('\n'), /fast was made stateless/);
});

const full = after(
  members,
  'ingress tcp/22 from group:web on app',
  'server add security group public app',
);

/** A command that makes no rule, and what it would do. */
const others: readonly (readonly [command: string, says: string | RegExp])[] = [
  [
    'security group list',
    /^It only shows something: list .*security groups.*\. Nothing changes\.$/,
  ],
  ['openstack --help', 'It only shows something. Nothing changes.'],
  ['security group rule create --help', 'It only shows something. Nothing changes.'],
  [
    'security group create db',
    'Makes db. A new group is not empty: it lets everything out, over IPv4 and IPv6, and nothing in.',
  ],
  [
    'security group create --stateless db',
    /nothing in\. Calico keeps the state of every connection all the same/,
  ],
  ['security group delete old', 'Deletes old, with no rules of its own.'],
  [
    'security group rule delete 1',
    'Deletes rule 1 (web: ingress tcp/80-90 from 0.0.0.0/0). What nothing else allows can no longer begin; connections that are there go on until they end.',
  ],
  [
    'server add security group default web old',
    'default gets web and old, beside app: what any of its groups allows is allowed, in and out. old has no rules yet, and so adds nothing. Clients before 7.2 take one group at a time.',
  ],
  [
    'server remove security group public web',
    'public loses web and keeps app. What nothing else allows can no longer begin; connections that are there go on until they end.',
  ],
  [
    'server remove security group public web app',
    /It then has no group, and without one nothing passes, in or out\. Clients before 7.2/,
  ],
];

for (const [command, says] of others) {
  test(`no rule is made: ${command}`, t => {
    const explained = explain(full, command);
    if (explained.kind !== 'other') throw new Error(explained.kind);
    if (typeof says === 'string') t.is(explained.says, says);
    else t.regex(explained.says, says);
  });
}

test('a group goes with the rules of others that name it', t => {
  const world = after(full, 'server remove security group public web');
  const explained = explain(world, 'security group delete web');
  t.is(
    explained.kind === 'other' && explained.says,
    'Deletes web, with 1 rule of its own, and with it 1 rule of other groups that name it.',
  );
});

test('the short form is shown as the real command', t => {
  const explained = explain(project, 'ingress tcp/443 from public on web');
  t.is(
    explained.kind === 'rule' && explained.real,
    'openstack security group rule create --ingress --protocol tcp --dst-port 443 --remote-ip 185.189.28.56/32 web',
  );
});

test('nothing makes it throw, and the world stays as it was', t => {
  const before = JSON.stringify(full);
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 60}), line => {
      const explained = explain(full, line);
      return explained.kind === 'refused' ? explained.error !== '' : explained.says !== '';
    }),
    {numRuns: runs(1000)},
  );
  t.is(JSON.stringify(full), before);
});
