import {problem} from '../result.ts';
import {misread, type Refusal} from './refusal.ts';

/**
 * Commands for things that other OpenStack platforms have and this one does not, by their first
 * words: what happens here instead, and what to do. From Safespring's documentation
 * (content/compute/networking.md) and its post on the network's design.
 */
const absent = [
  {
    words: /^(floating ip|server (add|remove) floating ip)\b/,
    ...problem(
      'There are no floating addresses here: an instance has its address from its network, for as long as it lives.',
      'To be reached from the Internet, start the instance in the network public, and open a port with ingress.',
    ),
  },
  {
    words: /^router\b/,
    ...problem(
      'There are no routers to make here: every compute host routes, and all networks of a site reach each other.',
      'Only security groups stand between two instances; open the way at both ends.',
    ),
  },
  {
    words: /^(network|subnet) (create|delete|set|unset)\b/,
    ...problem(
      'Networks cannot be made here: there are three, and a network is only where an address comes from.',
      'For a network of your own, build a tunnel between instances, such as WireGuard.',
    ),
  },
  {
    words: /^server (add|remove) fixed ip\b/,
    ...problem(
      'An instance cannot get another address: it has the one that its pool gave it, and adding one means a second interface, which does harm.',
      'One address reaches every network of the site. For a new one, delete the instance and create it again: openstack server delete, openstack server create',
    ),
  },
  {
    words: /^port (create|delete|set|unset)\b/,
    ...problem(
      'The lab makes no ports by themselves: one comes with each instance, and goes with it.',
      'See them: openstack port list. Groups go on and off an instance: openstack server add security group',
    ),
  },
  {
    words: /^server (add|remove) volume\b|^(volume|image|flavor|keypair)\b/,
    ...problem(
      'The lab is about traffic: it has no volumes, images, flavors or keys.',
      'What it has: openstack --help',
    ),
  },
  {
    words:
      /^server (reboot|start|stop|pause|unpause|suspend|resume|lock|unlock|resize|shelve|unshelve|rescue|migrate)\b/,
    ...problem(
      'The instances of the lab are always up, and nothing runs inside them.',
      'What changes who reaches them: openstack server add security group, a rule, or delete and create.',
    ),
  },
  {
    words: /^security group rule (set|unset|update|edit|change)\b/,
    ...problem(
      'A rule cannot be edited, in OpenStack neither.',
      'Delete it and make it anew: openstack security group rule delete NUMBER',
    ),
  },
  {
    words: /^(quota|limits)\b/,
    ...problem(
      "A project of the lab may have 10 security groups and 100 rules, which are Neutron's defaults.",
      'What yours may have, the dashboard and openstack quota show say there.',
    ),
  },
  {
    words: /^address group\b/,
    ...problem(
      'The platform ignores address groups: a rule whose far end is one would be open to all.',
      'Write a rule for each prefix, or use a security group as the far end: --remote-group GROUP',
    ),
  },
  {
    words: /^(server|network|subnet|port|project|hypervisor|availability zone)\b/,
    ...problem(
      'That may well be a command of the real client, but the lab does not have it.',
      'See what it has: openstack --help',
    ),
  },
];

/**
 * The refusal of a command for something that the platform does not have; undefined for other
 * commands.
 */
export const notThere = (words: readonly string[]): Refusal | undefined => {
  const line = words.join(' ').toLowerCase();
  const found = absent.find(({words: pattern}) => pattern.test(line));
  return found && misread(found.says, found.remedy);
};
