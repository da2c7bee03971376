import {type Ethertype, everywhere} from '../../network/address.ts';
import type {GroupId, SecurityGroup, SecurityGroupRule} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';

/** A rule with the API's own fields. `null` is what is not given. */
export type RuleFields = {
  readonly id: string;
  readonly direction: string;
  readonly ethertype: Ethertype;
  readonly protocol: string | null;
  readonly port_range_min: number | null;
  readonly port_range_max: number | null;
  readonly remote_ip_prefix: string | null;
  readonly remote_group_id: GroupId | null;
  readonly remote_address_group_id: string | null;
  readonly description: string;
};

const ports = (rule: SecurityGroupRule): readonly [number | null, number | null] => {
  const {traffic} = rule;
  if (traffic.kind === 'ports' && traffic.ports) return [traffic.ports.min, traffic.ports.max];
  if (traffic.kind === 'icmp' && traffic.icmp) return [traffic.icmp.type, traffic.icmp.code];
  return [null, null];
};

/** Makes the API's fields of a rule. With ICMP the port range holds the type and the code. */
export const ruleFields = (rule: SecurityGroupRule): RuleFields => {
  const [min, max] = ports(rule);
  return {
    id: rule.id,
    direction: rule.direction,
    ethertype: rule.ethertype,
    protocol: rule.traffic.kind === 'any' ? null : rule.traffic.protocol.name,
    port_range_min: min,
    port_range_max: max,
    remote_ip_prefix: rule.remote.kind === 'prefix' ? rule.remote.prefix : null,
    remote_group_id: rule.remote.kind === 'group' ? rule.remote.group : null,
    remote_address_group_id: rule.remote.kind === 'address-group' ? rule.remote.addressGroup : null,
    description: rule.description,
  };
};

/**
 * The column IP Range of a rule. If the rule has no prefix, the client shows the whole address
 * space, so that a rule with a group as its remote looks open to all, which it is not
 * (openstackclient/network/utils.py, format_remote_ip_prefix).
 */
export const shownPrefix = ({remote_ip_prefix, ethertype}: RuleFields): string =>
  remote_ip_prefix ?? everywhere(ethertype);

/**
 * The column Port Range of a rule: `443:443`, `80:90`, `type=3:code=4`. The client treats zero as
 * nothing, so it does not show ICMP type 0 and code 0 (openstackclient/network/utils.py,
 * format_network_port_range).
 */
export const shownPorts = (rule: SecurityGroupRule): string => {
  const [min, max] = ports(rule);
  if (rule.traffic.kind === 'icmp') {
    return `${min ? `type=${min}` : ''}${max ? `:code=${max}` : ''}`;
  }
  return min === null || max === null ? '' : `${min}:${max}`;
};

/** A rule inside its group's record in JSON, with the API's own fields. */
export const rawRule = (world: World, group: SecurityGroup, rule: SecurityGroupRule) => ({
  ...ruleFields(rule),
  security_group_id: group.id,
  tenant_id: world.platform.project,
  project_id: world.platform.project,
});

/**
 * The rules of a group inside its record, as the client's table shows them: one line each, only
 * with the fields that are set.
 */
export const shownRules = (group: SecurityGroup): string =>
  group.rules
    .map(rule =>
      Object.entries(ruleFields(rule))
        .filter(([, value]) => value !== null && value !== '' && value !== 0)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => `${name}='${value}'`)
        .join(', '),
    )
    .join('\n');
