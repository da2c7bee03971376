import * as v from 'valibot';
import {ethertypeOf} from '../../src/network/address.ts';
import type {Platform} from '../../src/network/platform.ts';
import type {Project} from './neutron.ts';

const made = v.object({id: v.string()});

/**
 * Makes a platform's networks and the ports of its instances in a project. Each port gets the
 * default group, as one does that Nova makes without being told a group.
 */
export const makeInstances = async (project: Project, platform: Platform): Promise<void> => {
  const make = async (kind: string, fields: object): Promise<string> => {
    const {status, body} = await project.ask('POST', `/${kind}s`, {[kind]: fields});
    if (status !== 201) throw new Error(JSON.stringify(body));
    return v.parse(v.record(v.string(), made), body)[kind]?.id ?? '';
  };
  const networks = new Map<string, string>();
  for (const {name, pools} of platform.networks) {
    const network_id = await make('network', {name});
    networks.set(name, network_id);
    for (const {prefix} of pools) {
      const ip_version = ethertypeOf(prefix) === 'IPv4' ? 4 : 6;
      await make('subnet', {network_id, cidr: prefix, ip_version, enable_dhcp: false});
    }
  }
  for (const {id, name, network, addresses} of platform.instances) {
    await make('port', {
      network_id: networks.get(network),
      name,
      device_id: id,
      fixed_ips: addresses.map(ip_address => ({ip_address})),
    });
  }
};
