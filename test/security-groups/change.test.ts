import test from 'ava';
import {flowsOf, includes} from '../../src/reachability/flows/flows.ts';
import {parsePacket} from '../../src/reachability/trace/question.ts';
import type {Result} from '../../src/result.ts';
import type {ApiError} from '../../src/security-groups/api-error.ts';
import {
  addToInstance,
  createGroup,
  createRule,
  deleteGroup,
  deleteRule,
  newProject,
  removeFromInstance,
} from '../../src/security-groups/change.ts';
import type {GroupId, RuleId, SecurityGroup} from '../../src/security-groups/rule.ts';
import {type RuleRequest, readRuleRequest} from '../../src/security-groups/rule-request.ts';
import {
  groupsNamed,
  groupsOf,
  listRules,
  membersOf,
  type World,
} from '../../src/security-groups/world.ts';
import {instanceIn, platform} from '../a-course.ts';

const sure = <Value>(result: Result<Value, ApiError>): Value => {
  if (!result.ok) throw new Error(result.error.says);
  return result.value;
};

const refusal = (result: Result<unknown, ApiError>): readonly [number, string] | null =>
  result.ok ? null : [result.error.status, result.error.type];

const instance = instanceIn('public');
const project = newProject(platform);
const {world: withWeb, made: web} = sure(
  createGroup(project, {name: 'web', description: '', stateful: true}),
);
const nowhere = 'ffffffff-0000-4000-8000-000000000000';

const rule = (asked: Partial<RuleRequest>) =>
  sure(
    readRuleRequest({
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      portRangeMin: 80,
      portRangeMax: 80,
      remoteIpPrefix: '0.0.0.0/0',
      remoteGroup: null,
      remoteAddressGroup: null,
      description: '',
      ...asked,
    }),
  );

const rulesIn = (world: World, group: SecurityGroup) =>
  world.groups.find(({id}) => id === group.id)?.rules ?? [];

test('a project begins with a default group that lets its members out and at each other', t => {
  const [group] = project.groups;
  t.is(group?.name, 'default');
  t.deepEqual(
    group?.rules.map(
      ({direction, ethertype, remote}) => `${direction} ${ethertype} ${remote.kind}`,
    ),
    ['egress IPv4 any', 'egress IPv6 any', 'ingress IPv4 group', 'ingress IPv6 group'],
  );
});

test('a new group is not empty: it lets everything out, over both versions of IP', t => {
  t.deepEqual(
    web.rules.map(({direction, ethertype, traffic}) => `${direction} ${ethertype} ${traffic.kind}`),
    ['egress IPv4 any', 'egress IPv6 any'],
  );
});

