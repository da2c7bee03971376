import test from 'ava';
import {complete} from '../../src/play/complete.ts';
import {openSandbox} from '../../src/play/open-lesson.ts';
import {open, typed} from './a-play.ts';

const play = typed(open(4), 'security group create "web servers"');

/** A line up to the cursor, and every word that its last may become. */
const cases: readonly (readonly [line: string, ...candidates: readonly string[]])[] = [
  ['hi', 'hint'],
  ['s', 'show', 'solution', 'security', 'server', 'subnet'],
  ['ingress ', 'any', 'tcp/', 'udp/', 'icmp'],
  ['ingress t', 'tcp/'],
  ['ingress tcp/80 ', 'from', 'on'],
  ['egress tcp/80 ', 'to', 'on'],
  ['egress tcp/80 on sg-public ', 'to'],
  ['egress tcp/80 to pub', 'public'],
  ['ingress tcp/80 from sg-d', 'sg-default'],
  ['ingress tcp/80 from group', 'group:default'],
  ['ingress tcp/80 from public on sg-', 'sg-public', 'sg-default', 'sg-private'],
  ['INGRESS tcp/80 FROM any ON SG-PU', 'sg-public'],
  ['ingress tcp/80 from public on sg-default '],
  ['ingress tcp/8'],
  ['trace pu', 'public'],
  ['trace public ', 'public', 'default', 'private', 'Internet', '1.1.1.1', 'visitor'],
  ['trace public default u', 'udp/'],
  ['trace public default tcp/80 ', 'established'],
  ['trace public default tcp/80 established '],
  ['show r', 'rules', 'reach'],
  ['show rules '],
  ['lessons no-s', 'no-second-leg'],
  ['help server r', 'remove', 'rebuild'],
  ['undo '],
  ['openstack security group r', 'rule'],
  ['security group rule ', 'list', 'show', 'create', 'delete'],
  ['openstack security group rule create --pr', '--protocol'],
  ['openstack security group rule create --ing', '--ingress'],
  ['openstack security group rule create --ingress --e', '--ethertype'],
  ['openstack security group rule create --remote-ip 1.1.1.1 --remote'],
  ['openstack security group rule create --ethertype ', 'IPv4', 'IPv6'],
  ['openstack security group rule create --ethertype IPv6 sg-pri', 'sg-private'],
  ['openstack security group rule create --remote-group sg-pu', 'sg-public'],
  ['openstack security group rule create --remote-ip 185', '185.189.28.56/32'],
  ['security group rule create --protocol t', 'tcp'],
  ['security group rule delete 1 ', '1', '2', '3', '4', '5', '6', '7', '8'],
  ['server add security group pri', 'private'],
  ['server add security group private web', 'web servers'],
  ['server add security group private sg-public sg-de', 'sg-default'],
  ['network show d', 'default-v4-nat'],
  ["security group show 'web"],
  ['nonsense and more '],
];

for (const [line, ...candidates] of cases) {
  test(`'${line}' may go on with ${candidates.join(', ') || 'nothing known'}`, t => {
    t.deepEqual(
      complete(play, line).candidates.map(({text}) => text),
      candidates,
    );
  });
}

test('what is not typed yet begins with the short form, and names every word of the lab', t => {
  const texts = complete(play, '').candidates.map(({text}) => text);
  t.deepEqual(texts.slice(0, 2), ['ingress', 'egress']);
  t.true(texts.includes('quit'));
  t.true(texts.includes('openstack'));
});

test('each candidate says what it is, but for what its name tells', t => {
  const {candidates} = complete(play, 'trace ');
  t.regex(candidates[0]?.about ?? '', /185\.189\.28\.56, sg-public/);
  for (const line of [
    '',
    'ingress ',
    'security ',
    'security group rule delete ',
    'openstack server show ',
  ]) {
    for (const {text, about} of complete(play, line).candidates) t.not(about, '', text);
  }
});

test('the sandbox has no words about lessons', t => {
  const {play: inSandbox} = openSandbox({kind: 'sandbox', start: play.world});
  const texts = complete(inSandbox, '').candidates.map(({text}) => text);
  t.true(texts.includes('trace'));
  t.false(texts.includes('hint'));
  t.false(texts.includes('next'));
});
