import {
  type Ethertype,
  ethertypeOf,
  everywhere,
  hostPrefix,
  parsePrefix,
} from '../network/address.ts';
import {addressOf, findInstance} from '../network/platform.ts';
import {failure, type Result, success} from '../result.ts';
import {hasPorts, isIcmp, isIpv6Only, protocolOf} from '../security-groups/protocol.ts';
import type {Direction} from '../security-groups/rule.ts';
import {groupsNamed, groupsOf, listGroups, type World} from '../security-groups/world.ts';
import {nearest} from './nearest.ts';
import {misread, type Refusal} from './refusal.ts';
import {last, option} from './rule-command.ts';

const directions: readonly Direction[] = ['ingress', 'egress'];

const directionOf = (words: readonly string[]): Direction | undefined =>
  directions.find(direction => direction === words[0]?.toLowerCase());

/** Whether words are the lab's short form of a rule: they begin with its direction. */
export const isShortForm = (words: readonly string[]): boolean => directionOf(words) !== undefined;

/** The right form, for remedies, with the learner's own direction. */
const formOf = (direction: Direction, world: World): string => {
  const group = listGroups(world)[0]?.name ?? 'sg-public';
  return direction === 'ingress'
    ? `ingress tcp/443 from 0.0.0.0/0 on ${group}`
    : `egress tcp/443 to 0.0.0.0/0 on ${group}`;
};

/** The three parts of a short form, as typed; the far end may be left out. */
type Parts = {readonly traffic: string; readonly far: string; readonly group: string};

const readParts = (
  world: World,
  direction: Direction,
  words: readonly string[],
): Result<Parts, Refusal> => {
  const [join, wrongJoin] = direction === 'ingress' ? ['from', 'to'] : ['to', 'from'];
  const wrong = (says: string, remedy = `Write it like: ${formOf(direction, world)}`) =>
    failure(misread(says, remedy));
  const [traffic, ...rest] = words;
  if (traffic === undefined || ['from', 'to', 'on'].includes(traffic.toLowerCase())) {
    return wrong(`After ${direction} comes what the rule is about: any, tcp/443, udp, icmp/8.`);
  }
  const found = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [word = '', value] = [rest[at]?.toLowerCase(), rest[at + 1]];
    if (word === wrongJoin) {
      const turned = words.map(each => (each.toLowerCase() === wrongJoin ? join : each));
      return wrong(
        direction === 'egress'
          ? 'Egress goes TO a far end; it comes from the instances of the group.'
          : 'Ingress comes FROM a far end; it goes to the instances of the group.',
        `Write it like: ${[direction, ...turned].join(' ')}`,
      );
    }
    if (word !== join && word !== 'on') {
      const isPort = at === 0 && /^\d+([-:]\d+)?$/.test(word);
      return wrong(
        `'${rest[at]}' is none of the short form's words, which are ${join} and on.`,
        isPort ? `Join the port to its protocol: ${traffic}/${word}.` : undefined,
      );
    }
    if (found.has(word))
      return wrong(
        `'${word}' stands there twice.`,
        `A rule has one of each; make two rules, each like: ${formOf(direction, world)}`,
      );
    if (value === undefined || ['from', 'to', 'on'].includes(value.toLowerCase()))
      return wrong(`After ${word} a name or a prefix is missing.`);
    found.set(word, value);
  }
  const group = found.get('on');
  return group === undefined
    ? wrong('A rule belongs to a group; the short form names it after on.')
    : success({traffic, far: found.get(join) ?? 'any', group});
};

const readTraffic = (
  world: World,
  direction: Direction,
  text: string,
): Result<readonly string[], Refusal> => {
  const wrong = (says: string, remedy: string) => failure(misread(says, remedy));
  const slash = text.indexOf('/');
  const name = slash < 0 ? text : text.slice(0, slash);
  const detail = slash < 0 ? undefined : text.slice(slash + 1).trim();
  const form = formOf(direction, world);
  if (name === '') return wrong(`'${text}' names no protocol.`, `Write it like: ${form}`);
  if (detail === undefined && /^\d+$/.test(name) && Number(name) > 255) {
    return wrong(
      `${name} alone is a protocol's number, and those end at 255.`,
      `A port belongs to a protocol: tcp/${name} or udp/${name}.`,
    );
  }
  const isAny = name.toLowerCase() === 'any';
  const known = protocolOf(name);
  if (!isAny && !known) {
    return wrong(
      `There is no protocol '${name}'.`,
      `Write any, tcp, udp, icmp, another protocol's name or its number: ${form}`,
    );
  }
  const protocol = isAny ? [] : option('--protocol', name);
  if (detail === undefined) return success(protocol);
  if (known && isIcmp(known)) {
    const icmp = /^(\d+)(?::(\d+))?$/.exec(detail);
    const [, type, code] = icmp ?? [];
    return type === undefined
      ? wrong(
          `'${detail}' is no ICMP type.`,
          `Write a type, or a type and a code: ${name}/8 or ${name}/8:0; echo request, what ping sends, is 8.`,
        )
      : success([
          ...protocol,
          ...option('--icmp-type', type),
          ...(code === undefined ? [] : option('--icmp-code', code)),
        ]);
  }
  const ports = /^(\d+)(?:[-:](\d+))?$/.exec(detail);
  const [, low, high] = ports ?? [];
  if (low !== undefined && high !== undefined && Number(low) > Number(high)) {
    return wrong(
      `${low} is not less than ${high}.`,
      `Write the lower port first: ${name}/${high}-${low}.`,
    );
  }
  if (low !== undefined) {
    if (!known)
      return wrong('Ports belong to a protocol.', `Name it: tcp/${detail} or udp/${detail}.`);
    if (!hasPorts(known))
      return wrong(`${name} has no ports.`, `Write ${name} alone, or tcp/${detail}.`);
    return success([
      ...protocol,
      ...option('--dst-port', high === undefined ? low : `${low}:${high}`),
    ]);
  }
  return /^\d+([,;]\d+)+$/.test(detail)
    ? wrong(
        'A rule holds one port or one range.',
        `Make one rule for each: ${detail
          .split(/[,;]/)
          .map(port => `${name}/${port}`)
          .join(', ')}.`,
      )
    : wrong(
        `'${detail}' is no port and no range of ports.`,
        `Write the port's number, like ${name}/443, or a range, like ${name}/80-90.`,
      );
};

