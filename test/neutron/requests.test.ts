import fc from 'fast-check';
import * as v from 'valibot';
import {type RuleFields, ruleFields} from '../../src/client/output/api-fields.ts';
import {failure, type Result, success} from '../../src/result.ts';
import {createRule} from '../../src/security-groups/change.ts';
import {protocolNames} from '../../src/security-groups/protocol.ts';
import {
  groupId,
  ruleId,
  type SecurityGroup,
  type SecurityGroupRule,
} from '../../src/security-groups/rule.ts';
import {type RuleRequest, readRuleRequest} from '../../src/security-groups/rule-request.ts';
import type {World} from '../../src/security-groups/world.ts';
import {platform} from '../a-course.ts';
import {bySize, seed} from '../checks.ts';
import type {Project} from './neutron.ts';
import {neutronTest} from './neutron-test.ts';

const count = bySize({quick: 40, ci: 300, all: 5000});

/** A request with its groups by number: 0 to 2 are there, 3 is not. */
type Asked = Omit<RuleRequest, 'remoteGroup' | 'remoteAddressGroup'> & {
  readonly group: number;
  readonly remote: number | null;
};

const port = fc.oneof(
  {weight: 3, arbitrary: fc.constant(null)},
  {weight: 3, arbitrary: fc.constantFrom(1, 22, 80, 65535)},
  {weight: 2, arbitrary: fc.constantFrom(-1, 0, 8, 255, 256, 65536, 70000)},
  {weight: 1, arbitrary: fc.integer({min: -2, max: 66000})},
);

const ports = fc.oneof(
  fc.constant([null, null] as const),
  fc.constantFrom(
    ...([
      [80, 80],
      [22, 23],
      [1, 65535],
      [8, 0],
      [3, 4],
    ] as const),
  ),
  fc.tuple(port, port),
);

const protocol = fc.oneof(
  {weight: 2, arbitrary: fc.constant(null)},
  {weight: 4, arbitrary: fc.constantFrom('tcp', 'udp', 'icmp', 'ipv6-icmp', '6', '1', '58')},
  {weight: 3, arbitrary: fc.constantFrom(...protocolNames)},
  {weight: 1, arbitrary: fc.integer({min: -1, max: 300}).map(String)},
  {weight: 1, arbitrary: fc.constantFrom('TCP', 'http', '', ' tcp', '1.5', '-6')},
);

