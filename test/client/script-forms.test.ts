import test from 'ava';
import * as fc from 'fast-check';
import {runScript} from '../../src/client/script.ts';
import {inForm} from '../../src/client/script-forms.ts';
import {listRules} from '../../src/security-groups/world.ts';
import {runs} from '../checks.ts';
import {after, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'default', 'any', 'on', '10.0.0.1', 'odd name', 'twin', 'twin'),
  'egress any on web',
);

/** A script, and how it is written in the full form and in the short one. */
const forms: readonly (readonly [script: string, full: string, short: string])[] = [
  [
    'ingress tcp/443 from any on web',
    'openstack security group rule create --ingress --protocol tcp --dst-port 443 --remote-ip 0.0.0.0/0 web',
    'ingress tcp/443 from 0.0.0.0/0 on web',
  ],
  [
    'security group rule create --protocol udp --dst-port 80:90 --remote-group default web',
    'openstack security group rule create --protocol udp --dst-port 80:90 --remote-group default web',
    'ingress udp/80-90 from group:default on web',
  ],
  [
    'security group rule create --egress --protocol icmp --icmp-type 3 --icmp-code 4 --remote-group web app',
    'openstack security group rule create --egress --protocol icmp --icmp-type 3 --icmp-code 4 --remote-group web app',
    'egress icmp/3:4 to web on app',
  ],
  [
    '# What is there goes.\nsecurity group rule delete \\\n  1',
    `openstack security group rule delete ${listRules(world)[0]?.rule.id}`,
    'security group rule delete 1',
  ],
  [
    // Over IPv6 a group as remote has no short form, and neither has a note.
    'security group rule create --ethertype IPv6 --protocol tcp --remote-group web web\ningress tcp/1 on web',
    'openstack security group rule create --ethertype IPv6 --protocol tcp --remote-group web web\nopenstack security group rule create --ingress --protocol tcp --dst-port 1 --remote-ip 0.0.0.0/0 web',
    'security group rule create --ethertype IPv6 --protocol tcp --remote-group web web\ningress tcp/1 from 0.0.0.0/0 on web',
  ],
  [
    "security group rule create --description 'a note' web",
    "openstack security group rule create --description 'a note' web",
    "security group rule create --description 'a note' web",
  ],
  ['server list', 'openstack server list', 'server list'],
];

for (const [script, full, short] of forms) {
  test(`'${script.replaceAll('\n', '; ')}' is written in both forms`, t => {
    t.deepEqual(inForm(world, script, 'full'), {ok: true, value: full});
    t.deepEqual(inForm(world, script, 'short'), {ok: true, value: short});
  });
}

test('a script that is refused has no other form', t => {
  const written = inForm(world, 'server list\negress', 'short');
  t.like(written, {ok: false, error: {line: 2, command: 'egress'}});
});

const names = ['web', 'app', 'default', 'any', 'on', '10.0.0.1', "'odd name'", 'public'];
const lines = fc
  .record({
    direction: fc.constantFrom('--ingress', '--egress'),
    traffic: fc.constantFrom(
      ...['', '--protocol tcp', '--protocol udp --dst-port 80:90', '--protocol 6 --dst-port 443'],
      ...['--protocol icmp', '--protocol icmp --icmp-type 0', '--protocol gre', '--protocol 0'],
      ...['--protocol icmp --icmp-type 3 --icmp-code 4', '--protocol 58 --icmp-type 128'],
      ...['--protocol ipv6-icmp', '--protocol icmpv6 --icmp-type 1', '--protocol esp'],
    ),
    far: fc.oneof(
      fc.constantFrom('', '--remote-ip 10.0.0.5/24', '--remote-ip ::/0', '--remote-ip 2001:db8::1'),
      fc.constantFrom(...names).map(name => `--remote-group ${name}`),
    ),
    ethertype: fc.constantFrom('', '--ethertype IPv6'),
    description: fc.constantFrom('', '', "--description 'a note'"),
    group: fc.constantFrom(...names),
  })
  .map(parts => `security group rule create ${Object.values(parts).join(' ')}`);

for (const form of ['full', 'short'] as const) {
  test(`the ${form} form of a script leads to the same world`, t => {
    let written = 0;
    fc.assert(
      fc.property(fc.array(lines, {maxLength: 4}), several => {
        const script = several.join('\n');
        const made = runScript(world, script);
        const other = inForm(world, script, form);
        t.is(other.ok, made.ok);
        if (!other.ok || !made.ok) return;
        written += Number(other.value !== script);
        const again = runScript(world, other.value);
        t.deepEqual(again.ok && again.value.groups, made.value.groups);
      }),
      {numRuns: runs(500)},
    );
    t.true(written > 0, `${written} scripts have another form`);
  });
}
