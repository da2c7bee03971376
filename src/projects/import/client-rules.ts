import * as v from 'valibot';
import {uuidFor} from '../../network/uuid.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import {isIcmp, protocolOf} from '../../security-groups/protocol.ts';
import {groupId} from '../../security-groups/rule.ts';
import type {RuleRequest} from '../../security-groups/rule-request.ts';
import {type Evidence, noEvidence, type RuleSeen} from './evidence.ts';
import type {JsonDocument} from './json-documents.ts';
import {maybeText, orNull, readEntries, text, whereIs} from './shape.ts';

const direction = v.picklist(['ingress', 'egress']);
const ethertype = v.picklist(['IPv4', 'IPv6']);
const protocol = v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String), text));
const port = v.nullish(v.pipe(v.number(), v.integer()));

/**
 * A row of `security group rule list`. Before client 5.5 the column Direction came only with
 * `--long`.
 */
const listedRule = v.object({
  ID: v.optional(text),
  'IP Protocol': protocol,
  Ethertype: ethertype,
  'IP Range': maybeText,
  'Port Range': maybeText,
  Direction: v.optional(direction),
  'Remote Security Group': maybeText,
  'Remote Address Group': maybeText,
  'Security Group': maybeText,
});

/**
 * A rule as the API stores it. Its key is `ethertype` in `group show`, and `ether_type` in `rule
 * show`.
 */
const storedRule = v.object({
  id: text,
  security_group_id: maybeText,
  direction,
  ethertype: v.optional(ethertype),
  ether_type: v.optional(ethertype),
  protocol,
  port_range_min: port,
  port_range_max: port,
  remote_ip_prefix: maybeText,
  remote_group_id: maybeText,
  remote_address_group_id: maybeText,
  description: maybeText,
});

const shownGroup = v.object({
  id: text,
  name: text,
  description: maybeText,
  stateful: v.nullish(v.boolean()),
  project_id: maybeText,
  rules: v.array(v.unknown()),
});

const listedGroup = v.object({
  ID: text,
  Name: text,
  Description: maybeText,
  Project: maybeText,
});

const isIcmpName = (name: string | null): boolean => {
  const known = name === null ? undefined : protocolOf(name);
  return known !== undefined && isIcmp(known.number);
};

type Range = Pick<RuleRequest, 'portRangeMin' | 'portRangeMax'> & {readonly isExact: boolean};

/**
 * Reads the column Port Range. For ICMP the client writes neither type 0 nor code 0
 * (openstackclient/network/utils.py, format_network_port_range).
 */
const readRange = (shown: string, isIcmpRule: boolean): Range | undefined => {
  const icmp = /^(?:type=(\d+))?(?::code=(\d+))?$/.exec(shown);
  const ports = /^(\d+):(\d+)$/.exec(shown);
  if (isIcmpRule && icmp) {
    const [, type, code] = icmp;
    return {
      // A code stands with a type; where none is shown it is the one that does not show.
      portRangeMin: type === undefined && code !== undefined ? 0 : type ? Number(type) : null,
      portRangeMax: code === undefined ? null : Number(code),
      isExact: code !== undefined,
    };
  }
  if (shown === '') return {portRangeMin: null, portRangeMax: null, isExact: true};
  return ports
    ? {portRangeMin: Number(ports[1]), portRangeMax: Number(ports[2]), isExact: true}
    : undefined;
};

/**
 * The remote of a rule. Beside a group the client fills in the whole address space as the prefix,
 * which means nothing.
 */
const remoteOf = (prefix: string | null, group: string | null, addressGroup: string | null) => ({
  remoteIpPrefix: group === null && addressGroup === null ? prefix : null,
  remoteGroup: group === null ? null : groupId(group),
  remoteAddressGroup: addressGroup,
});

const readStored = (
  file: string,
  group: string | undefined,
  rule: v.InferOutput<typeof storedRule>,
): RuleSeen => {
  const owner = orNull(rule.security_group_id) ?? group;
  return {
    file,
    id: rule.id,
    ...(owner === undefined ? {} : {group: owner}),
    isExact: true,
    fields: {
      direction: rule.direction,
      ethertype: rule.ethertype ?? rule.ether_type ?? 'IPv4',
      protocol: orNull(rule.protocol),
      portRangeMin: rule.port_range_min ?? null,
      portRangeMax: rule.port_range_max ?? null,
      description: rule.description ?? '',
      ...remoteOf(
        orNull(rule.remote_ip_prefix),
        orNull(rule.remote_group_id),
        orNull(rule.remote_address_group_id),
      ),
    },
  };
};

