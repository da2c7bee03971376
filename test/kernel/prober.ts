import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {tools} from '../machine/tools.ts';

/** One packet as both ends report it: its ends, and its port or its ICMP type and code. */
export type Sent = readonly [
  tag: number,
  protocol: number,
  source: string,
  target: string,
  portOrType: number,
  code: number,
];

/** The program that sends and receives in one namespace, and what it says as it goes. */
export type Prober = {
  readonly listen: (ports: readonly number[]) => Promise<void>;
  /** How many of the packets found a route at all. */
  readonly send: (packets: readonly Sent[]) => Promise<number>;
  /** Ends a round: everything that has arrived has been said once this is done. */
  readonly end: () => Promise<void>;
  /** Empties the namespace's connection tracking. */
  readonly forget: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Heard = {
  readonly seen?: readonly Sent[];
  readonly answered?: readonly number[];
  readonly sent?: number;
};

type Waiting = {readonly heard: (said: Heard) => void; readonly failed: (error: Error) => void};

/** Starts the prober of a namespace; `seen` and `answered` are called as its reports come. */
export const startProber = async (
  namespace: string,
  seen: (packets: readonly Sent[]) => void,
  answered: (tags: readonly number[]) => void,
): Promise<Prober> => {
  const program = [tools.python3.path(), '-SE', 'test/kernel/prober.py'];
  const child = spawn(tools.ip.path(), ['netns', 'exec', namespace, ...program], {stdio: 'pipe'});
  let complaints = '';
  let waiting: Waiting[] = [];
  child.stderr.on('data', data => {
    complaints += data;
  });
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()));
  void gone.then(() => {
    const error = new Error(`The prober of ${namespace} ended: ${complaints}`);
    for (const {failed} of waiting) failed(error);
    waiting = [];
  });
  child.stdin.on('error', () => {}); // It ended, which is told above.
  createInterface({input: child.stdout}).on('line', line => {
    const said: Heard = JSON.parse(line);
    if (said.seen) seen(said.seen);
    else if (said.answered) answered(said.answered);
    else waiting.shift()?.heard(said);
  });
  const reply = () =>
    new Promise<Heard>((heard, failed) => {
      if (child.exitCode === null) waiting.push({heard, failed});
      else failed(new Error(`The prober of ${namespace} has ended: ${complaints}`));
    });
  const tell = (command: object): Promise<Heard> => {
    const said = reply();
    child.stdin.write(`${JSON.stringify(command)}\n`);
    return said;
  };
  await reply();
  return {
    listen: async ports => {
      await tell({listen: ports});
    },
    send: async packets => (await tell({send: packets})).sent ?? 0,
    end: async () => {
      await tell({end: true});
    },
    forget: async () => {
      await tell({forget: true});
    },
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
};
