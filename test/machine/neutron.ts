import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {type Need, need} from './need.ts';
import {tools} from './tools.ts';

/** Debian's own Python, which has Debian's Neutron and its client. */
export const python = '/usr/bin/python3';

const questions = `
from importlib.metadata import version
import socket
import openstackclient.shell
print('client', version('python-openstackclient'))
import neutron.server
print('neutron', version('neutron'))
with socket.create_server(('127.0.0.1', 0)) as server:
    socket.create_connection(server.getsockname(), 5).close()
print('loopback')
`;

/** What has to be said, and what it takes where it is not. */
const answers: readonly (readonly [RegExp, string])[] = [
  [/^client ([6-9]|\d\d)\./m, "Debian's python3-openstackclient 6.0"],
  [/^neutron (2[1-9]|[3-9]\d)\./m, "Debian's python3-neutron 21.0"],
  [/^loopback$/m, 'a loopback interface that is up'],
];

/** A Neutron server and the client of OpenStack, and a network on which they can speak. */
export const neutron: Need = need('neutron', [tools.bash], () => {
  if (process.platform !== 'linux') return 'it takes Linux';
  const {stdout} = spawnSync(python, ['-Ic', questions], {encoding: 'utf8', timeout: 60_000});
  const missing = answers.find(([pattern]) => !pattern.test(stdout ?? ''));
  return missing && `it takes ${missing[1]}`;
});
