import {aboutPointed} from '../../../play/pointed.ts';
import {type PlacedAnswer, placeAnswer} from '../../draw/answer.ts';
import type {Size} from '../../draw/layout.ts';
import type {At, InPicture} from '../../state/state.ts';

/** How many hops of a packet on its way are told at once. */
const hopsTold = 3;

/**
 * What is said below the picture: of what is looked at; while a packet is on its way, of the hop it
 * is at and those right before; else the answer to the last line.
 */
export const shownAnswer = (
  {learner: play, answered, focus}: Pick<At<InPicture>, 'learner' | 'answered' | 'focus'>,
  size: Size,
): PlacedAnswer => {
  switch (focus.kind) {
    case 'pointing': {
      const {pointed} = focus;
      const about = {said: aboutPointed(play, pointed), told: pointed.kind === 'rule'};
      return placeAnswer(about, play.grade, size, false);
    }
    case 'packet': {
      const {hops} = focus.animation;
      const said = answered.said.slice(Math.max(0, hops - hopsTold), hops);
      return placeAnswer({...answered, said}, play.grade, size);
    }
    case 'prompt':
    case 'leaving':
    case 'completion':
      return placeAnswer(answered, play.grade, size);
  }
};
