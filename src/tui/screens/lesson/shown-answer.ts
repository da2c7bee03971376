import {aboutPointed} from '../../../play/pointed.ts';
import {type FittedAnswer, fitAnswer} from '../../draw/answer.ts';
import type {Size} from '../../draw/layout.ts';
import type {At, InPicture} from '../../state/state.ts';

/** How many hops of a moving packet are shown at once. */
const hopsTold = 3;

/**
 * Chooses the text below the picture: about what the learner looks at; about the last hops of a
 * moving packet; or the answer to the last line.
 */
export const shownAnswer = (
  {learner: play, answered, focus}: Pick<At<InPicture>, 'learner' | 'answered' | 'focus'>,
  size: Size,
): FittedAnswer => {
  switch (focus.kind) {
    case 'pointing': {
      const {pointed} = focus;
      const about = {said: aboutPointed(play, pointed), told: pointed.kind === 'rule'};
      return fitAnswer(about, play.grade, size, false);
    }
    case 'packet': {
      const {hops} = focus.animation;
      const said = answered.said.slice(Math.max(0, hops - hopsTold), hops);
      return fitAnswer({...answered, said}, play.grade, size);
    }
    case 'prompt':
    case 'leaving':
    case 'completion':
      return fitAnswer(answered, play.grade, size);
  }
};
