import {resolve} from 'node:path';
import {tools} from '../machine/tools.ts';
import {type Ran, run, serve} from './process.ts';

/** What the API answers to a request. */
export type Answered = {readonly status: number; readonly body: unknown};

/** A project of the server: what its one member can do. */
export type Project = {
  /** Asks the networking API, at a path below /v2.0. */
  readonly ask: (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answered>;
  /** Runs a script of bash that calls the real client. */
  readonly script: (text: string) => Promise<Ran>;
  /** The same with the client started anew for each command, which takes a second each. */
  readonly slowScript: (text: string) => Promise<Ran>;
  /** Runs one command of the client. */
  readonly client: (argv: readonly string[]) => Promise<Ran>;
};

/** A Neutron server of the test's own, with the real client. */
export type Neutron = {
  readonly project: (name: string) => Project;
  /** Ends the server; nothing of it is left. */
  readonly close: () => Promise<void>;
};

const folder = resolve('test/neutron');
let opened = 0;

/** Starts Neutron and the client. */
export const openNeutron = async (): Promise<Neutron> => {
  opened += 1;
  const name = `safespring-lab-${process.pid}-${opened}`;
  const starting = [serve(`${folder}/server.py`), serve(`${folder}/client.py`, name)] as const;
  const stop = async () => {
    for (const started of await Promise.allSettled(starting)) {
      if (started.status === 'fulfilled') await started.value.stop();
    }
  };
  const [server] = await Promise.all(starting).catch(async error => {
    await stop();
    throw error;
  });
  return {
    project: project => {
      const endpoint = `http://127.0.0.1:${server.ready}/${project}`;
      const loggedIn = {OS_AUTH_TYPE: 'none', OS_ENDPOINT: endpoint};
      const loaded = {
        ...loggedIn,
        PATH: `${folder}/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
        LOADED_CLIENT: name,
      };
      return {
        ask: async (method, path, body) => {
          const response = await fetch(`${endpoint}/v2.0${path}`, {
            method,
            headers: {'content-type': 'application/json'},
            ...(body ? {body: JSON.stringify(body)} : {}),
          });
          return {status: response.status, body: await response.json()};
        },
        script: text => run(tools.bash.path(), ['-s'], text, loaded),
        slowScript: text => run(tools.bash.path(), ['-s'], text, loggedIn),
        client: argv => run(`${folder}/bin/openstack`, argv, '', loaded),
      };
    },
    close: stop,
  };
};
