import type {Shape} from './project.ts';

/** What is measured on a project besides building it and finding what passes between all peer classes. */
export type Task = 'pairs' | 'outside' | 'edit' | 'trace';

/** One project to measure. It gets processes of its own, so that it begins cold. */
export type Case = {
  readonly name: string;
  readonly shape: Shape;
  readonly tasks: readonly Task[];
  /** The targets in milliseconds, by figure. */
  readonly targets: Readonly<Record<string, number>>;
};

const shape = (kind: Shape['kind'], instances: number, rules: number, roles: number): Shape => ({
  seed: 7,
  kind,
  instances,
  rules,
  roles,
});

/** The names of the figures, which targets go by. */
export const figures = {
  build: 'build',
  classes: 'build + all classes',
  pairs: 'exact all pairs',
  outside: 'all with outside, both ways',
  editRole: 'a rule of one role edited',
  editBase: 'a rule of all roles edited',
  who: 'who can reach X',
  delivered: 'trace + explain, delivered',
  blocked: 'trace + explain, blocked',
} as const;

const targets1000 = {
  [figures.build]: 100,
  [figures.pairs]: 200,
  [figures.editRole]: 1,
  [figures.editBase]: 1,
  [figures.who]: 5,
  [figures.delivered]: 0.05,
  [figures.blocked]: 0.05,
};

/** The projects with a target, and the two worst ones. */
export const cases: readonly Case[] = [
  {
    name: '1,000',
    shape: shape('real', 1000, 10_000, 40),
    tasks: ['pairs', 'outside', 'edit', 'trace'],
    targets: targets1000,
  },
  {
    name: '1,000, own groups',
    shape: shape('own-groups', 1000, 10_000, 1000),
    tasks: ['pairs', 'edit', 'trace'],
    targets: targets1000,
  },
  {
    name: '1,000, own atoms',
    shape: shape('own-atoms', 1000, 10_000, 40),
    tasks: ['pairs', 'edit', 'trace'],
    targets: targets1000,
  },
  {
    name: '10,000',
    shape: shape('real', 10_000, 10_000, 120),
    tasks: [],
    targets: {[figures.classes]: 600},
  },
  {
    name: '100,000',
    shape: shape('real', 100_000, 10_000, 120),
    tasks: [],
    targets: {[figures.classes]: 5000},
  },
];

const growing = (name: string, shapes: readonly Shape[]): readonly Case[] =>
  shapes.map(each => ({name, shape: each, tasks: [], targets: {}}));

/** How the cost grows with one size while the others stand still. */
export const growth: readonly Case[] = [
  ...growing(
    'instances grow',
    [1000, 3000, 10_000, 30_000, 100_000].map(count => shape('real', count, 10_000, 40)),
  ),
  ...growing(
    'roles grow',
    [20, 40, 80, 160, 320].map(count => shape('real', 10_000, 10_000, count)),
  ),
  ...growing(
    'rules grow',
    [2500, 5000, 10_000, 20_000, 40_000].map(count => shape('real', 10_000, count, 40)),
  ),
];
