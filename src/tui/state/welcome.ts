import {type Said, say} from '../../play/said.ts';
import {openPage, type Page} from './page.ts';

/** Two screens for a learner's first visit: what there is to see, and what to type. */
const screens: readonly (readonly Said[])[] = [
  [
    say('plain', 'Here you learn how traffic flows on the Safespring platform, by making it flow.'),
    say('plain', ''),
    say(
      'plain',
      'Each lesson is a small project: instances, their security groups, and the Internet below. You open what the lesson asks for, and nothing else. After every command the picture is drawn anew, and the lab says who can reach whom, and why somebody cannot.',
    ),
    say('plain', ''),
    say('heading', 'How to read an arrow'),
    say('table', '  ├──── tcp/443 ───→   open: this passes, and replies come back by themselves'),
    say('table', '  ├───╌ no ingress ╌→  the sender may, but the receiver does not let it in'),
    say('table', '   ╌╌ no egress ────→  the receiver would, but the sender may not'),
    say('table', '   ╌╌╌╌ no way ╌╌╌╌╌→  closed at both ends, or there is no way at all'),
    say('plain', ''),
    say(
      'plain',
      'Each half of an arrow is the end it touches: egress where it begins, ingress where it arrives. Both must allow it; beside the routes of the platform, nothing else decides. In the boxes, I is a rule for ingress and ‹ whom it is from, E one for egress and › whom it is to.',
    ),
  ],
  [
    say('plain', 'You type what you would type in a real project; it carries over unchanged:'),
    say('command', '  openstack security group rule create --ingress --protocol tcp \\'),
    say('command', '    --dst-port 443 --remote-ip 0.0.0.0/0 sg-public'),
    say('plain', 'or a short form, which is shown back as the real command:'),
    say('command', '  ingress tcp/443 from any on sg-public'),
    say('plain', ''),
    say('heading', 'When you are stuck'),
    say('table', '  hint     a step further; the first kind is free'),
    say('table', '  why      what stops each goal, gate by gate'),
    say('table', '  trace    one packet on its way: trace public default tcp/80'),
    say('table', '  undo     take the last change back; nothing can break'),
    say('plain', ''),
    say('heading', 'Three stars a lesson'),
    say('plain', 'One for solving it, one for opening nothing beyond it, one for needing no more'),
    say('plain', 'than the first kind of hint. Leave whenever you like: everything is kept.'),
  ],
];

/** Whether a screen of the welcome is the last. */
export const isLastWelcome = (index: number): boolean => index === screens.length - 1;

/** Makes a screen of the welcome by its index; null after the last. */
export const welcomePage = (index: number): Page | null => {
  const said = screens[index];
  return said ? openPage(`Welcome ${index + 1}/${screens.length}`, said) : null;
};
