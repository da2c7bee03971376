import {problem} from '../result.ts';
import {misread, type Refusal} from './refusal.ts';

/**
 * What other OpenStack platforms have and this one has not, by the first words of the client's
 * command: what happens here instead, and what to do. From Safespring's documentation
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
    words: /^server (add|remove) (network|port|fixed ip)\b/,
    ...problem(
      'An instance has exactly one interface here; with a second, replies would leave the wrong way and be dropped.',
      'One interface reaches every network of the site; open the way with security groups.',
    ),
  },
  {
    words: /^server (create|delete|rebuild|reboot|start|stop|set)\b/,
    ...problem(
      'The instances of the lab are given, and stay as they are.',
      'Change what reaches them: openstack server add security group, or a rule.',
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
    words:
      /^(security group (set|unset)|security group rule (set|unset)|server|network|subnet|port|image|flavor|volume|keypair|quota|project|address group)\b/,
    ...problem(
      'That may well be a command of the real client, but the lab does not have it.',
      'See what it has: openstack --help',
    ),
  },
];

/** The refusal of a command for something that the platform does not have. */
export const notThere = (words: readonly string[]): Refusal | undefined => {
  const line = words.join(' ').toLowerCase();
  const found = absent.find(({words: pattern}) => pattern.test(line));
  return found && misread(found.says, found.remedy);
};
