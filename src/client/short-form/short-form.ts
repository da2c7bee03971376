import {failure, type Result, success} from '../../result.ts';
import type {Direction} from '../../security-groups/rule.ts';
import {groupsOf, listGroups, type World} from '../../security-groups/world.ts';
import {misread, type Refusal, unfinished} from '../refusal.ts';
import {last} from '../rule-command.ts';
import {farEndOptions} from './far-end.ts';
import {trafficOptions} from './traffic.ts';

const directions: readonly Direction[] = ['ingress', 'egress'];

/** The direction at the start of words in the lab's short form; undefined for other words. */
export const directionOf = (words: readonly string[]): Direction | undefined =>
  directions.find(direction => direction === words[0]?.toLowerCase());

/** Whether words are the lab's short form of a rule, which begins with a direction. */
export const isShortForm = (words: readonly string[]): boolean => directionOf(words) !== undefined;

/** An example of the form with the learner's own direction, for remedies. */
const formOf = (direction: Direction, world: World): string => {
  const group = listGroups(world)[0]?.name ?? 'sg-public';
  return direction === 'ingress'
    ? `ingress tcp/443 from 0.0.0.0/0 on ${group}`
    : `egress tcp/443 to 0.0.0.0/0 on ${group}`;
};

/** The three parts of a short form, as typed. The far end may be left out. */
type Parts = {readonly traffic: string; readonly far: string; readonly group: string};

const readParts = (
  world: World,
  direction: Direction,
  words: readonly string[],
): Result<Parts, Refusal> => {
  const [join, wrongJoin] = direction === 'ingress' ? ['from', 'to'] : ['to', 'from'];
  const form = `Write it like: ${formOf(direction, world)}`;
  const wrong = (at: string | undefined, says: string, remedy = form) =>
    failure(misread(says, remedy, at));
  const lacking = (says: string) => failure(unfinished(says, form));
  const [traffic, ...rest] = words;
  if (traffic === undefined || ['from', 'to', 'on'].includes(traffic.toLowerCase())) {
    return lacking(`After ${direction} comes what the rule is about: any, tcp/443, udp, icmp/8.`);
  }
  const found = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const [word = '', value] = [rest[at]?.toLowerCase(), rest[at + 1]];
    if (word === wrongJoin) {
      // Where the right word is there as well, the other one stands for the rule's own group.
      const meant = words.some(each => each.toLowerCase() === join) ? 'on' : join;
      const turned = words.map(each => (each.toLowerCase() === wrongJoin ? meant : each));
      return wrong(
        rest[at],
        direction === 'egress'
          ? 'Egress goes TO a far end; it comes from the instances of the group.'
          : 'Ingress comes FROM a far end; it goes to the instances of the group.',
        `Write it like: ${[direction, ...turned].join(' ')}`,
      );
    }
    if (word !== join && word !== 'on') {
      const isPort = at === 0 && /^\d+([-:]\d+)?$/.test(word);
      return wrong(
        rest[at],
        `'${rest[at]}' is none of the short form's words, which are ${join} and on.`,
        isPort ? `Join the port to its protocol: ${traffic}/${word}.` : undefined,
      );
    }
    if (found.has(word))
      return wrong(
        rest[at],
        `'${word}' stands there twice.`,
        `A rule has one of each; make two rules, each like: ${formOf(direction, world)}`,
      );
    if (value === undefined || ['from', 'to', 'on'].includes(value.toLowerCase()))
      return lacking(`After ${word} a name or a prefix is missing.`);
    found.set(word, value);
  }
  const group = found.get('on');
  return group === undefined
    ? lacking('A rule belongs to a group; the short form names it after on.')
    : success({traffic, far: found.get(join) ?? 'any', group});
};

/**
 * Refuses an instance's name after `on`: rules belong to groups, and the learner meant a group of
 * it.
 */
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
    group,
  );
};

/** The expansion of a short form. */
export type Expansion = {
  /** The arguments of the real client. */
  readonly argv: readonly string[];
  /** The word of the short form that an argument came from. */
  readonly typedFor: (argument: string) => string;
};

/**
 * Expands the lab's short form of a rule, such as `ingress tcp/443 from 0.0.0.0/0 on sg-public` or
 * `egress any to 1.1.1.1 on sg-public`, to the arguments of the real client's command. The far end
 * and the group come in either order; without a far end it means any. It refuses words that do not
 * fit the form; the command itself checks everything else.
 */
export const expandShortForm = (
  world: World,
  words: readonly string[],
): Result<Expansion, Refusal> => {
  const direction = directionOf(words) ?? 'ingress';
  const parts = readParts(world, direction, words.slice(1));
  if (!parts.ok) return parts;
  const wrongGroup = checkGroup(world, parts.value);
  if (wrongGroup) return failure(wrongGroup);
  const form = formOf(direction, world);
  const traffic = trafficOptions(parts.value.traffic, form);
  if (!traffic.ok) return failure({...traffic.error, word: parts.value.traffic});
  const far = farEndOptions(world, parts.value.far, parts.value.traffic, form);
  if (!far.ok) return failure({...far.error, word: parts.value.far});
  return success({
    argv: [
      ...['security', 'group', 'rule', 'create', `--${direction}`],
      ...traffic.value,
      ...far.value,
      ...last(parts.value.group),
    ],
    typedFor: word =>
      traffic.value.includes(word)
        ? parts.value.traffic
        : far.value.includes(word)
          ? parts.value.far
          : word,
  });
};
