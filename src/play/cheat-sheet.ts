import type {Handout} from './handout.ts';

/**
 * The rules of the platform on one page, for people who have done the lessons. Sources: Neutron and
 * its client for the rules, Calico for the traffic, Safespring's documentation for the networks.
 */
export const cheatSheet: Handout = [
  {kind: 'title', text: 'How traffic flows on the platform'},
  {
    kind: 'table',
    rows: [
      ['network', 'IPv4 address', 'out to the Internet', 'in from the Internet'],
      ['public', 'public', 'as its own address', 'if a group allows it'],
      ['default', 'private', "as its compute host's address", 'never'],
      ['private', 'private', 'never', 'never'],
    ],
  },
  {
    kind: 'text',
    text: 'A network is where an address comes from, and no wall: inside the site every instance reaches every other through the gateway, untranslated, if both ends allow it. Over IPv6 default has a public address and no NAT before it.',
  },
  {kind: 'heading', text: 'What a packet passes, in this order'},
  {
    kind: 'list',
    items: [
      'Interface: it comes from an address of the instance, which has one interface and leaves gateway and routes to DHCP.',
      'Egress: a rule of a group that the sender has lets it out.',
      'Routing: the site is one routed network. From the Internet nothing leads in to private, or to default over IPv4, and out of private nothing leads to it.',
      'NAT: only from default, and only out of the site. Egress rules name the real destination.',
      'Ingress: a rule of a group that the receiver has lets it in, from the address it comes from.',
      'Replies to what was let through need no rule, and go on after a rule is deleted.',
    ],
  },
  {kind: 'heading', text: 'What a rule says'},
  {
    kind: 'list',
    items: [
      'Rules allow, and none forbids. What no rule allows is dropped in silence.',
      'What is left out is allowed: every protocol, every port, every address. Without a direction it is ingress, without an ethertype IPv4.',
      'A port is the one that the packet goes to. Ping has none: ICMP type 8, and over IPv6 protocol ipv6-icmp, type 128.',
      'The length of a prefix decides: 10.65.42.3/24 is 256 addresses, one address is a /32.',
      'A group as remote is the addresses of its members at that site, whatever they are tomorrow.',
      'A rule is of IPv4 or of IPv6, and says nothing about the other.',
      'A rule cannot be changed: delete it and make another.',
    ],
  },
  {kind: 'heading', text: 'What a group does'},
  {
    kind: 'list',
    items: [
      'It counts for the instances that have it, whichever network they are in. Without any group nothing passes.',
      "A new group lets everything out. The project's group default also lets its own members in.",
      'Being in one group opens nothing between its members; a rule does, such as one with the group itself as its remote.',
    ],
  },
  {kind: 'heading', text: 'What there is not'},
  {
    kind: 'list',
    items: [
      'Floating addresses, routers, networks of your own, and a use for a second interface: two gateways break both.',
      'Addresses of your own choice. An instance created anew gets another one, so name instances by their group.',
      'Anything shared between sites: another site is the Internet.',
    ],
  },
  {kind: 'heading', text: 'What to type'},
  {
    kind: 'commands',
    lines: [
      'openstack security group create web',
      'openstack security group rule list web',
      'openstack security group rule create --ingress --protocol tcp --dst-port 443 --remote-ip 0.0.0.0/0 web',
      'openstack security group rule create --egress --protocol tcp --dst-port 5432 --remote-group db web',
      'openstack security group rule delete RULE',
      'openstack server add security group SERVER web',
      'openstack server remove security group SERVER default',
    ],
  },
];
