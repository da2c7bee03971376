import type {Mutant} from '../mutant.ts';

/** Slips about what is told of a world: rows, gathered stretches, sentences, and grades. */
export const ofReports: readonly Mutant[] = [
  {
    name: 'some of the Internet told as all of it',
    file: 'reachability/words/report.ts',
    find: 'return peer.isWhole\n',
    replace: 'return true\n',
  },
  {
    name: "a row's ends swapped",
    file: 'reachability/words/report.ts',
    find: "direction === 'egress' ? [own, peer] : [peer, own]",
    replace: "direction === 'ingress' ? [own, peer] : [peer, own]",
  },
  {
    name: 'a source told where there are many',
    file: 'reachability/words/report.ts',
    find: "if (direction === 'ingress') return null;",
    replace: '',
  },
  {
    name: 'two instances side by side that break a stretch',
    file: 'reachability/reach/gather.ts',
    find: 'while (own.has(next))',
    replace: 'if (own.has(next))',
  },
  {
    name: 'stretches with something between gathered as one',
    file: 'reachability/reach/gather.ts',
    find: 'return next === other.first;',
    replace: 'return true;',
  },
  {
    name: 'every gathering taken for whole',
    file: 'reachability/reach/gather.ts',
    find: 'sizeOf(regions) === sizeOf(all)',
    replace: 'sizeOf(regions) > 0n || sizeOf(all)',
  },
  {
    name: 'different flows gathered',
    file: 'reachability/reach/gather.ts',
    find: 'direction, end, ...flows]',
    replace: 'direction, end]',
  },
  {
    name: 'a first of a stretch too many told',
    file: 'text/names.ts',
    find: 'names.length > most ?',
    replace: 'names.length > most + 1 ?',
  },
  {
    name: 'a wrong number of stretches left out',
    file: 'text/names.ts',
    find: 'names.length - shown} more',
    replace: 'names.length - shown - 1} more',
  },
  {
    name: 'ends of a sentence swapped',
    file: 'reachability/words/describe-passage.ts',
    find: "direction === 'egress' ? ends : ends.reverse()",
    replace: "direction === 'ingress' ? ends : ends.reverse()",
  },
  {
    name: 'a blocked goal met by what is partly closed',
    file: 'lessons/grade/grade.ts',
    find: 'isBlocked ? open === null :',
    replace: 'isBlocked ? closed !== null :',
  },
  {
    name: 'an open goal met by what is partly open',
    file: 'lessons/grade/grade.ts',
    find: 'open !== null && closed === null && !otherwise',
    replace: 'open !== null && !otherwise',
  },
  {
    name: 'a goal met though some see another address',
    file: 'lessons/grade/grade.ts',
    find: 'open !== null && closed === null && !otherwise',
    replace: 'open !== null && closed === null',
  },
  {
    name: 'the second star for an answer that solves nothing',
    file: 'lessons/grade/grade.ts',
    find: 'least: solved && tooMuch.length === 0',
    replace: 'least: tooMuch.length === 0',
  },
  {
    name: 'the second star whatever is open',
    file: 'lessons/grade/grade.ts',
    find: 'least: solved && tooMuch.length === 0',
    replace: 'least: solved',
  },
];
