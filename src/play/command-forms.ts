import type {Usage} from './words/word.ts';

/**
 * The forms of commands that can be typed besides the lab's words: the real client's commands, and
 * the short form.
 */
export const commandForms: readonly Usage[] = [
  {
    usage: 'ingress tcp/443 from 0.0.0.0/0 on GROUP',
    does: 'a rule for what comes in; egress … to …, what leaves',
  },
  {
    usage: 'openstack security group rule create|delete|list …',
    does: 'the real client; openstack may be left out',
  },
  {
    usage: 'openstack security group create|delete|set|list|show …',
    does: 'the groups',
  },
  {
    usage: 'openstack server add|remove security group SERVER GROUP',
    does: 'put a group on an instance, or take it off',
  },
  {
    usage: 'openstack server create|delete|list|show …',
    does: 'the instances',
  },
  {
    usage: 'openstack network|subnet|port list, openstack --help',
    does: 'what else there is; --help tells of one command',
  },
];
