import {titleOf} from '../../lessons/sandbox.ts';
import {isInLesson} from '../../play/play.ts';
import type {Turn} from '../../play/reply.ts';
import {placeAnswer, shownSaid} from '../draw/answer.ts';
import type {Size} from '../draw/layout.ts';
import {atFirstHop, isRunning} from './animation.ts';
import {debriefPage} from './debrief.ts';
import {openPage} from './page.ts';
import {type At, atPrompt, type InLesson, menuAt, type State} from './state.ts';

/** Opens all of the last answer to be read, when not all of it has a place. */
export const readOn = (state: At<'prompt'>, size: Size): State => {
  const {learner, answered, focus} = state;
  if (!placeAnswer(answered, learner.grade, size).isCut) return state;
  const title = answered.line === '' ? titleOf(learner.place) : answered.line;
  return {
    ...state,
    focus: {kind: 'page', page: openPage(title, shownSaid(answered.said)), behind: focus},
  };
};

/** Takes over what a line made of the play, and gives the keys to whom the reply leads. */
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
