import {explainExcess, explainStars} from '../play/explain-goal.ts';
import {debrief} from '../play/introduce.ts';
import {findLabWord} from '../play/lab-words.ts';
import type {Play} from '../play/play.ts';
import {type Said, say} from '../play/said.ts';
import {step} from '../play/step.ts';
import {bindings} from './keys.ts';

const keyHelp = (): readonly Said[] => {
  const rows = bindings.filter(({place}) => place === 'prompt');
  const width = Math.max(...rows.map(({label}) => label.length));
  return [
    say('heading', 'Keys'),
    ...rows.map(({label, does}) => say('table', `${label.padEnd(width)}  ${does}`)),
  ];
};

/** Runs one line; to the lab's help it adds the keys, which only a screen has. */
export const runLine = (play: Play, line: string): Play => {
  const stepped = step(play, line);
  return findLabWord(line.trim())?.word === 'help'
    ? {...stepped, said: [...stepped.said, ...keyHelp()]}
    : stepped;
};

/**
 * Runs lines one after the other until one is refused or leaves the lessons; what comes after it
 * is left out, and that is said.
 */
export const runLines = (play: Play, lines: readonly string[]): Play => {
  let current = play;
  const told: Said[] = [];
  let solves = false;
  for (const [index, line] of lines.entries()) {
    current = runLine(current, line);
    if (current.request === 'quit') return current;
    solves ||= current.request === 'debrief';
    const left = lines.length - index - 1;
    const stops = current.refused || current.request === 'menu';
    if (stops && left > 0) {
      const many = left === 1 ? 'The line after it was' : `The ${left} lines after it were`;
      told.push(say('command', `› ${line}`), ...current.said);
      return {...current, said: [...told, say('bad', `${many} left out.`)]};
    }
    told.push(say('command', `› ${line}`), ...current.said);
  }
  return {
    ...current,
    said: told,
    request: solves && current.grade.solved ? 'debrief' : current.request,
  };
};

/** What is read when a lesson is solved: the stars, what could be better, and the debrief. */
export const debriefPage = (play: Play): readonly Said[] => [
  say('good', explainStars(play.grade)),
  ...explainExcess(play.world, play.grade),
  ...play.said.filter(({tone}) => tone === 'hint'),
  say('plain', ''),
  ...debrief(play).flatMap(line => (line.tone === 'heading' ? [say('plain', ''), line] : [line])),
];

/** The play once its debrief was read: what is said there again would not fit beside the picture. */
export const afterDebrief = (play: Play): Play => ({
  ...play,
  said: [
    say('good', explainStars(play.grade)),
    ...play.said.filter(({tone}) => tone === 'hint'),
    say('plain', 'Go on with next, or try something else; show debrief tells it again.'),
  ],
});
