import test from 'ava';
import fc from 'fast-check';
import {portsOf} from '../../../src/network/port.ts';
import {exportWorld} from '../../../src/projects/export/export-world.ts';
import {ruleKey} from '../../../src/security-groups/duplicate.ts';
import {type GroupId, groupId, type RuleBody} from '../../../src/security-groups/rule.ts';
import {readRuleRequest} from '../../../src/security-groups/rule-request.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {after, course, emptyGroups} from '../../a-course.ts';
import {oddWorlds} from './odd-worlds.ts';
import {type Configuration, readTerraform} from './provider.ts';

const terraform = (world: World): string => exportWorld(world, 'terraform').text;

type Resources = Configuration['resource'];

/** What is asked of the API for each rule: the provider leaves out a number that is 0. */
const bodiesIn = ({openstack_networking_secgroup_rule_v2: rules = {}}: Resources) =>
  Object.values(rules).map(rule => {
    const body = readRuleRequest({
      direction: rule.direction,
      ethertype: rule.ethertype,
      protocol: rule.protocol ?? null,
      portRangeMin: rule.port_range_min || null,
      portRangeMax: rule.port_range_max || null,
      remoteIpPrefix: rule.remote_ip_prefix ?? null,
      remoteGroup: rule.remote_group_id === undefined ? null : groupId(rule.remote_group_id),
      remoteAddressGroup: rule.remote_address_group_id ?? null,
      description: rule.description ?? '',
    });
    if (!body.ok) throw new Error(body.error.says);
    return {group: rule.security_group_id, body: body.value};
  });

/** What a rule allows, with a group by what it is called in the text. */
const keyOf = (names: ReadonlyMap<GroupId, string>, body: RuleBody): string => {
  const {remote} = body;
  const called = remote.kind === 'group' ? groupId(names.get(remote.group) ?? '') : undefined;
  return ruleKey(called ? {...body, remote: {kind: 'group', group: called}} : body);
};

const isZero = ({traffic}: RuleBody): boolean =>
  traffic.kind === 'icmp' && (traffic.icmp?.type === 0 || traffic.icmp?.code === 0);

const none: ReadonlyMap<GroupId, string> = new Map();

test('what is written is valid for the provider, and makes the same rules', async t => {
  for (const world of fc.sample(oddWorlds, 60)) {
    const {resource, data} = await readTerraform(terraform(world));
    const made = world.groups.filter(({name}) => name !== 'default');
    const own = world.groups.filter(({name}) => name === 'default');
    const groups = Object.entries(resource.openstack_networking_secgroup_v2 ?? {});
    t.deepEqual(
      groups.map(([, {name, description}]) => [name, description ?? '']).sort(),
      // Terraform's strings are normalized.
      made.map(({name, description}) => [name.normalize(), description.normalize()]).sort(),
    );
    t.true(groups.every(([, {delete_default_rules}]) => delete_default_rules === true));
    // Labels are given in order, and the parser keeps none: groups are found by what they hold.
    const order = [
      ...terraform(world).matchAll(/^resource "openstack_networking_secgroup_v2" "(\w+)"/gm),
    ];
    const names = new Map<GroupId, string>([
      ...made.map(
        ({id}, index) =>
          [id, `\${openstack_networking_secgroup_v2.${order[index]?.[1]}.id}`] as const,
      ),
      ...own.map(
        ({id}) => [id, `\${data.openstack_networking_secgroup_v2.default_group.id}`] as const,
      ),
    ]);
    const wanted = made.flatMap(({id, rules}) =>
      rules.filter(rule => !isZero(rule)).map(rule => `${names.get(id)} ${keyOf(names, rule)}`),
    );
    const found = bodiesIn(resource).map(({group, body}) => `${group} ${keyOf(none, body)}`);
    t.deepEqual(found.filter(key => !key.startsWith('${data.')).sort(), wanted.sort());
    const ports = Object.values(data.openstack_networking_port_v2 ?? {});
    t.is(ports.length, world.platform.instances.flatMap(portsOf).length);
  }
});

test('the text of a description is the one that was given', async t => {
  const world = after(
    emptyGroups,
    `security group rule create --description 'a "b" \\ \${c} %{d} $\${e}' sg-public`,
  );
  const {resource} = await readTerraform(terraform(world));
  t.deepEqual(
    bodiesIn(resource).map(({body}) => body.description),
    [`a "b" \\ \${c} %{d} $\${e}`],
  );
});

test('ICMP type and code 0 are left to the client, in a comment and a remark', async t => {
  const world = after(
    emptyGroups,
    'security group rule create --protocol icmp --icmp-type 0 sg-public',
    'security group rule create --protocol icmp --icmp-type 8 --icmp-code 0 sg-public',
    'security group rule create --protocol icmp --icmp-type 8 sg-public',
  );
  const {text, remarks} = exportWorld(world, 'terraform');
  const {resource} = await readTerraform(text);
  t.is(bodiesIn(resource).length, 1);
  t.regex(text, /^# openstack security group rule create .*--icmp-type 0 .*sg-public$/m);
  t.regex(text, /^# openstack security group rule create .*--icmp-code 0 .*sg-public$/m);
  t.is(remarks.filter(remark => remark.includes('ICMP')).length, 2);
});

test('a protocol that the provider has no name for is a number', async t => {
  const world = after(emptyGroups, 'security group rule create --protocol hopopt sg-public');
  t.regex(terraform(world), /protocol += "0"/);
  await t.notThrowsAsync(readTerraform(terraform(world)));
});

test('an instance without a group is given none, and is told apart by its address', async t => {
  const [place] = course;
  const world = after(place.start, place.lesson.solution);
  const {resource, data} = await readTerraform(terraform(world));
  const associations = Object.values(
    resource.openstack_networking_port_secgroup_associate_v2 ?? {},
  );
  t.deepEqual(
    associations.map(each => each.security_group_ids),
    [[], [], []],
  );
  t.true(associations.every(({enforce}) => enforce === true));
  t.is(data.openstack_networking_port_v2?.port_public?.fixed_ip, '185.189.28.56');
});

test('a rule that the default group lacks is named, since Terraform cannot take it', t => {
  const world = after(course[0].start, 'security group rule delete 1');
  const {text, remarks} = exportWorld(world, 'terraform');
  t.regex(text, /^# egress any to any$/m);
  t.regex(remarks.join('\n'), /default group/);
});

test('every lesson is valid for the provider', async t => {
  for (const {start, lesson} of course) {
    await t.notThrowsAsync(readTerraform(terraform(after(start, lesson.solution))), lesson.id);
  }
});

for (const [title, broken] of [
  [
    'any is no protocol',
    (text: string) => text.replace('protocol          = "tcp"', 'protocol = "any"'),
  ],
  ['ethertypes have their case', (text: string) => text.replace('"IPv4"', '"ipv4"')],
  ['a range needs both ends', (text: string) => text.replace(/ +port_range_max.*\n/, '')],
  [
    'a reference leads somewhere',
    (text: string) => text.replace('_v2.sg_public.id', '_v2.sg_nobody.id'),
  ],
  ['a block is closed', (text: string) => text.replace('}', '')],
] as const) {
  test(`the provider's rules are held: ${title}`, async t => {
    const place = course[2] ?? course[0];
    const text = terraform(after(place.start, place.lesson.solution));
    await t.notThrowsAsync(readTerraform(text));
    t.not(broken(text), text);
    await t.throwsAsync(readTerraform(broken(text)));
  });
}
