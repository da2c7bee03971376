import {type Problem, problem, type Result, success} from '../../result.ts';
import {printable} from '../../text/printable.ts';
import {briefNames} from './brief-names.ts';
import {type Evidence, type NetworkSeen, noEvidence, type SubnetSeen} from './evidence.ts';
import type {JsonDocument} from './json-documents.ts';
import {readTerraformDocument, stringOf, type TerraformDocument} from './terraform-document.ts';
import {
  instanceType,
  portType,
  readInstances,
  readPorts,
  type Told,
} from './terraform-instances.ts';
import {groupType, readGroups, readRules} from './terraform-rules.ts';

const networkType = 'openstack_networking_network_v2';
const subnetType = 'openstack_networking_subnet_v2';
const read = new Set([
  groupType,
  'openstack_networking_secgroup_rule_v2',
  portType,
  instanceType,
  networkType,
  subnetType,
]);

/** Matches types of resources that affect who can reach whom, unlike keys, volumes and images. */
const relevant =
  /^openstack_(networking_|compute_(secgroup|interface_attach|floatingip|instance)|fw_|lb_)/;

const readNetworks = ({file, resources}: TerraformDocument): readonly NetworkSeen[] =>
  resources.flatMap(({type, values}) => {
    const [id, name] = [stringOf(values.id), stringOf(values.name)];
    return type === networkType && id !== null && name !== null
      ? [{file, id: printable(id), name: printable(name)}]
      : [];
  });

const readSubnets = ({file, resources}: TerraformDocument): readonly SubnetSeen[] =>
  resources.flatMap(({type, values}) => {
    const [network, prefix] = [stringOf(values.network_id), stringOf(values.cidr)];
    return type === subnetType && network !== null && prefix !== null
      ? [{file, network: printable(network), prefix: printable(prefix)}]
      : [];
  });

const remarksOn = (
  {file, resources}: TerraformDocument,
  told: readonly Told[],
): readonly Problem[] => {
  const remark = (addresses: readonly string[], says: string, remedy: string) =>
    addresses.length === 0
      ? []
      : [
          problem(
            `${file}: ${says}: ${briefNames(addresses.map(each => printable(each)))}.`,
            remedy,
          ),
        ];
  const those = (how: Told['how']) =>
    told.filter(each => each.how === how).map(({address}) => address);
  const unread = resources.filter(
    ({type, isData}) => !isData && relevant.test(type) && !read.has(type),
  );
  const apply = 'Apply it, and give the state: terraform show -json';
  return [
    ...remark(
      those('when applied'),
      'Which groups these have is not known before they are applied',
      apply,
    ),
    ...remark(
      those('by reference'),
      'These have the groups that their configuration refers to, and others if it also writes ids out, which a plan does not show',
      apply,
    ),
    ...remark(
      those('by default'),
      'These name no group, so they are taken to get the group default from the platform',
      'Name the groups they should have: security_groups, or security_group_ids of a port',
    ),
    ...remark(
      unread.map(({address}) => address),
      'The lab does not read these',
      'See what they come to once they are applied: openstack port list --long -f json',
    ),
  ];
};

/** Reads a plan or a state of Terraform: groups, rules, ports, instances, networks and subnets. */
export const readTerraform = (document: JsonDocument): Result<Evidence> => {
  const parsed = readTerraformDocument(document);
  if (!parsed.ok) return parsed;
  const {groups, rules: initial} = readGroups(parsed.value);
  const {rules, remarks} = readRules(parsed.value);
  const {servers, serverOf, told} = readInstances(parsed.value);
  const {ports, told: toldOfPorts} = readPorts(parsed.value, serverOf);
  return success({
    ...noEvidence,
    groups,
    rules: [...initial, ...rules],
    servers,
    ports,
    networks: readNetworks(parsed.value),
    subnets: readSubnets(parsed.value),
    remarks: [...remarks, ...remarksOn(parsed.value, [...told, ...toldOfPorts])],
  });
};
