import * as v from 'valibot';
import type {Located} from '../../text/yaml-file.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('it is empty'));
const name = v.pipe(v.string(), v.regex(/^[\w.-]+$/, 'a name has no spaces'));

const addresses = v.pipe(v.array(text), v.minLength(1, 'an interface needs an address'));

const port = v.pipe(v.number(), v.integer());

const shortRule = v.pipe(
  v.string(),
  v.regex(/^(ingress|egress) /, 'a rule begins with ingress or egress'),
);
const fullRule = v.strictObject({
  direction: v.picklist(['ingress', 'egress']),
  ethertype: v.optional(v.picklist(['IPv4', 'IPv6']), 'IPv4'),
  protocol: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  'port-range-min': v.optional(port),
  'port-range-max': v.optional(port),
  'remote-ip-prefix': v.optional(text),
  'remote-group': v.optional(name),
  'remote-address-group': v.optional(name),
  description: v.optional(v.string()),
});

/** A rule with the API's own fields, or in the short form without its group. */
const rule = v.lazy((input): typeof shortRule | typeof fullRule =>
  typeof input === 'string' ? shortRule : fullRule,
);

/**
 * The schema of a world file: networks, hosts, instances, the Internet, and the project's security
 * groups. All lessons share one world file; another may describe a real project.
 */
export const worldSchema = v.strictObject({
  project: name,
  networks: v.pipe(
    v.array(
      v.strictObject({
        name,
        site: name,
        pools: v.pipe(
          v.array(
            v.strictObject({prefix: text, internet: v.picklist(['direct', 'translated', 'none'])}),
          ),
          v.minLength(1, 'a network needs a pool'),
        ),
      }),
    ),
    v.minLength(1, 'a platform needs a network'),
  ),
  hosts: v.array(v.strictObject({name, site: name, addresses: v.array(text)})),
  instances: v.array(
    v.strictObject({
      name,
      network: name,
      host: name,
      addresses,
      'security-groups': v.optional(v.array(name), []),
      'second-interface': v.optional(v.strictObject({network: name, addresses})),
      misuse: v.optional(v.picklist(['own-gateway'])),
    }),
  ),
  internet: v.array(v.strictObject({name, address: text, role: v.picklist(['server', 'visitor'])})),
  'security-groups': v.optional(
    v.array(
      v.strictObject({
        name,
        description: v.optional(v.string()),
        stateful: v.optional(v.boolean(), true),
        rules: v.optional(v.array(rule), []),
      }),
    ),
    [],
  ),
});

/** The content of a world file, which can name its lines. */
export type WorldSource = Located<v.InferOutput<typeof worldSchema>>;
