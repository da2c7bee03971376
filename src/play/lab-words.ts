import {type Problem, problem} from '../result.ts';

/** A word of the lab itself, beside the commands of the client. */
export type LabWord = {
  readonly word: string;
  /** Other ways to say it. */
  readonly also?: readonly string[];
  /** Whether it is about goals and lessons, which a sandbox has none of. */
  readonly ofLessons?: boolean;
  /** How many words may follow it at most; none unless it says so. */
  readonly takes?: number;
  /** How to write it. */
  readonly usage: string;
  readonly does: string;
};

/** The last word of a trace that asks about a connection which was there before. */
export const establishedWord = 'established';

/** Every word of the lab: the one table that `help`, the prompt and docs/keys.md speak from. */
export const labWords = [
  {
    word: 'hint',
    ofLessons: true,
    takes: 1,
    usage: 'hint [more]',
    does: 'the next hint; all but the first kind cost a star',
  },
  {
    word: 'why',
    ofLessons: true,
    usage: 'why',
    does: 'what stops each goal that is not met, gate by gate',
  },
  {
    word: 'question',
    ofLessons: true,
    usage: 'question',
    does: 'something to guess, if a lesson has it; free',
  },
  {
    word: 'choose',
    ofLessons: true,
    takes: 1,
    usage: 'choose N',
    does: 'your answer to it',
  },
  {
    word: 'trace',
    takes: 5,
    usage: 'trace FROM TO tcp/80',
    does: "one packet's way; established: in a live connection",
  },
  {
    word: 'show',
    takes: 1,
    usage: 'show [brief|goals|rules|groups|servers|reach|answer|debrief]',
    does: 'the task, the state, or your commands so far',
  },
  {word: 'undo', usage: 'undo', does: 'take the last change back'},
  {word: 'redo', usage: 'redo', does: 'make it again'},
  {word: 'reset', usage: 'reset', does: 'back to the start; your stars stay'},
  {word: 'solution', ofLessons: true, usage: 'solution', does: 'one right answer; costs a star'},
  {word: 'next', ofLessons: true, usage: 'next', does: 'on to the next lesson'},
  {word: 'back', ofLessons: true, usage: 'back', does: 'to the lesson before'},
  {
    word: 'lessons',
    ofLessons: true,
    takes: 1,
    usage: 'lessons [N]',
    does: 'all lessons and how far you are, or one',
  },
  {
    word: 'export',
    takes: 1,
    usage: 'export [FORMAT]',
    does: 'your groups for outside: openstack, terraform, json',
  },
  {word: 'help', also: ['?'], takes: 9, usage: 'help [COMMAND]', does: 'what can be typed here'},
  {word: 'quit', also: ['exit', 'q'], usage: 'quit', does: 'leave; everything is kept'},
] as const satisfies readonly LabWord[];

/** The first word of a line that the lab answers itself. */
export type LabWordName = (typeof labWords)[number]['word'];

const entries: readonly (LabWord & {readonly word: LabWordName})[] = labWords;

/** The lab's word that a word means, in any case. */
export const findLabWord = (word: string) => {
  const sought = word.toLowerCase();
  return entries.find(({word: own, also}) => own === sought || also?.includes(sought));
};

/**
 * What is wrong with what follows a word of the lab: more words than it takes, or a word about
 * lessons where there are none. Null where nothing is, which does not say that the words mean
 * something to it.
 */
export const misuseOf = (
  {word, takes = 0, usage, ofLessons = false}: LabWord,
  rest: readonly string[],
  isInSandbox: boolean,
): Problem | null => {
  if (ofLessons && isInSandbox) {
    return problem(
      `There is no lesson here for ${word} to speak of.`,
      'Ask about a packet: trace FROM TO tcp/80; who reaches whom: show reach',
    );
  }
  return rest.length > takes
    ? problem(`${word} does not take '${rest.slice(takes).join(' ')}'.`, `Write: ${usage}`)
    : null;
};

/** What can be typed besides the lab's words: the real client's commands, and the short form. */
export const commandForms: readonly LabWord[] = [
  {
    word: 'ingress',
    usage: 'ingress tcp/443 from 0.0.0.0/0 on GROUP',
    does: 'a rule for what comes in; egress … to …, what leaves',
  },
  {
    word: 'openstack',
    usage: 'openstack security group rule create|delete|list …',
    does: 'the real client; openstack may be left out',
  },
  {
    word: 'openstack',
    usage: 'openstack security group create|delete|set|list|show …',
    does: 'the groups',
  },
  {
    word: 'openstack',
    usage: 'openstack server add|remove security group SERVER GROUP',
    does: 'put a group on an instance, or take it off',
  },
  {
    word: 'openstack',
    usage: 'openstack server create|delete|list|show …',
    does: 'the instances',
  },
  {
    word: 'openstack',
    usage: 'openstack network|subnet|port list, openstack --help',
    does: 'what else there is; --help tells of one command',
  },
];
