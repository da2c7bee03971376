import {titleOf} from '../../lessons/sandbox.ts';
import {isInLesson} from '../../play/play.ts';
import type {Turn} from '../../play/reply.ts';
import {fitAnswer, shownSaid} from '../draw/answer.ts';
import type {Size} from '../draw/layout.ts';
import {atFirstHop, isRunning} from './animation.ts';
import {debriefPage} from './debrief.ts';
import {openPage} from './page.ts';
import {type At, atPrompt, type InLesson, menuAt, type State} from './state.ts';

/** Opens the last answer as a page if it does not fit below the picture. */
export const readOn = (state: At<'prompt'>, size: Size): State => {
  const {learner, answered, focus} = state;
  if (!fitAnswer(answered, learner.grade, size).isCut) return state;
  const title = answered.line === '' ? titleOf(learner.place) : answered.line;
  return {
    ...state,
    focus: {kind: 'page', page: openPage(title, shownSaid(answered.said)), behind: focus},
  };
};

/**
 * Makes the next state from a turn: it takes the new play, and gives the focus that the reply leads
 * to.
 */
export const follow = (
  state: At<InLesson>,
  {play, reply}: Turn,
  line: string,
  size: Size,
): State => {
  const {learner: was} = state;
  const moved = play.place !== was.place;
  const changed = !moved && play.world !== was.world;
  const told = !moved && !changed;
  const traced = reply.kind === 'traced' ? reply.trace : null;
  const next: At<'prompt'> = {
    ...atPrompt(state),
    learner: play,
    answered: {line: moved ? '' : line, told, said: reply.said, traced},
    before: changed ? was.world : null,
  };
  switch (reply.kind) {
    case 'quit':
      return {...next, ended: true};
    case 'menu':
      return isInLesson(play) ? {...next, learner: play, focus: menuAt(play.place)} : next;
    case 'solved': {
      if (!isInLesson(play)) return next;
      const page = openPage(`Solved: ${titleOf(play.place)}`, debriefPage(play, reply.said));
      return {...next, learner: play, focus: {kind: 'debrief', page, isTypedOver: false}};
    }
    case 'traced': {
      const animation = atFirstHop(reply.trace);
      return state.moves && isRunning(animation)
        ? {...next, focus: {kind: 'packet', animation}}
        : next;
    }
    case 'told':
    case 'refused':
      // A change shows in the picture, which a page would cover.
      return moved || told ? readOn(next, size) : next;
  }
};
