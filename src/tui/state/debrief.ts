import {explainExcess, explainStars} from '../../play/explain-goal.ts';
import {debrief} from '../../play/introduce.ts';
import type {LessonPlay, Play} from '../../play/play.ts';
import {type Said, say} from '../../play/said.ts';

/**
 * The text of a debrief page: the stars, what could be better, and the lesson's debrief. `said` is
 * the reply to the line that solved the lesson.
 */
export const debriefPage = (play: LessonPlay, said: readonly Said[]): readonly Said[] => [
  say('good', explainStars(play.grade)),
  ...explainExcess(play.world, play.grade),
  ...said.filter(({tone}) => tone === 'hint'),
  say('plain', ''),
  ...debrief(play).flatMap(line => (line.tone === 'heading' ? [say('plain', ''), line] : [line])),
];

/**
 * The answer below the picture after the debrief was read; the whole debrief would not fit there.
 */
export const afterDebrief = ({grade}: Play, said: readonly Said[]): readonly Said[] => [
  say('good', explainStars(grade)),
  ...said.filter(({tone}) => tone === 'hint'),
  say('plain', 'Go on with next, or try something else; show debrief tells it again.'),
];
