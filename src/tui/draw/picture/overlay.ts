import type {HopsShown} from '../../../arrows/packet-marks.ts';
import {type Against, type Ways, waysOf} from '../../../arrows/ways.ts';
import type {GoalGrade} from '../../../lessons/grade/grade.ts';
import type {Pointed} from '../../../play/pointed.ts';
import type {World} from '../../../security-groups/world.ts';

/** What is drawn over the picture: changes, a packet on its way, and what the learner looks at. */
export type Overlay = {
  readonly against?: Against | null;
  readonly packet?: HopsShown | null;
  /** The goal or rule that the learner looks at. */
  readonly pointed?: Pointed | null;
};

/**
 * Makes the ways of a world as a lesson shows them: with what its goals ask for, and what is drawn
 * over them.
 */
export const waysIn = (
  world: World,
  goals: readonly GoalGrade[],
  {pointed = null, ...overlay}: Overlay,
): Ways => {
  const wanted = goals
    .filter(({goal}) => goal.expect.kind !== 'blocked')
    .map(({goal: {demand}, met}) => ({demand, met}));
  const looked = goals.find(({goal}) => pointed?.kind === 'goal' && goal.id === pointed.id);
  return waysOf(world, wanted, {...overlay, looked: looked?.goal.demand ?? null});
};