const prefix = fc.oneof(
  {weight: 4, arbitrary: fc.constant(null)},
  {weight: 4, arbitrary: fc.constantFrom('0.0.0.0/0', '::/0', '10.65.0.0/17', '2001:db8::/32')},
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['10.65.42.3', '10.65.0.9/17', '2001:DB8::1', '10.65/17', '10', '10.0.0.0/255.0.0.0'],
      ...['::ffff:10.0.0.1', '::ffff:10.0.0.0/104', '', 'banana', '10.0.0.0/33', '::/129'],
      ...['10.0.0.1/', '/8', '010.0.0.1', '10.0.0.256', '1.2.3.4.5', '10.0.0.0/0.0.0.255'],
      ...[
        'fe80::1%eth0',
        '2001:db8::/ffff::',
        ' 10.0.0.1',
        '10.0.0.1 ',
        '10.0.0.0/-1',
        '0x0a.0.0.1',
      ],
      ...['10.0.0.0/08', '10.0.0.0/8/8', '::1/64', '0:0:0:0:0:0:0:0/0', '0.0.0.1/0', '1:2'],
    ),
  },
  {weight: 1, arbitrary: fc.ipV4()},
  {weight: 1, arbitrary: fc.ipV6()},
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.ipV4(), fc.integer({min: 0, max: 33}))
      .map(([address, length]) => `${address}/${length}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.ipV6(), fc.integer({min: 0, max: 129}))
      .map(([address, length]) => `${address}/${length}`),
  },
);

const asked: fc.Arbitrary<Asked> = fc
  .record({
    direction: fc.constantFrom('ingress', 'egress'),
    ethertype: fc.constantFrom('IPv4', 'IPv6'),
    protocol,
    ports,
    remoteIpPrefix: prefix,
    remote: fc.oneof(
      {weight: 6, arbitrary: fc.constant(null)},
      {weight: 1, arbitrary: fc.nat({max: 3})},
    ),
    group: fc.oneof(
      {weight: 9, arbitrary: fc.nat({max: 2})},
      {weight: 1, arbitrary: fc.constant(3)},
    ),
    description: fc.constantFrom('', 'a note'),
  })
  .map(({ports: [portRangeMin, portRangeMax], ...rest}) => ({
    ...rest,
    portRangeMin,
    portRangeMax,
  }));

const groupAnswer = v.object({
  security_group: v.object({
    id: v.string(),
    security_group_rules: v.array(
      v.object({id: v.string(), ethertype: v.picklist(['IPv4', 'IPv6'])}),
    ),
  }),
});

const ruleAnswer = v.object({
  security_group_rule: v.object({
    id: v.string(),
    direction: v.string(),
    ethertype: v.picklist(['IPv4', 'IPv6']),
    protocol: v.nullable(v.string()),
    port_range_min: v.nullable(v.number()),
    port_range_max: v.nullable(v.number()),
    remote_ip_prefix: v.nullable(v.string()),
    remote_group_id: v.nullable(v.pipe(v.string(), v.transform(groupId))),
    remote_address_group_id: v.nullable(v.string()),
    description: v.nullish(v.string(), ''),
  }),
});

const errorAnswer = v.object({
  NeutronError: v.object({type: v.string(), message: v.string()}),
});

/** What an API answers: the rule it made, or the status, type and message of its refusal. */
type Answer = Result<RuleFields, string>;

const byNeutron = async (
  project: Project,
  groupIds: readonly string[],
  request: Asked,
): Promise<Answer> => {
  const {status, body} = await project.ask('POST', '/security-group-rules', {
    security_group_rule: {
      security_group_id: groupIds[request.group],
      direction: request.direction,
      ethertype: request.ethertype,
      protocol: request.protocol,
      port_range_min: request.portRangeMin,
      port_range_max: request.portRangeMax,
      remote_ip_prefix: request.remoteIpPrefix,
      remote_group_id: request.remote === null ? null : groupIds[request.remote],
      description: request.description,
    },
  });
  if (status === 201) return success(v.parse(ruleAnswer, body).security_group_rule);
  const {type, message} = v.parse(errorAnswer, body).NeutronError;
  return failure(`${status} ${type}: ${message}`);
};

const byLab = (
  world: World,
  groupIds: readonly string[],
  {group, remote, ...request}: Asked,
): {readonly world: World; readonly answer: Answer} => {
  const idOf = (number: number) => groupId(groupIds[number] ?? '');
  const body = readRuleRequest({
    ...request,
    remoteGroup: remote === null ? null : idOf(remote),
    remoteAddressGroup: null,
  });
  const made = body.ok ? createRule(world, idOf(group), body.value) : body;
  if (made.ok) return {world: made.value.world, answer: success(ruleFields(made.value.made))};
  const {status, type, says} = made.error;
  return {world, answer: failure(`${status} ${type}: ${says}`)};
};

/** Neutron 21 does not list `any` among the protocols, as later ones and the lab do. */
const inOldWords = (text: string): string => text.replace("[None, 'any', ", '[None, ');

/** A new group, made by Neutron, so that the lab's and its rules have the same ids. */
const newGroup = async (project: Project, name: string): Promise<SecurityGroup> => {
  const {body} = await project.ask('POST', '/security-groups', {security_group: {name}});
  const {security_group: made} = v.parse(groupAnswer, body);
  const rules = made.security_group_rules.map(
    ({id, ethertype}): SecurityGroupRule => ({
      id: ruleId(id),
      direction: 'egress',
      ethertype,
      traffic: {kind: 'any'},
      remote: {kind: 'any'},
      description: '',
    }),
  );
  return {id: groupId(made.id), name, description: '', stateful: true, rules};
};

neutronTest(`Neutron answers ${count} random requests as the lab does`, async (t, neutron) => {
  t.log(`SEED=${seed}`);
  const project = neutron.project('requests');
  const groups = await Promise.all(['a', 'b', 'c'].map(name => newGroup(project, name)));
  const ids = [...groups.map(({id}) => id), '33333333-3333-4333-8333-333333333333'];
  let world: World = {platform, groups, memberships: {}};
  const idsHere = new Map<string, string>();
  const kinds = new Map<string, number>();
  const differing: string[] = [];
  const requests = fc.sample(asked, {seed, numRuns: count});
  for (const request of requests) {
    const theirs = await byNeutron(project, ids, request);
    const ours = byLab(world, ids, request);
    world = ours.world;
    if (ours.answer.ok && theirs.ok) idsHere.set(ours.answer.value.id, theirs.value.id);
    const said = (answer: Answer) =>
      answer.ok
        ? JSON.stringify({...answer.value, id: ''}, Object.keys(answer.value).sort())
        : inOldWords(answer.error.replace(/[0-9a-f-]{36}(?=\.$)/, id => idsHere.get(id) ?? id));
    const kind = theirs.ok ? 'made' : (theirs.error.split(':')[0] ?? '');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (said(ours.answer) !== said(theirs)) {
      differing.push(
        [JSON.stringify(request), `lab: ${said(ours.answer)}`, `Neutron: ${said(theirs)}`].join(
          '\n  ',
        ),
      );
    }
  }
  t.log([...kinds].map(([kind, times]) => `${times} ${kind}`).join(', '));
  t.is(differing.length, 0, `SEED=${seed}\n${differing.join('\n')}`);
});
