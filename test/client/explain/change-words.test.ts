import test from 'ava';
import {describeChanges} from '../../../src/client/explain/change-words.ts';
import type {Instance} from '../../../src/network/platform.ts';
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
    /^new is started on the network default, with 10\.65\.42\.9 from its pool\. It has no group/,
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
    /^default goes, and 10\.65\.42\.3 and 2a0a:bcc0:40::3 with it: rules that name the address stay/,
  ],
  [
    'an address changes',
    withInstances(eachPublic({addresses: [addressIn('185.189.28.57')]})),
    /^public has 185\.189\.28\.57 instead of 185\.189\.28\.56/,
  ],
  ['a second interface', withInstances(eachPublic({second})), /^public gets a second interface/],
  [
    'a group has another name and description',
    {
      ...world,
      groups: world.groups.map(each =>
        each.name === 'web' ? {...each, name: 'www', description: 'pages', stateful: false} : each,
      ),
    },
    /^web is called www from now on\. The description of www changes.* www is made stateless; Calico/,
  ],
];

for (const [title, now, says] of changes) {
  test(`what changes: ${title}`, t => {
    t.regex(describeChanges(world, now), says);
  });
}

test('what changes: the second interface goes again', t => {
  const spoiled = withInstances(eachPublic({second}));
  t.regex(describeChanges(spoiled, world), /^public has one interface again/);
});