test('a rule has the same id wherever it is made, and no other rule has it', t => {
  const other = rule({portRangeMin: 22, portRangeMax: 22});
  const alone = sure(createRule(withWeb, web.id, rule({}))).made.id;
  const {world, made} = sure(createRule(withWeb, web.id, other));
  t.is(sure(createRule(world, web.id, rule({}))).made.id, alone);
  t.not(made.id, alone);
  t.regex(alone, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('groups of one name have ids of their own, also after one is gone', t => {
  const make = (world: World) =>
    sure(createGroup(world, {name: 'web', description: '', stateful: true}));
  const {world, made} = make(withWeb);
  t.not(made.id, web.id);
  t.not(make(sure(deleteGroup(world, web.id))).made.id, made.id);
  const ids = listRules(world).map(listed => listed.rule.id);
  t.is(new Set(ids).size, ids.length);
});

for (const name of ['default', 'Default']) {
  test(`a second group named ${name} is refused`, t => {
    t.deepEqual(refusal(createGroup(project, {name, description: '', stateful: true})), [
      409,
      'SecurityGroupDefaultAlreadyExists',
    ]);
  });
}

test('two groups may have the same name', t => {
  const {world} = sure(createGroup(withWeb, {name: 'web', description: '', stateful: true}));
  t.is(groupsNamed(world, 'web').length, 2);
});

/** A rule, and one that the API does or does not take for the same. */
const pairs: readonly (readonly [string, Partial<RuleRequest>, Partial<RuleRequest>, boolean])[] = [
  ['itself', {}, {}, true],
  ['another description', {}, {description: 'mine'}, true],
  ['no prefix instead of 0.0.0.0/0', {}, {remoteIpPrefix: null}, true],
  ['the protocol as a number', {}, {protocol: '6'}, true],
  ['another port', {}, {portRangeMin: 80, portRangeMax: 81}, false],
  ['another direction', {}, {direction: 'egress'}, false],
  ['a narrower prefix', {}, {remoteIpPrefix: '10.0.0.0/8'}, false],
  ['host bits', {remoteIpPrefix: '10.0.0.0/24'}, {remoteIpPrefix: '10.0.0.5/24'}, false],
  ['a group as remote', {}, {remoteIpPrefix: null, remoteGroup: web.id}, false],
  ['no ports', {}, {portRangeMin: null, portRangeMax: null}, false],
];

for (const [title, first, second, same] of pairs) {
  test(`a rule and one with ${title} are ${same ? '' : 'not '}duplicates`, t => {
    const {world} = sure(createRule(withWeb, web.id, rule(first)));
    const again = createRule(world, web.id, rule(second));
    t.deepEqual(refusal(again), same ? [409, 'SecurityGroupRuleExists'] : null);
  });
}

test('opening all egress of a fresh group again is a duplicate', t => {
  const open = rule({direction: 'egress', protocol: null, portRangeMin: null, portRangeMax: null});
  t.deepEqual(refusal(createRule(withWeb, web.id, open)), [409, 'SecurityGroupRuleExists']);
});

test('a rule for a group that is not there, or from one, is refused', t => {
  t.deepEqual(refusal(createRule(withWeb, nowhere as GroupId, rule({}))), [
    404,
    'SecurityGroupNotFound',
  ]);
  const fromNowhere = rule({remoteIpPrefix: null, remoteGroup: nowhere as GroupId});
  t.deepEqual(refusal(createRule(withWeb, web.id, fromNowhere)), [404, 'SecurityGroupNotFound']);
});

test('a rule is taken away by its id, and only once', t => {
  const {world, made} = sure(createRule(withWeb, web.id, rule({})));
  const without = sure(deleteRule(world, made.id));
  t.deepEqual(rulesIn(without, web), web.rules);
  t.deepEqual(refusal(deleteRule(without, made.id)), [404, 'SecurityGroupRuleNotFound']);
  t.deepEqual(refusal(deleteRule(without, nowhere as RuleId)), [404, 'SecurityGroupRuleNotFound']);
});

test('a group goes with the rules that name it, but not while an instance has it', t => {
  const {world: withApp, made: app} = sure(
    createGroup(withWeb, {name: 'app', description: '', stateful: true}),
  );
  const fromWeb = rule({remoteIpPrefix: null, remoteGroup: web.id});
  const {world} = sure(createRule(withApp, app.id, fromWeb));
  t.is(rulesIn(sure(deleteGroup(world, web.id)), app).length, 2);
  const used = sure(addToInstance(world, instance, web.id));
  t.deepEqual(refusal(deleteGroup(used, web.id)), [409, 'SecurityGroupInUse']);
});

test('the default group cannot be deleted', t => {
  const [group] = project.groups;
  if (!group) return t.fail();
  t.deepEqual(refusal(deleteGroup(project, group.id)), [409, 'SecurityGroupCannotRemoveDefault']);
});

test('a group is put on an instance once, and taken off once', t => {
  const on = sure(addToInstance(withWeb, instance, web.id));
  t.deepEqual(
    groupsOf(on, instance).map(({name}) => name),
    ['web'],
  );
  t.deepEqual(membersOf(on, web.id), [instance]);
  t.deepEqual(refusal(addToInstance(on, instance, web.id)), [400, 'HTTPBadRequest']);
  const off = sure(removeFromInstance(on, instance, web.id));
  t.deepEqual(groupsOf(off, instance), []);
  t.is(refusal(removeFromInstance(off, instance, web.id))?.[0], 404);
  t.deepEqual(refusal(addToInstance(withWeb, instance, nowhere as GroupId)), [
    404,
    'SecurityGroupNotFound',
  ]);
});

test('rules are numbered group by group as they were made, the default group last', t => {
  const {world} = sure(createRule(withWeb, web.id, rule({})));
  t.deepEqual(
    listRules(world).map(({number, group}) => `${number} ${group.name}`),
    ['1 web', '2 web', '3 web', '4 default', '5 default', '6 default', '7 default'],
  );
});

test('a rule of a port range takes in its ends and nothing beyond', t => {
  const {traffic} = rule({portRangeMin: 80, portRangeMax: 90});
  for (const [port, inside] of [
    [79, false],
    [80, true],
    [90, true],
    [91, false],
  ] as const) {
    const packet = parsePacket(`tcp/${port}`);
    t.is(packet.ok && includes(flowsOf(traffic), packet.value), inside);
  }
});

test('two worlds that come of one are apart: a rule of one is no duplicate in the other', t => {
  const first = sure(createRule(withWeb, web.id, rule({portRangeMax: 81}))).world;
  const second = sure(createRule(withWeb, web.id, rule({portRangeMax: 82}))).world;
  for (const [world, own, other] of [
    [first, 81, 82],
    [second, 82, 81],
    [first, 81, 82],
  ] as const) {
    const again = createRule(world, web.id, rule({portRangeMax: own}));
    t.deepEqual(refusal(again), [409, 'SecurityGroupRuleExists']);
    t.is(refusal(createRule(world, web.id, rule({portRangeMax: other}))), null);
  }
  t.is(refusal(createRule(withWeb, web.id, rule({portRangeMax: 81}))), null);
});
