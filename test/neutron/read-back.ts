import * as v from 'valibot';
import {
  groupId,
  ruleId,
  type SecurityGroup,
  type SecurityGroupRule,
} from '../../src/security-groups/rule.ts';
import {readRuleRequest} from '../../src/security-groups/rule-request.ts';
import type {World} from '../../src/security-groups/world.ts';
import type {Project} from './neutron.ts';

const idOfGroup = v.pipe(v.string(), v.transform(groupId));

/** What `security group show -f json` prints, as far as the lab reads it. */
export const shownGroup = v.object({
  id: idOfGroup,
  name: v.string(),
  description: v.string(),
  stateful: v.boolean(),
  rules: v.array(
    v.object({
      id: v.pipe(v.string(), v.transform(ruleId)),
      direction: v.picklist(['ingress', 'egress']),
      ethertype: v.picklist(['IPv4', 'IPv6']),
      protocol: v.nullable(v.string()),
      port_range_min: v.nullable(v.number()),
      port_range_max: v.nullable(v.number()),
      remote_ip_prefix: v.nullable(v.string()),
      remote_group_id: v.nullable(idOfGroup),
      remote_address_group_id: v.nullish(v.string(), null),
      description: v.nullish(v.string(), ''),
    }),
  ),
});

/**
 * What `port show -f json` prints, as far as the lab reads it. `port list --long` would do in later
 * clients; that of version 6.0 lists no port's groups.
 */
const shownPort = v.object({security_group_ids: v.array(idOfGroup)});

/** What a command of the client prints as JSON, in the shape it is to have. */
export const readJson = async <Schema extends v.GenericSchema>(
  project: Project,
  command: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => {
  return v.parse(schema, JSON.parse(await printed(project, command)));
};

/** What a command of the client prints as JSON. */
const printed = async (project: Project, command: string): Promise<string> => {
  const {status, out, err} = await project.client([...command.split(' '), '-f', 'json']);
  if (status !== 0) throw new Error(`${command}: ${err}`);
  return out;
};

type ShownRule = v.InferOutput<typeof shownGroup>['rules'][number];

const readRule = (rule: ShownRule): SecurityGroupRule => {
  const body = readRuleRequest({
    direction: rule.direction,
    ethertype: rule.ethertype,
    protocol: rule.protocol,
    portRangeMin: rule.port_range_min,
    portRangeMax: rule.port_range_max,
    remoteIpPrefix: rule.remote_ip_prefix,
    remoteGroup: rule.remote_group_id,
    remoteAddressGroup: rule.remote_address_group_id,
    description: rule.description,
  });
  if (!body.ok) throw new Error(body.error.says);
  return {...body.value, id: rule.id};
};

/** A group as the client shows it. */
export const readGroup = (shown: v.InferOutput<typeof shownGroup>): SecurityGroup => ({
  ...shown,
  rules: shown.rules.map(readRule),
});

/**
 * A project's groups as the client shows them, with the ports' memberships, on a platform that is
 * known; and what the client printed of each group.
 */
export const readBack = async (
  project: Project,
  {instances, ...platform}: World['platform'],
): Promise<{readonly world: World; readonly groupsShown: readonly string[]}> => {
  const listed = await readJson(
    project,
    'security group list',
    v.array(v.object({ID: v.string()})),
  );
  const groups: SecurityGroup[] = [];
  const groupsShown: string[] = [];
  for (const {ID} of listed) {
    const text = await printed(project, `security group show ${ID}`);
    groupsShown.push(text);
    groups.push(readGroup(v.parse(shownGroup, JSON.parse(text))));
  }
  const memberships: Record<string, World['memberships'][string]> = {};
  for (const {id, name} of instances) {
    const port = await readJson(project, `port show ${name}`, shownPort);
    memberships[id] = port.security_group_ids;
  }
  return {world: {platform: {...platform, instances}, groups, memberships}, groupsShown};
};
