import {option, positional} from '../../arguments/argument.ts';
import {attachInterface, detachInterface} from '../../network/instances.ts';
import type {Instance, Interface} from '../../network/platform.ts';
import {portsOf} from '../../network/port.ts';
import {failure, type Result, success} from '../../result.ts';
import {conflict} from '../../security-groups/api-error.ts';
import type {World} from '../../security-groups/world.ts';
import type {Command, Done} from '../command.ts';
import {lookUpNetwork, lookUpPort, lookUpServer} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import {failed, type Refusal, refusedByApi} from '../refusal.ts';

const server = positional('server', '<server>', 'the instance, by name or id');
const network = positional('network', '<network>', 'the network, by name or id');
const port = positional('port', '<port>', 'the port, by id');
const tag = option('--tag', '<tag>', '', {unused: 'the lab does not keep it'});

/** Says what a second interface does to an instance, and how to remove it. */
export const harmOf = ({name}: Instance, extra: Interface): string =>
  `With two interfaces ${name} has two default gateways: replies leave by the wrong one and are dropped. One interface reaches every network of the site. Take it away again: openstack server remove network ${name} ${extra.network}`;

/**
 * `openstack server add network`: attaches a second interface, as the platform does on request. It
 * spoils the instance.
 */
export const serverAddNetwork: Command = {
  words: 'server add network',
  about: 'Give an instance a second interface, which does harm',
  explains:
    'The platform does what it is told, and the instance is spoiled: two interfaces bring two default gateways, and what leaves by the wrong one is dropped. One interface reaches every network of the site; what is missing is a rule.',
  example: 'openstack server add network public private',
  takes: [server, network, tag],
  shows: 'nothing',
  run: (world, given) => {
    const found = lookUpServer(world, given.of(server));
    if (!found.ok) return found;
    const to = lookUpNetwork(world, given.of(network));
    if (!to.ok) return to;
    const attached = attachInterface(world.platform, found.value, to.value);
    if (!attached.ok) return failure(failed(attached.error.says, attached.error.remedy));
    const {platform, instance} = attached.value;
    return success({
      world: {...world, platform},
      output: nothing,
      remarks: instance.second ? [harmOf(instance, instance.second)] : [],
    });
  },
};

const lastInterface = ({name}: Instance): Refusal =>
  failed(
    `That is the only interface of ${name}, and without it the instance would have no network at all.`,
    `The lab leaves it one. To have it in another network, delete it and create it again: openstack server delete ${name}`,
  );

const detach = (
  world: World,
  {second, ...instance}: Instance,
  which: 'first' | 'second',
): Result<Done, Refusal> => {
  if (!second) return failure(lastInterface(instance));
  const {platform} = detachInterface(world.platform, {...instance, second}, which);
  return success({world: {...world, platform}, output: nothing});
};

/** `openstack server remove network`: removes an instance's interface in a network. */
export const serverRemoveNetwork: Command = {
  words: 'server remove network',
  about: 'Take an interface away from an instance',
  explains:
    'The interface in that network goes, and its address back to the pool. The last one stays: the lab has no instances without a network.',
  example: 'openstack server remove network public private',
  takes: [server, network],
  shows: 'nothing',
  run: (world, given) => {
    const found = lookUpServer(world, given.of(server));
    if (!found.ok) return found;
    const from = lookUpNetwork(world, given.of(network));
    if (!from.ok) return from;
    const {second, ...first} = found.value;
    const {name} = from.value;
    const isFirst = first.network === name;
    if (!isFirst && second?.network !== name) {
      return success({
        world,
        output: nothing,
        remarks: [`${first.name} has no interface in ${name}; nothing was taken away.`],
      });
    }
    // The client takes every interface in the network away, and so would leave none.
    if (isFirst && second?.network === name) {
      return failure(
        failed(
          `Both interfaces of ${first.name} are in ${name}, and the client would take both away.`,
          `Take one away by its port: openstack server remove port ${first.name} ${portsOf(found.value)[1]?.id ?? ''}`,
        ),
      );
    }
    return detach(world, found.value, isFirst ? 'first' : 'second');
  },
};

/**
 * `openstack server add port`: is always refused, because every port belongs to an instance
 * already.
 */
export const serverAddPort: Command = {
  words: 'server add port',
  about: 'Give an instance a port made before; here there is none',
  explains:
    'Every port of the lab came with an instance and belongs to it. For a second interface, which does harm: openstack server add network.',
  example: 'openstack server add network public private',
  takes: [server, port, tag],
  shows: 'nothing',
  run: (world, given) => {
    const found = lookUpServer(world, given.of(server));
    if (!found.ok) return found;
    const wanted = lookUpPort(world, given.of(port));
    if (!wanted.ok) return wanted;
    return failure(
      refusedByApi(
        conflict(
          'PortInUse',
          `Port ${wanted.value.id} is still in use.`,
          `It belongs to ${wanted.value.instance.name}, and the lab has no ports that are free.`,
        ),
      ),
    );
  },
};

/** `openstack server remove port`: removes one interface of an instance, by the id of its port. */
export const serverRemovePort: Command = {
  words: 'server remove port',
  about: 'Take an interface away from an instance, by its port',
  explains:
    'The address goes back to the pool. The last interface stays: the lab has no instances without a network.',
  example: 'openstack port list --server public',
  takes: [server, port],
  shows: 'nothing',
  run: (world, given) => {
    const found = lookUpServer(world, given.of(server));
    if (!found.ok) return found;
    const gone = lookUpPort(world, given.of(port));
    if (!gone.ok) return gone;
    const index = portsOf(found.value).findIndex(({id}) => id === gone.value.id);
    return index < 0
      ? failure(
          failed(
            `The port ${gone.value.id} is one of ${gone.value.instance.name}, not of ${found.value.name}.`,
            `See its ports: openstack port list --server ${found.value.name}`,
          ),
        )
      : detach(world, found.value, index === 0 ? 'first' : 'second');
  },
};
