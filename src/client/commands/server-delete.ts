import {flag, several} from '../../arguments/argument.ts';
import {type Address, hostPrefix} from '../../network/address.ts';
import {deleteInstance} from '../../network/instances.ts';
import {addressesOf, type Instance} from '../../network/platform.ts';
import {describeListed} from '../../reachability/words/explain-near-miss.ts';
import {failure, success} from '../../result.ts';
import {listRules, type World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpServer} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import {allProjects, waitOption} from '../usual-options.ts';

const serversAsked = several('server', '<server>', 'an instance by name or id');

const without = (world: World, instance: Instance): World => {
  const {[instance.id]: _, ...memberships} = world.memberships;
  return {...world, platform: deleteInstance(world.platform, instance), memberships};
};

/**
 * Remarks what it means that an address goes back to the pool, above all for rules that name it.
 */
const remarkOn = (world: World, address: Address): string => {
  const naming = listRules(world).filter(
    ({rule: {remote}}) => remote.kind === 'prefix' && remote.prefix === hostPrefix(address),
  );
  const rules = naming.map(listed => describeListed(world, listed)).join(' and ');
  return naming.length === 0
    ? `${address} can be anybody's now, of any project of the site.`
    : `${address} can be anybody's now, of any project of the site, and is still named by ${rules}. Delete what names a stranger.`;
};

/**
 * `openstack server delete`: deletes one instance or several. Their addresses go back to the pools.
 */
export const serverDelete: Command = {
  words: 'server delete',
  about: 'Delete one instance or several',
  explains:
    'Its address goes back to the pool, and whoever is next may get it, of any project. Made again under the same name, it is another instance with another address.',
  example: 'openstack server delete public',
  takes: [
    serversAsked,
    flag('--force', 'at once', {unused: 'in the lab everything is done at once'}),
    allProjects,
    waitOption,
  ],
  shows: 'nothing',
  run: (world, given) => {
    let after = world;
    const gone: Instance[] = [];
    const targets = given.of(serversAsked);
    for (const target of targets) {
      const server = lookUpServer(after, target);
      if (!server.ok) {
        const {remedy} = server.error;
        return targets.length === 1
          ? server
          : failure({...server.error, remedy: `Nothing was changed. ${remedy}`});
      }
      gone.push(server.value);
      after = without(after, server.value);
    }
    const remarks = gone.flatMap(addressesOf).map(address => remarkOn(after, address));
    return success({world: after, output: nothing, remarks});
  },
};
