import {isIP} from 'node:net';
import {parse} from '@cdktf/hcl2json';
import * as v from 'valibot';

// What the provider terraform-provider-openstack/openstack 3 takes of the resources that the lab
// writes: openstack/resource_openstack_networking_secgroup_v2.go, ..._secgroup_rule_v2.go,
// ..._port_secgroup_associate_v2.go, data_source_openstack_networking_port_v2.go, ..._secgroup_v2.go.

const protocols = (
  'ah dccp egp esp gre icmp igmp ipip ipv6-encap ipv6-frag ipv6-icmp ipv6-nonxt ipv6-opts ' +
  'ipv6-route ospf pgm rsvp sctp tcp udp udplite vrrp'
).split(' ');

/** A literal. The parser keeps the escapes of templates. */
const text = v.pipe(
  v.string(),
  v.transform(escaped => escaped.replace(/([$%])\1(?=\{)/g, '$1')),
);
/** A reference to another block, as the parser writes what is no literal. */
const reference = v.pipe(v.string(), v.regex(/^\$\{(data\.)?\w+\.\w+\.id\}$/));
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));

const group = v.strictObject({
  name: text,
  description: v.optional(text),
  stateful: v.optional(v.boolean()),
  delete_default_rules: v.optional(v.boolean()),
});

const rule = v.pipe(
  v.strictObject({
    security_group_id: reference,
    direction: v.picklist(['ingress', 'egress']),
    ethertype: v.picklist(['IPv4', 'IPv6']),
    protocol: v.optional(
      v.pipe(
        text,
        v.check(name => protocols.includes(name) || (/^\d+$/.test(name) && Number(name) <= 255)),
      ),
    ),
    port_range_min: v.optional(port),
    port_range_max: v.optional(port),
    remote_ip_prefix: v.optional(text),
    remote_group_id: v.optional(reference),
    remote_address_group_id: v.optional(text),
    description: v.optional(text),
  }),
  v.check(
    ({port_range_min: min, port_range_max: max, protocol}) =>
      (min === undefined) === (max === undefined) && (min === undefined || protocol !== undefined),
    'a range needs both ends and a protocol',
  ),
  v.check(
    // The provider takes neither, too, which Calico before 3.27 opened all ports for.
    ({remote_ip_prefix, remote_group_id, remote_address_group_id}) =>
      [remote_ip_prefix, remote_group_id, remote_address_group_id].filter(
        remote => remote !== undefined,
      ).length === 1,
    'a rule has one remote',
  ),
);

const association = v.strictObject({
  port_id: reference,
  security_group_ids: v.array(reference),
  enforce: v.optional(v.boolean()),
});

/** Blocks of one type by label; the parser makes a list of what has one label. */
const labelled = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[a-z_][\w-]*$/i)),
      v.pipe(
        v.tuple([schema]),
        v.transform(([only]): Output => only),
      ),
    ),
    {},
  );

const configuration = v.strictObject({
  terraform: v.array(
    v.object({
      required_providers: v.array(
        v.object({
          openstack: v.object({
            source: v.literal('terraform-provider-openstack/openstack'),
            version: v.literal('~> 3.0'),
          }),
        }),
      ),
    }),
  ),
  resource: v.optional(
    v.strictObject({
      openstack_networking_secgroup_v2: labelled(group),
      openstack_networking_secgroup_rule_v2: labelled(rule),
      openstack_networking_port_secgroup_associate_v2: labelled(association),
    }),
    {},
  ),
  data: v.optional(
    v.strictObject({
      openstack_networking_secgroup_v2: labelled(v.strictObject({name: text})),
      openstack_networking_port_v2: labelled(
        v.strictObject({
          fixed_ip: v.pipe(
            text,
            v.check(address => isIP(address) > 0),
          ),
        }),
      ),
    }),
    {},
  ),
});

/** A configuration that the provider would take, with its literals read. */
export type Configuration = v.InferOutput<typeof configuration>;

/**
 * Reads Terraform with HashiCorp's own parser, and holds it against the provider's schemas; an error
 * says where it is not valid, a reference that leads nowhere included.
 */
export const readTerraform = async (source: string): Promise<Configuration> => {
  const parsed: unknown = await parse('export.tf', source);
  const read = v.parse(configuration, parsed);
  const blocks = [
    ...Object.entries(read.resource).map(([type, labels]) => [type, labels] as const),
    ...Object.entries(read.data).map(([type, labels]) => [`data.${type}`, labels] as const),
  ];
  const there = new Set(
    blocks.flatMap(([type, labels]) => Object.keys(labels).map(label => `\${${type}.${label}.id}`)),
  );
  const references = [
    ...Object.values(read.resource.openstack_networking_secgroup_rule_v2 ?? {}).flatMap(each => [
      each.security_group_id,
      each.remote_group_id ?? each.security_group_id,
    ]),
    ...Object.values(read.resource.openstack_networking_port_secgroup_associate_v2 ?? {}).flatMap(
      each => [each.port_id, ...each.security_group_ids],
    ),
  ];
  const lost = references.find(each => !there.has(each));
  if (lost !== undefined) throw new Error(`${lost} leads nowhere`);
  return read;
};
