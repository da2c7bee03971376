import test from 'ava';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const create = 'security group rule create';

/**
 * Pairs of options, and whether the API takes the second rule for the first (checked against
 * neutron/db/securitygroups_db.py of 21.0.0, _rule_to_key).
 */
const pairs: readonly (readonly [string, string, boolean])[] = [
  ['--protocol tcp', '--protocol 6', true],
  ['--protocol tcp', '--protocol TCP --description other', true],
  ['--protocol tcp', '--protocol tcp --dst-port 1:65535', true],
  ['', '--remote-ip 0.0.0.0/0', true],
  ['', '--protocol any', true],
  ['--ethertype IPv6', '--ethertype IPv6 --remote-ip ::/0', true],
  ['--ethertype IPv6 --protocol icmp', '--protocol ipv6-icmp', true],
  ['--ethertype IPv6 --protocol icmpv6', '--protocol 58', true],
  ['--ethertype IPv6 --protocol 1', '--protocol icmpv6', true],
  [
    '--ethertype IPv6 --remote-ip 2001:DB8::/32',
    '--ethertype IPv6 --remote-ip 2001:db8::/32',
    true,
  ],
  ['--remote-ip 10.0.0.5', '--remote-ip 10.0.0.5/32', true],
  ['--remote-ip 10.0.0.0/255.255.255.0', '--remote-ip 10.0.0.0/24', true],
  ['--remote-group app', '--remote-group app --description other', true],
  ['--protocol ip', '--protocol 0', true],
  ['--protocol icmp --icmp-type -1', '--protocol icmp', true],
  ['--protocol ip', '--protocol hopopt', false],
  ['--protocol hopopt', '--protocol 0', false],
  ['--remote-ip 10.0.0.5/24', '--remote-ip 10.0.0.0/24', false],
  ['', '--egress', false],
  ['', '--ethertype IPv6', false],
  ['', '--protocol 0', false],
  ['--protocol icmp --icmp-type 8', '--protocol icmp --icmp-type 8 --icmp-code 0', false],
  ['--protocol tcp --dst-port 80', '--protocol tcp --dst-port 80:81', false],
  ['--remote-group app', '--remote-group web', false],
];

for (const [first, second, isSame] of pairs) {
  test(`'${second}' is ${isSame ? 'the same rule as' : 'another rule than'} '${first}'`, t => {
    const world = after(worldWith('web', 'app'), `${create} ${first} web`);
    const line = `${create} ${second} web`;
    if (!isSame) {
      t.is(group(answer(world, line).world, 'web').rules.length, 2);
      return;
    }
    const [rule] = group(world, 'web').rules;
    const {says, exit} = refusal(world, line);
    t.is(
      says,
      `ConflictException: 409, Security group rule already exists. Rule id is ${rule?.id}.`,
    );
    t.is(exit, 1);
    t.is(answer(world, `${create} ${second} app`).world.groups[1]?.rules.length, 1);
  });
}
