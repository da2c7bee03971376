/** A word of the lab itself, beside the commands of the client. */
export type LabWord = {
  readonly word: string;
  /** How to write it. */
  readonly usage: string;
  readonly does: string;
};

/** Every word of the lab: the one table that `help`, the prompt and the README speak from. */
export const labWords = [
  {word: 'hint', usage: 'hint', does: 'the next hint for where you are now'},
  {word: 'why', usage: 'why', does: 'what stops each goal that is not met, gate by gate'},
  {word: 'trace', usage: 'trace FROM TO tcp/80', does: 'one packet on its way, hop by hop'},
  {
    word: 'show',
    usage: 'show [brief|goals|rules|groups|servers|reach|answer]',
    does: 'the task, the state, or your commands so far',
  },
  {word: 'undo', usage: 'undo', does: 'take the last change back'},
  {word: 'redo', usage: 'redo', does: 'make it again'},
  {word: 'reset', usage: 'reset', does: 'back to the start of the lesson'},
  {word: 'solution', usage: 'solution', does: 'one right answer (costs the third star)'},
  {word: 'next', usage: 'next', does: 'on to the next lesson'},
  {word: 'back', usage: 'back', does: 'to the lesson before'},
  {word: 'lessons', usage: 'lessons', does: 'all lessons and how far you are'},
  {word: 'help', usage: 'help', does: 'what can be typed here'},
  {word: 'quit', usage: 'quit', does: 'leave; everything is kept'},
] as const satisfies readonly LabWord[];

/** The first word of a line that the lab answers itself. */
export type LabWordName = (typeof labWords)[number]['word'];

/** Whether a word is the lab's own. */
export const isLabWord = (word: string): word is LabWordName =>
  labWords.some(known => known.word === word);

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
    usage: 'openstack security group create|delete|list|show …',
    does: 'the groups',
  },
  {
    word: 'openstack',
    usage: 'openstack server add|remove security group SERVER GROUP',
    does: 'put a group on an instance, or take it off',
  },
  {
    word: 'openstack',
    usage: 'openstack server list|show, openstack network list',
    does: "what there is; --help shows a command's options",
  },
];
