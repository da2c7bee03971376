import {type Argument, flag, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import type {Network} from '../../network/platform.ts';
import {failure, type Result, success} from '../../result.ts';
import {conflict} from '../../security-groups/api-error.ts';
import type {World} from '../../security-groups/world.ts';
import {lookUpNetwork} from '../lookup.ts';
import {failed, type Refusal, refusedByApi} from '../refusal.ts';

const network = repeated(
  '--network',
  '<network>',
  'the network it gets its address from, by name or id',
);
const port = repeated('--port', '<port>', 'a port made before; the lab makes none');
const nic = repeated('--nic', 'net-id=<network>', 'the same as --network');
const noNetwork = flag('--no-network', 'no interface at all; in the lab each instance has one');

/** The options that choose the networks of a new instance. */
export const networkOptions: readonly Argument[] = [
  network,
  port,
  nic,
  flag('--auto-network', 'the one network there is'),
  noNetwork,
];

const noPorts: Refusal = failed(
  'The lab makes no ports: one comes with each instance, and goes with it.',
  'Name a network instead: --network NETWORK',
);

const noInterface: Refusal = failed(
  'An instance without an interface reaches nobody, and the lab has none.',
  'Name the network it gets its address from: --network NETWORK',
);

const nicForm =
  'net-id=net-uuid,port-id=port-uuid,v4-fixed-ip=ip-addr,v6-fixed-ip=ip-addr,tag=tag,auto,none';

/**
 * The network that `--nic` names. The error is the client's, or says that the lab cannot choose
 * this.
 */
const networkOfNic = (text: string): Result<string | undefined, Refusal> => {
  if (text === 'auto') return success(undefined);
  if (text === 'none') return failure(noInterface);
  const parts = text.split(',').map(part => part.split('='));
  const [first, ...others] = parts.flatMap(([key, value]) =>
    key === 'net-id' && value !== undefined && value !== '' ? [value] : [],
  );
  if (parts.some(([key]) => key === 'v4-fixed-ip' || key === 'v6-fixed-ip')) {
    return failure(
      failed(
        'An address cannot be chosen: it comes from a pool that all projects share.',
        'Name the network alone: --nic net-id=NETWORK',
        text,
      ),
    );
  }
  if (parts.some(([key]) => key === 'port-id')) return failure(noPorts);
  return first !== undefined && others.length === 0
    ? success(first)
    : failure(
        failed(
          `Invalid argument ${text}; argument must be of form '${nicForm}'.`,
          'Name a network: --network NETWORK, or --nic net-id=NETWORK',
          text,
        ),
      );
};

/**
 * The networks for a new server: those that `--network` and `--nic` name, in their order; without
 * them the only one there is.
 */
export const networksGiven = (world: World, given: Given): Result<readonly Network[], Refusal> => {
  if (given.has(port)) return failure(noPorts);
  if (given.of(noNetwork)) return failure(noInterface);
  const nics = given.of(nic).map(networkOfNic);
  const wrong = nics.find(each => !each.ok);
  if (wrong && !wrong.ok) return wrong;
  const names = [
    ...given.of(network),
    ...nics.flatMap(each => (each.ok && each.value !== undefined ? [each.value] : [])),
  ];
  const networks: Network[] = [];
  for (const name of names) {
    const found = lookUpNetwork(world, name);
    if (!found.ok) return found;
    networks.push(found.value);
  }
  const {networks: all} = world.platform;
  return success(networks.length === 0 && all.length === 1 ? all : networks);
};

/** The compute API's answer when no network is named and there are several. */
export const severalNetworks = (world: World): Refusal =>
  refusedByApi(
    conflict(
      'NetworkAmbiguous',
      'Multiple possible networks found, use a Network ID to be more specific.',
      `Say from which network it gets its address: --network ${world.platform.networks.map(({name}) => name).join(', or --network ')}`,
    ),
  );
