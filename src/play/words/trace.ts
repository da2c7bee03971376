import {type Candidate, instanceNames} from '../../client/complete/complete.ts';
import {parseQuestion} from '../../reachability/trace/question.ts';
import {trace} from '../../reachability/trace/trace.ts';
import {explainTrace} from '../explain-trace.ts';
import type {Play} from '../play.ts';
import {refuse, type Turn} from '../reply.ts';
import type {Word} from './word.ts';

/** The last word of a trace about a connection that existed before. */
const establishedWord = 'established';

const tracePacket = (play: Play, asked: readonly string[]): Turn => {
  const isEstablished = asked.at(-1)?.toLowerCase() === establishedWord;
  const [from = '', to = '', ...packet] = isEstablished ? asked.slice(0, -1) : asked;
  const words = [from, to, packet.join('/')].filter(word => word !== '');
  const question = parseQuestion(play.world.platform, words);
  if (!question.ok) return refuse(play, question.error);
  const traced = trace(play.world, {...question.value, isEstablished});
  return {play, reply: {kind: 'traced', trace: traced, said: explainTrace(play.world, traced)}};
};

const ends = ({world}: Play): readonly Candidate[] => [
  ...instanceNames(world),
  {text: 'Internet', about: 'somebody out there'},
  ...world.platform.internet.map(({name, address}) => ({
    text: name,
    about: name === address ? 'on the Internet' : address,
  })),
];

const packets: readonly Candidate[] = [
  {text: 'tcp/', about: 'then a port, like 443', isOpen: true},
  {text: 'udp/', about: 'then a port', isOpen: true},
  {text: 'icmp', about: 'a ping'},
];

const moments: readonly Candidate[] = [
  {text: establishedWord, about: 'in a connection that was there before'},
];

/** The word `trace FROM TO PACKET [established]`: follows one packet. */
export const traceWord = {
  word: 'trace',
  takes: 5,
  usage: 'trace FROM TO tcp/80',
  does: "one packet's way; established: in a live connection",
  run: tracePacket,
  complete: (play, rest) => [ends(play), ends(play), packets, moments][rest.length] ?? [],
} as const satisfies Word;