const readListed = (
  document: JsonDocument,
  row: v.InferOutput<typeof listedRule>,
  index: number,
): Result<RuleSeen> => {
  const {file} = document;
  const id = row.ID ?? uuidFor(`rule ${whereIs(document)} ${index}`);
  const name = orNull(row['IP Protocol']);
  if (row.Direction === undefined) {
    return failure(
      problem(
        `${whereIs(document)}: The rules have no Direction; before version 5.5 the client shows it with --long only.`,
        'Fetch them with it: openstack security group rule list --long -f json',
      ),
    );
  }
  const range = readRange(row['Port Range'] ?? '', isIcmpName(name));
  if (!range) {
    return failure(
      problem(
        `${whereIs(document)}: Rule ${id} has a Port Range that the client would not write.`,
        'Fetch it anew: openstack security group rule list -f json',
      ),
    );
  }
  const group = orNull(row['Security Group']);
  return success({
    file,
    id,
    ...(group === null ? {} : {group}),
    isExact: range.isExact,
    fields: {
      direction: row.Direction,
      ethertype: row.Ethertype,
      protocol: name,
      portRangeMin: range.portRangeMin,
      portRangeMax: range.portRangeMax,
      description: '',
      ...remoteOf(
        orNull(row['IP Range']),
        orNull(row['Remote Security Group']),
        orNull(row['Remote Address Group']),
      ),
    },
  });
};

/** Reads `security group rule list`. The list of one group does not name the group. */
export const readRuleList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(
    document,
    'openstack security group rule list -f json',
    listedRule,
    rows,
  );
  if (!read.ok) return read;
  const rules: RuleSeen[] = [];
  for (const [index, row] of read.value.entries()) {
    const rule = readListed(document, row, index);
    if (!rule.ok) return rule;
    rules.push(rule.value);
  }
  const hasAllRules = rules.every(({group}) => group !== undefined);
  return success({...noEvidence, rules, hasAllRules});
};

/** Reads `security group rule show`. */
export const readRuleShow = (document: JsonDocument): Result<Evidence> => {
  const read = readEntries(
    document,
    'openstack security group rule show RULE -f json',
    storedRule,
    [document.value],
  );
  return read.ok
    ? success({
        ...noEvidence,
        rules: read.value.map(rule => readStored(document.file, undefined, rule)),
      })
    : read;
};

/** Reads `security group list`. */
export const readGroupList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(document, 'openstack security group list -f json', listedGroup, rows);
  if (!read.ok) return read;
  const project = orNull(read.value[0]?.Project);
  return success({
    ...noEvidence,
    groups: read.value.map(({ID, Name, Description}) => ({
      file: document.file,
      id: ID,
      name: Name,
      description: Description ?? '',
      rules: 'not told' as const,
    })),
    ...(project === null ? {} : {project}),
  });
};

/** Reads `security group show`, which has all rules of the group exactly. */
export const readGroupShow = (document: JsonDocument): Result<Evidence> => {
  const {file} = document;
  const command = 'openstack security group show GROUP -f json';
  const read = readEntries(document, command, shownGroup, [document.value]);
  const [group] = read.ok ? read.value : [];
  if (!read.ok || !group) return read.ok ? success(noEvidence) : read;
  const rules = readEntries(document, command, storedRule, group.rules);
  if (!rules.ok) return rules;
  const {id, name, description, stateful} = group;
  const project = orNull(group.project_id);
  return success({
    ...noEvidence,
    groups: [
      {
        file,
        id,
        name,
        description: description ?? '',
        rules: 'listed',
        ...(typeof stateful === 'boolean' ? {isStateful: stateful} : {}),
      },
    ],
    rules: rules.value.map(rule => readStored(file, id, rule)),
    ...(project === null ? {} : {project}),
  });
};
