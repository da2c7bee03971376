import type {Instance, Network} from '../network/platform.ts';
import {listPorts, type Port} from '../network/port.ts';
import {networkId} from '../network/subnet.ts';
import {failure, type Result, success} from '../result.ts';
import type {SecurityGroup} from '../security-groups/rule.ts';
import {
  groupsNamed,
  groupsOf,
  type ListedRule,
  listGroups,
  listRules,
  type World,
} from '../security-groups/world.ts';
import {nearest} from '../text/nearest.ts';
import {failed, type Refusal} from './refusal.ts';

type Named = {readonly id: string; readonly name: string};

/** Why a name or an id cannot be used: nothing has it, or several things have it. */
export type Missing = Refusal & {readonly why: 'none' | 'several'};

/** A kind of thing to look up: the client's word for it, the things of the world, and the error. */
type Kind<Thing extends Named> = {
  readonly what: string;
  readonly all: readonly Thing[];
  readonly listCommand: string;
  /** Another kind of thing that has the name, if there is one. */
  readonly mistaken: string | undefined;
};

const remedyFor = ({all, listCommand, mistaken}: Kind<Named>, text: string): string => {
  if (mistaken !== undefined) return mistaken;
  const names = [...new Set(all.map(({name}) => name))];
  const [meant] = nearest(text, names);
  if (meant !== undefined) return `Did you mean ${meant}? List them: ${listCommand}`;
  return names.length === 0
    ? `There is none yet: ${listCommand}`
    : `Choose one of ${names.slice(0, 6).join(', ')}: ${listCommand}`;
};

// An id goes before a name, as openstacksdk looks things up (openstack/resource.py, find).
const find = <Thing extends Named>(kind: Kind<Thing>, text: string): Result<Thing, Missing> => {
  const byId = kind.all.find(({id}) => id === text);
  if (byId) return success(byId);
  const named = kind.all.filter(({name}) => name === text);
  const [only, ...others] = named;
  if (!only) {
    return failure({
      ...failed(`No ${kind.what} found for ${text}`, remedyFor(kind, text), text),
      why: 'none',
    });
  }
  return others.length === 0
    ? success(only)
    : failure({
        ...failed(
          `More than one ${kind.what} exists with the name '${text}'.`,
          `Write the id instead: ${named.map(({id}) => id).join(' or ')}`,
          text,
        ),
        why: 'several',
      });
};

const instanceNamed = (world: World, text: string): Instance | undefined =>
  world.platform.instances.find(({name, id}) => name === text || id === text);

/** Finds a security group by its name or id. The error is the client's. */
export const lookUpGroup = (world: World, text: string): Result<SecurityGroup, Missing> => {
  const instance = instanceNamed(world, text);
  const names = instance ? groupsOf(world, instance).map(({name}) => name) : [];
  const its = names.length === 0 ? 'it has no group' : `it has ${names.join(', ')}`;
  return find(
    {
      what: 'SecurityGroup',
      all: listGroups(world),
      listCommand: 'openstack security group list',
      mistaken: instance && `${instance.name} is an instance, not a group; ${its}.`,
    },
    text,
  );
};

/** Finds an instance by its name or id. The error is the client's. */
export const lookUpServer = (world: World, text: string): Result<Instance, Missing> => {
  const isGroup = groupsNamed(world, text).length > 0;
  return find(
    {
      what: 'Server',
      all: world.platform.instances,
      listCommand: 'openstack server list',
      mistaken: isGroup
        ? `${text} is a group; name the instance, like ${world.platform.instances[0]?.name ?? 'public'}.`
        : undefined,
    },
    text,
  );
};

/** Finds a network by its name or id. The error is the client's. */
export const lookUpNetwork = (world: World, text: string): Result<Network, Missing> => {
  const instance = instanceNamed(world, text);
  const found = find(
    {
      what: 'Network',
      all: world.platform.networks.map(network => ({...network, id: networkId(network)})),
      listCommand: 'openstack network list',
      mistaken: instance && `${instance.name} is an instance; its network is ${instance.network}.`,
    },
    text,
  );
  if (!found.ok) return found;
  const {id, ...network} = found.value;
  return success(world.platform.networks.find(({name}) => name === network.name) ?? network);
};

/** Finds a port by its id. Ports have no names here, like all ports that come with an instance. */
export const lookUpPort = (world: World, text: string): Result<Port, Missing> => {
  const instance = instanceNamed(world, text);
  return find(
    {
      what: 'Port',
      all: listPorts(world.platform).map(port => ({...port, name: ''})),
      listCommand: 'openstack port list',
      mistaken: instance
        ? `${instance.name} is an instance; see its ports: openstack port list --server ${instance.name}`
        : 'Ports go by their ids: openstack port list',
    },
    text,
  );
};

/**
 * Finds a rule by its number in the project's list, its id, or the start of its id. The client
 * takes whole ids only; the others are the lab's. If digits are a number and the start of an id,
 * they are the number.
 */
export const lookUpRule = (world: World, text: string): Result<ListedRule, Refusal> => {
  const rules = listRules(world);
  const exact = rules.find(({number, rule}) => rule.id === text || String(number) === text);
  if (exact) return success(exact);
  const starting = text === '' ? [] : rules.filter(({rule}) => rule.id.startsWith(text));
  const [only, ...others] = starting;
  if (only && others.length === 0) return success(only);
  return failure(
    failed(
      `No SecurityGroupRule found for ${text}`,
      only
        ? `More than one id starts so; write more of it: ${starting.map(({rule}) => rule.id).join(' or ')}`
        : "Write a rule's number or its id: openstack security group rule list",
      text,
    ),
  );
};
