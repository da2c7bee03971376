/** Fields of a document of Terraform. */
export type Fields = Readonly<Record<string, unknown>>;

/** A resource of a plan: what is known of it, and what is not. */
export type Planned = {
  readonly address: string;
  readonly after: Fields;
  readonly unknown?: Fields;
  readonly actions?: readonly string[];
  readonly index?: string | number;
};

const typeAndName = (address: string): readonly [string, string] => {
  const [, type = '', name = ''] =
    /(?:^|\.)(openstack_\w+)\.(\w+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  return [type, name];
};

const change = ({address, after, unknown = {}, actions = ['create'], index}: Planned): Fields => {
  const [type, name] = typeAndName(address);
  const isGone = actions.length === 1 && actions[0] === 'delete';
  return {
    address,
    mode: 'managed',
    type,
    name,
    ...(index === undefined ? {} : {index}),
    change: {
      actions,
      before: null,
      after: isGone ? null : after,
      after_unknown: unknown,
    },
  };
};

/** An expression that refers to things, with their beginnings, as Terraform lists them. */
export const refers = (...references: readonly string[]): Fields => ({
  references: references.flatMap(reference =>
    /^(each\.key|count\.index)$/.test(reference) || !/\.[^.[]+$/.test(reference)
      ? [reference]
      : [reference, reference.replace(/\.[^.[]+$/, '')],
  ),
});

/** A block of the configuration. */
export const block = (address: string, expressions: Fields, more: Fields = {}): Fields => {
  const [type, name] = typeAndName(address);
  return {address, mode: 'managed', type, name, expressions, ...more};
};

/** A plan as `terraform show -json` prints it, as far as it is read. */
export const plan = (
  resources: readonly Planned[],
  configuration: Fields = {},
  more: Fields = {},
): string =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {root_module: {}},
    resource_changes: resources.map(change),
    configuration: {root_module: configuration},
    ...more,
  });

/** What a plan does not know of a new rule: the server fills in whatever names no remote. */
export const unknownOfRule: Fields = {
  id: true,
  region: true,
  remote_address_group_id: true,
  remote_group_id: true,
  remote_ip_prefix: true,
  security_group_id: true,
  tenant_id: true,
};

/** A new rule: its known fields; the rest is unknown, as the provider has it. */
export const newRule = (address: string, known: Fields, index?: string | number): Planned => {
  const entries = Object.entries(unknownOfRule).filter(([name]) => !(name in known));
  return {
    address,
    after: {direction: 'ingress', ethertype: 'IPv4', protocol: null, ...known},
    unknown: Object.fromEntries(entries),
    ...(index === undefined ? {} : {index}),
  };
};

/** A new security group. */
export const newGroup = (address: string, known: Fields, index?: string | number): Planned => ({
  address,
  after: {delete_default_rules: null, ...known},
  unknown: {id: true, stateful: true, tenant_id: true, all_tags: true, description: true},
  ...(index === undefined ? {} : {index}),
});

/** A new instance in a network, with groups by name unless only references tell. */
export const newInstance = (
  address: string,
  known: Fields,
  network: string,
  index?: string | number,
): Planned => ({
  address,
  after: {network: [{name: network}], ...known},
  unknown: {
    id: true,
    access_ip_v4: true,
    network: [{uuid: true, port: true, fixed_ip_v4: true, fixed_ip_v6: true}],
    ...('security_groups' in known ? {} : {security_groups: true}),
  },
  ...(index === undefined ? {} : {index}),
});
