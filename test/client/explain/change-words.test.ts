import test from 'ava';
import {describeChanges} from '../../../src/client/explain/change-words.ts';
import type {Instance} from '../../../src/network/platform.ts';
import {changesBetween} from '../../../src/security-groups/changes.ts';
import type {World} from '../../../src/security-groups/world.ts';
import {addressIn} from '../../network/read.ts';
import {after, group, worldWith} from '../a-world.ts';

const world = after(worldWith('web', 'app'), 'server add security group public web');

const withInstances = (change: (instances: readonly Instance[]) => readonly Instance[]): World => ({
  ...world,
  platform: {...world.platform, instances: change(world.platform.instances)},
});

const started: Instance = {
  id: '33333333-3333-4333-8333-333333333333',
  name: 'new',
  network: 'default',
  host: 'compute1',
  addresses: [addressIn('10.65.42.9')],
};

const eachPublic = (change: Partial<Instance>) => (instances: readonly Instance[]) =>
  instances.map(instance => (instance.name === 'public' ? {...instance, ...change} : instance));

const second = {network: 'default', addresses: [addressIn('10.65.42.8')]};

/** A world after a change that no rule is made by, and what is said of it. */
const changes: readonly (readonly [title: string, now: World, says: RegExp])[] = [
  [
    'an instance is started without a group',
    withInstances(instances => [...instances, started]),
    /^new is made: 10\.65\.42\.9 from default, on compute1\. It has no group, and without one/,
  ],
  [
    'an instance is started with a group',
    {
      ...withInstances(instances => [...instances, started]),
      memberships: {...world.memberships, [started.id]: [group(world, 'app').id]},
    },
    /It has app\.$/,
  ],
  [
    'an instance goes',
    withInstances(instances => instances.filter(({name}) => name !== 'default')),
    /^default is gone, and gives back 10\.65\.42\.3, 2a0a:bcc0:40::3\. Rules that name 10\.65\.42\.3, 2a0a:bcc0:40::3 stay/,
  ],
  [
    'an address changes',
    withInstances(eachPublic({addresses: [addressIn('185.189.28.57')]})),
    /^public now has 185\.189\.28\.57 from public\. Rules that name 185\.189\.28\.56 do not mean it/,
  ],
  [
    'a second interface',
    withInstances(eachPublic({second})),
    /, and 10\.65\.42\.8 from default\. With a second interface nothing passes that one could/,
  ],
  [
    'a group has another name and description',
    {
      ...world,
      groups: world.groups.map(each =>
        each.name === 'web' ? {...each, name: 'www', description: 'pages', stateful: false} : each,
      ),
    },
    /^web is now called www\. www is now described as 'pages'\. www is now stateless; Calico/,
  ],
];

const told = (before: World, now: World): string =>
  describeChanges(before, now, changesBetween(before, now))
    .flatMap(({did, means}) => [did, ...means])
    .join(' ');

for (const [title, now, says] of changes) {
  test(`what changes: ${title}`, t => {
    t.regex(told(world, now), says);
  });
}

test('what changes: the second interface goes again', t => {
  const spoiled = withInstances(eachPublic({second}));
  t.regex(told(spoiled, world), /It has one interface again, and its groups count as before\.$/);
});
