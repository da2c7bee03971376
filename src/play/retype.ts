import {feedback} from './feedback.ts';
import {type Play, replay, withWork} from './play.ts';
import {type Turn, tell} from './reply.ts';
import type {Said} from './said.ts';

/**
 * Makes the turn after commands were undone or redone: it runs the remaining commands again from
 * the start.
 */
export const retype = (
  play: Play,
  commands: readonly string[],
  undone: readonly string[],
  said: Said,
): Turn => {
  const {world} = replay(play.place, commands);
  const moved = withWork({...play, undone}, {commands}, world);
  return tell(moved, [said, ...feedback(play, moved)]);
};
