import {explainExcess, explainStars} from '../../play/explain-goal.ts';
import {debrief} from '../../play/introduce.ts';
import type {LessonPlay, Play} from '../../play/play.ts';
import {type Said, say} from '../../play/said.ts';

/**
 * What is read when a lesson is solved: the stars, what could be better, and the debrief. `said` is
 * what was said to the line that solved it.
 */
export const debriefPage = (play: LessonPlay, said: readonly Said[]): readonly Said[] => [
  say('good', explainStars(play.grade)),
  ...explainExcess(play.world, play.grade),
  ...said.filter(({tone}) => tone === 'hint'),
  say('plain', ''),
  ...debrief(play).flatMap(line => (line.tone === 'heading' ? [say('plain', ''), line] : [line])),
];

/** What is said once the debrief was read: what is said there again would not fit beside the picture. */
export const afterDebrief = ({grade}: Play, said: readonly Said[]): readonly Said[] => [
  say('good', explainStars(grade)),
  ...said.filter(({tone}) => tone === 'hint'),
  say('plain', 'Go on with next, or try something else; show debrief tells it again.'),
];
