import {split} from 'shlex';
import {
  beginning,
  type Candidate,
  completeCommand,
  instanceNames,
} from '../client/complete/complete.ts';
import {isSandbox} from '../lessons/sandbox.ts';
import {establishedWord, findLabWord, type LabWord, labWords} from './lab-words.ts';
import type {Play} from './play.ts';
import {choicesAtHand} from './quiz.ts';
import {views} from './show.ts';

export type {Candidate} from '../client/complete/complete.ts';

/** What the word at the cursor may become. */
export type Completion = {
  /** The part of the word that is typed, which a candidate takes the place of. */
  readonly typed: string;
  readonly candidates: readonly Candidate[];
};

const words: readonly LabWord[] = labWords;

const firstWords = ({place}: Play): readonly Candidate[] => [
  {text: 'ingress', about: 'a rule for what comes in'},
  {text: 'egress', about: 'a rule for what goes out'},
  ...words
    .filter(({ofLessons}) => !(ofLessons && isSandbox(place.lesson)))
    .map(({word, does}) => ({text: word, about: does})),
  {text: 'openstack', about: 'the real client'},
];

const ends = ({world}: Play): readonly Candidate[] => [
  ...instanceNames(world),
  {text: 'Internet', about: 'somebody out there'},
  ...world.platform.internet.map(({name, address}) => ({
    text: name,
    about: name === address ? 'on the Internet' : address,
  })),
];

const packets: readonly Candidate[] = [
  {text: 'tcp/', about: 'then a port, like 443', isOpen: true},
  {text: 'udp/', about: 'then a port', isOpen: true},
  {text: 'icmp', about: 'a ping'},
];

const moments: readonly Candidate[] = [
  {text: establishedWord, about: 'in a connection that was there before'},
];

const afterLabWord = (
  play: Play,
  {word}: LabWord,
  rest: readonly string[],
  typed: string,
): readonly Candidate[] => {
  switch (word) {
    case 'trace':
      return [ends(play), ends(play), packets, moments][rest.length] ?? [];
    case 'hint':
      return rest.length === 0 ? [{text: 'more', about: 'a step further'}] : [];
    case 'choose':
      return rest.length === 0
        ? choicesAtHand(play).map(({says}, index) => ({text: `${index + 1}`, about: says}))
        : [];
    case 'show':
      return rest.length === 0 ? Object.keys(views).map(text => ({text, about: ''})) : [];
    case 'lessons':
      return rest.length === 0
        ? play.course.map(({lesson}) => ({text: lesson.id, about: lesson.title}))
        : [];
    case 'help':
      return completeCommand(play.world, rest, typed).filter(({text}) => !text.startsWith('-'));
    default:
      return [];
  }
};

/** The whole words of a line's beginning; none that can be told while a quotation mark is open. */
const wholeWords = (text: string): readonly string[] | undefined => {
  try {
    return split(text);
  } catch {
    return undefined;
  }
};

/**
 * What the word that ends a text may become, there where it stands: the lab's words, the client's
 * commands and their options, and the names that the world has.
 */
export const complete = (play: Play, text: string): Completion => {
  const typed = /\S*$/.exec(text)?.[0] ?? '';
  const before = wholeWords(text.slice(0, text.length - typed.length));
  if (!before) return {typed, candidates: []};
  const [first, ...rest] = before;
  if (first === undefined) {
    const own = beginning(typed, firstWords(play));
    return {
      typed,
      candidates: typed === '' ? own : [...own, ...completeCommand(play.world, [], typed)],
    };
  }
  const word = findLabWord(first);
  const candidates = word
    ? beginning(typed, afterLabWord(play, word, rest, typed))
    : completeCommand(play.world, before, typed);
  return {typed, candidates};
};
