import {useMemo} from 'react';
import type {Against} from '../../../arrows/ways.ts';
import {worldsOf} from '../../../lessons/sandbox.ts';
import type {Play} from '../../../play/play.ts';
import {type Pointed, worldWithout} from '../../../play/pointed.ts';
import type {Trace} from '../../../reachability/trace/trace.ts';
import type {World} from '../../../security-groups/world.ts';
import type {Size} from '../../draw/layout.ts';
import {picture} from '../../draw/picture/picture.ts';
import {Rows} from '../../draw/rows.tsx';
import {atLastHop, type TraceAnimation} from '../../state/animation.ts';

/**
 * Chooses the world to compare with: first for what the learner looks at, then for what would be,
 * then for what has just changed.
 */
const againstOf = (
  {world}: Play,
  before: World | null,
  pointed: Pointed | null,
  ghost: World | null,
): Against | null => {
  if (pointed) {
    return pointed.kind === 'rule' ? {world: worldWithout(world, pointed.id), mark: 'lit'} : null;
  }
  if (ghost) return {world: ghost, mark: 'ghost'};
  return before && {world: before, mark: 'new'};
};

/**
 * Draws the picture of a lesson, and over it what the learner looks at, the world that would be
 * (`ghost`), or a packet on its way, which stays at its end until the next line.
 */
export const LessonPicture = ({
  play,
  before,
  traced,
  running,
  pointed,
  ghost,
  size,
  height,
}: {
  readonly play: Play;
  readonly before: World | null;
  readonly traced: Trace | null;
  readonly running: TraceAnimation | null;
  readonly pointed: Pointed | null;
  readonly ghost: World | null;
  readonly size: Size;
  readonly height: number;
}) => {
  const drawn = useMemo(() => {
    const {world, grade, place} = play;
    const against = againstOf(play, before, pointed, ghost);
    const packet = running ?? (traced && atLastHop(traced));
    const overlay = {against, packet, pointed};
    return picture(world, worldsOf(place), grade.goals, size.columns, height, overlay);
  }, [play, before, traced, running, pointed, ghost, size, height]);
  return <Rows lines={drawn} height={height} />;
};
