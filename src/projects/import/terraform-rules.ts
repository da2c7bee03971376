import {uuidFor} from '../../network/uuid.ts';
import {type Problem, problem} from '../../result.ts';
import {groupId} from '../../security-groups/rule.ts';
import type {RuleRequest} from '../../security-groups/rule-request.ts';
import {printable} from '../../text/printable.ts';
import {briefNames} from './brief-names.ts';
import type {GroupSeen, RuleSeen} from './evidence.ts';
import {fieldsOf, type Resource, stringOf, type TerraformDocument} from './terraform-document.ts';
import {type Followed, followValue} from './terraform-references.ts';

/** The type of a security group's resource, and of its data source. */
export const groupType = 'openstack_networking_secgroup_v2';

/** The id of a resource in the cloud, or a stand-in until the resource is made. */
export const idOf = ({file}: TerraformDocument, {values, address}: Resource): string =>
  printable(stringOf(values.id) ?? uuidFor(`terraform ${file} ${address}`));

/** Whether a plan does not know an attribute yet. */
export const isUnknown = ({unknown}: Resource, name: string): boolean =>
  unknown === true || fieldsOf(unknown)[name] === true;

const groupAmong = (followed: Followed): Resource | undefined => {
  if (followed.kind !== 'resources') return undefined;
  const [only, ...others] = followed.resources.filter(({type}) => type === groupType);
  return others.length === 0 ? only : undefined;
};

/** A whole number other than 0, since the provider does not send 0 (gophercloud's omitempty). */
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value !== 0 ? value : null;

type Remote = Pick<RuleRequest, 'remoteIpPrefix' | 'remoteGroup' | 'remoteAddressGroup'>;

const noRemote: Remote = {remoteIpPrefix: null, remoteGroup: null, remoteAddressGroup: null};

/** The remote of a rule; undefined if it is known only after apply. */
const remoteOf = (document: TerraformDocument, resource: Resource): Remote | undefined => {
  const known = (name: string) =>
    isUnknown(resource, name) ? null : stringOf(resource.values[name]);
  const [prefix, group, addressGroup] = [
    known('remote_ip_prefix'),
    known('remote_group_id'),
    known('remote_address_group_id'),
  ];
  if (prefix !== null) return {...noRemote, remoteIpPrefix: printable(prefix)};
  if (group !== null) return {...noRemote, remoteGroup: groupId(printable(group))};
  if (addressGroup !== null) return {...noRemote, remoteAddressGroup: printable(addressGroup)};
  const followed = (name: string): Followed =>
    isUnknown(resource, name) ? followValue(document, resource, [name]) : {kind: 'nothing'};
  const [toPrefix, toGroup, toAddressGroup] = [
    followed('remote_ip_prefix'),
    followed('remote_group_id'),
    followed('remote_address_group_id'),
  ];
  if (toPrefix.kind !== 'nothing') return undefined;
  if (toGroup.kind !== 'nothing') {
    const found = groupAmong(toGroup);
    return found && {...noRemote, remoteGroup: groupId(idOf(document, found))};
  }
  if (toAddressGroup.kind === 'nothing') return noRemote;
  const [found] = toAddressGroup.resources;
  return found && {...noRemote, remoteAddressGroup: idOf(document, found)};
};

const groupOf = (document: TerraformDocument, resource: Resource): string | undefined => {
  if (!isUnknown(resource, 'security_group_id')) {
    const id = stringOf(resource.values.security_group_id);
    return id === null ? undefined : printable(id);
  }
  const found = groupAmong(followValue(document, resource, ['security_group_id']));
  return found && idOf(document, found);
};

const isDirection = (value: unknown): value is 'ingress' | 'egress' =>
  value === 'ingress' || value === 'egress';
const isEthertype = (value: unknown): value is 'IPv4' | 'IPv6' =>
  value === 'IPv4' || value === 'IPv6';

type Read = {readonly rules: readonly RuleSeen[]; readonly remarks: readonly Problem[]};

/** Reads the rules of a document, with a remark on rules of which a plan does not tell enough. */
export const readRules = (document: TerraformDocument): Read => {
  const rules: RuleSeen[] = [];
  const open: string[] = [];
  const homeless: string[] = [];
  const odd: string[] = [];
  for (const resource of document.resources) {
    if (resource.isData || resource.type !== 'openstack_networking_secgroup_rule_v2') continue;
    const {direction, ethertype, protocol, port_range_min, port_range_max, description} =
      resource.values;
    const remote = remoteOf(document, resource);
    const group = groupOf(document, resource);
    if (!isDirection(direction) || !isEthertype(ethertype)) odd.push(resource.address);
    else if (group === undefined) homeless.push(resource.address);
    else if (!remote) open.push(resource.address);
    else {
      rules.push({
        file: document.file,
        id: idOf(document, resource),
        group,
        isExact: true,
        fields: {
          direction,
          ethertype,
          protocol: stringOf(protocol) === null ? null : printable(String(protocol)),
          portRangeMin: numberOf(port_range_min),
          portRangeMax: numberOf(port_range_max),
          description: printable(stringOf(description) ?? ''),
          ...remote,
        },
      });
    }
  }
  const remark = (addresses: readonly string[], says: (list: string) => string) =>
    addresses.length === 0
      ? []
      : [
          problem(
            `${document.file}: ${says(briefNames(addresses.map(each => printable(each))))}`,
            'Apply it, and give the state: terraform show -json',
          ),
        ];
  return {
    rules,
    remarks: [
      ...remark(
        open,
        list =>
          `Whom a rule lets through is not known before it is applied, so it is left out: ${list}.`,
      ),
      ...remark(
        homeless,
        list => `Which group a rule belongs to is not known, so it is left out: ${list}.`,
      ),
      ...remark(
        odd,
        list => `A rule has no direction or no ethertype, so it is left out: ${list}.`,
      ),
    ],
  };
};

/**
 * The rules that Neutron gives every new group, and that no plan or state shows: all egress, for
 * both versions of IP.
 */
const initialRules = (
  file: string,
  group: string,
  assumedOf: RuleSeen['assumedOf'] & string,
): readonly RuleSeen[] =>
  (['IPv4', 'IPv6'] as const).map(ethertype => ({
    file,
    id: uuidFor(`initial ${group} ${ethertype}`),
    group,
    isExact: true,
    assumedOf,
    fields: {
      direction: 'egress',
      ethertype,
      protocol: null,
      portRangeMin: null,
      portRangeMax: null,
      description: '',
      ...noRemote,
    },
  }));

/** Reads the security groups of a document, with their first rules. */
export const readGroups = (
  document: TerraformDocument,
): {readonly groups: readonly GroupSeen[]; readonly rules: readonly RuleSeen[]} => {
  const {file, resources} = document;
  const found = resources.filter(({type}) => type === groupType);
  const groups = found.map((resource): GroupSeen => {
    const {name, description, stateful} = resource.values;
    return {
      file,
      id: idOf(document, resource),
      name: printable(stringOf(name) ?? resource.address),
      description: printable(stringOf(description) ?? ''),
      ...(typeof stateful === 'boolean' ? {isStateful: stateful} : {}),
      rules: resource.isData ? 'not told' : 'declared',
    };
  });
  const open = found.filter(({isData, values}) => !isData && values.delete_default_rules !== true);
  return {
    groups,
    rules: open.flatMap(each =>
      initialRules(
        file,
        idOf(document, each),
        stringOf(each.values.id) === null ? 'new group' : 'existing group',
      ),
    ),
  };
};
