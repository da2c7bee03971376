import {type Answer, type Refusal, runCommand} from '../../src/client/command-line.ts';
import type {Address, Prefix} from '../../src/network/address.ts';
import {parseAddress, parsePrefix} from '../../src/network/address.ts';
import type {Platform} from '../../src/network/platform.ts';
import {createGroup} from '../../src/security-groups/change.ts';
import type {SecurityGroup} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';

const address = (text: string): Address => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.error.says);
  return parsed.value;
};

const prefix = (text: string): Prefix => {
  const parsed = parsePrefix(text);
  if (!parsed.ok) throw new Error(parsed.error.says);
  return parsed.value;
};

const platform: Platform = {
  project: 'lab',
  networks: [
    {
      name: 'public',
      site: 'sto1',
      pools: [{prefix: prefix('185.189.28.0/23'), internet: 'direct'}],
    },
    {
      name: 'default',
      site: 'sto1',
      pools: [
        {prefix: prefix('10.65.0.0/17'), internet: 'translated'},
        {prefix: prefix('2a0a:bcc0:40::/64'), internet: 'direct'},
      ],
    },
  ],
  hosts: [{name: 'compute1', site: 'sto1', addresses: [address('203.0.113.1')]}],
  instances: [
    {
      id: '11111111-1111-4111-8111-111111111111',
      name: 'public',
      network: 'public',
      host: 'compute1',
      addresses: [address('185.189.28.56')],
    },
    {
      id: '22222222-2222-4222-8222-222222222222',
      name: 'default',
      network: 'default',
      host: 'compute1',
      addresses: [address('10.65.42.3'), address('2a0a:bcc0:40::3')],
    },
  ],
  internet: [],
};

const withoutRules = (world: World, name: string): World => {
  // The API makes no group called default, so each is made under another name first.
  const created = createGroup(world, {name: 'new', description: name, stateful: true});
  if (!created.ok) throw new Error(created.error.says);
  const {world: made, made: fresh} = created.value;
  const groups = made.groups.map(each =>
    each.id === fresh.id ? {...each, name, rules: []} : each,
  );
  return {...made, groups};
};

/** A platform of two instances, and a project whose groups of these names have no rules. */
export const worldWith = (...names: readonly string[]): World =>
  names.reduce(withoutRules, {platform, groups: [], memberships: {}});

/** The world after some commands; each must be accepted. */
export const after = (world: World, ...lines: readonly string[]): World =>
  lines.reduce((before, line) => answer(before, line).world, world);

/** What a command that must be accepted answers. */
export const answer = (world: World, line: string): Answer => {
  const result = runCommand(world, line);
  if (!result.ok) throw new Error(`${line}: ${result.error.says} (${result.error.remedy})`);
  return result.value;
};

/** Why a command that must be refused is refused. */
export const refusal = (world: World, line: string): Refusal => {
  const result = runCommand(world, line);
  if (result.ok) throw new Error(`${line} was accepted`);
  return result.error;
};

/** The group of a name that is there. */
export const group = (world: World, name: string): SecurityGroup => {
  const found = world.groups.find(each => each.name === name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
};
