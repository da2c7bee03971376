import {headingOf} from '../../../play/introduce.ts';
import type {Play} from '../../../play/play.ts';
import type {Standing} from '../../../play/standing.ts';
import type {Line} from '../../draw/line.ts';
import {progressForms, titleLine} from '../../draw/title.ts';

/** Writes the title of a lesson and how far the learner is, or the title of the sandbox. */
export const lessonTitle = (play: Play, standings: readonly Standing[], width: number): Line => {
  const {place} = play;
  const about = place.kind === 'lesson' ? progressForms(standings, place.number) : [];
  return titleLine(headingOf(play), about, width);
};