/** The version of IP that a protocol leaves no choice about. */
const ethertypeFor = (trafficText: string): Ethertype => {
  const protocol = protocolOf(trafficText.replace(/\/.*$/s, ''));
  return protocol && isIpv6Only(protocol) ? 'IPv6' : 'IPv4';
};

const prefixOptions = (text: string, ethertype: Ethertype): readonly string[] => [
  ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
  ...option('--remote-ip', text),
];

/**
 * The options of a far end. `any`, an address or a prefix first; then an instance's name, which
 * stands for its one address; then a group's name. Where an instance and a group have
 * the same name, like `default`, the instance is meant; the group is `group:default`.
 */
const readFarEnd = (
  world: World,
  direction: Direction,
  {far, traffic}: Parts,
): Result<readonly string[], Refusal> => {
  const ethertype = ethertypeFor(traffic);
  // Lessons and pictures say Internet, so people will; a rule can only say any.
  if (['any', 'internet'].includes(far.toLowerCase()))
    return success(prefixOptions(everywhere(ethertype), ethertype));
  const prefix = parsePrefix(far);
  if (prefix.ok) return success(prefixOptions(far, ethertypeOf(prefix.value)));
  if (far.startsWith('group:')) {
    return success(option('--remote-group', far.slice('group:'.length)));
  }
  const {instances} = world.platform;
  const instance = findInstance(world.platform, far);
  if (instance) {
    const address = addressOf(instance, ethertype);
    return address === undefined
      ? failure(
          misread(
            `${instance.name} has no ${ethertype} address.`,
            `Write the prefix you mean: ${formOf(direction, world)}`,
          ),
        )
      : success(prefixOptions(hostPrefix(address), ethertype));
  }
  const groups = listGroups(world);
  const group = groups.find(({id}) => id === far) ?? groupsNamed(world, far)[0];
  if (group) {
    // The name goes on as typed, so that the client can say when it is not unique.
    return success([
      ...(ethertype === 'IPv6' ? ['--ethertype', 'IPv6'] : []),
      ...option('--remote-group', far),
    ]);
  }
  const names = [...instances, ...groups].map(({name}) => name);
  const meant = nearest(far, names)[0];
  const looksLikeAddress = /^[\d./]+$|:/.test(far);
  return failure(
    misread(
      looksLikeAddress
        ? `'${far}' is not an address or a prefix.`
        : `There is no instance and no group '${far}'.`,
      looksLikeAddress
        ? 'Write an address and a length, like 10.65.0.0/17, 1.1.1.1/32 or 0.0.0.0/0.'
        : meant === undefined
          ? `Write a prefix, any, or one of ${[...new Set(names)].join(', ')}.`
          : `Did you mean ${meant}?`,
    ),
  );
};

/** Says so when `on` names an instance: rules sit on groups, and the learner meant one of its groups. */
const checkGroup = (world: World, {group}: Parts): Refusal | undefined => {
  if (listGroups(world).some(({id, name}) => id === group || name === group)) return undefined;
  const instance = world.platform.instances.find(({name, id}) => name === group || id === group);
  if (!instance) return undefined;
  const names = groupsOf(world, instance).map(({name}) => `on ${name}`);
  return misread(
    `${instance.name} is an instance; rules belong to groups.`,
    names.length === 0
      ? `It has no group; give it one: openstack server add security group ${instance.name} GROUP`
      : `Write the group it has: ${names.join(' or ')}.`,
  );
};

/**
 * Expands the lab's short form of a rule, such as `ingress tcp/443 from 0.0.0.0/0 on sg-public` or
 * `egress any to 1.1.1.1 on sg-public`, to the arguments of the real client's command.
 * The far end and the group come in either order; no far end means any. What the words do
 * not fit is refused here; everything else is left to the command and its own errors.
 */
export const expandShortForm = (
  world: World,
  words: readonly string[],
): Result<readonly string[], Refusal> => {
  const direction = directionOf(words) ?? 'ingress';
  const parts = readParts(world, direction, words.slice(1));
  if (!parts.ok) return parts;
  const wrongGroup = checkGroup(world, parts.value);
  if (wrongGroup) return failure(wrongGroup);
  const traffic = readTraffic(world, direction, parts.value.traffic);
  if (!traffic.ok) return traffic;
  const far = readFarEnd(world, direction, parts.value);
  if (!far.ok) return far;
  return success([
    ...['security', 'group', 'rule', 'create', `--${direction}`],
    ...traffic.value,
    ...far.value,
    ...last(parts.value.group),
  ]);
};
