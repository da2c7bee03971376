"""Debian's openstack client, loaded once: each command is run by a fork of this process.

Starting the client takes a second, nearly all of it spent on loading Python modules. bin/openstack
hands its arguments, environment and files over to this process and takes the exit status; what runs
is the client's own main. The first argument is the name of a socket in Linux's abstract namespace.
Prints a line when it is ready, and ends when its standard input ends.
"""
import json
import logging
import os
import signal
import socket
import sys
import threading

# The client takes its name from here while it is loaded.
name = sys.argv[1]
sys.argv = ['openstack']

from novaclient.v2 import client  # noqa: E402, F401
from openstackclient import shell  # noqa: E402
from openstackclient.compute.v2 import server  # noqa: E402, F401


def load():
    """Loads all that commands need, by running some that get no further than an address nobody has."""
    os.environ.update(OS_AUTH_TYPE='none', OS_ENDPOINT='http://127.0.0.1:1')
    kept = [os.dup(number) for number in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    for command in ('security group list', 'security group rule list', 'port list'):
        shell.main(command.split())
    for number, file in zip((1, 2), kept):
        os.dup2(file, number)
    # Each run adds its own.
    logging.getLogger('').handlers.clear()


def run(connection):
    message, files, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    call = json.loads(message)
    os.environ.clear()
    os.environ.update(call['environment'])
    sys.argv = ['openstack', *call['arguments']]
    try:
        status = shell.main(call['arguments'])
    except SystemExit as stop:
        status = stop.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(str(int(status or 0)).encode())
    os._exit(0)


load()
listener = socket.socket(socket.AF_UNIX)
listener.bind('\0' + name)
listener.listen()
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print('ready', flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    connection, _ = listener.accept()
    if os.fork() == 0:
        listener.close()
        run(connection)
    connection.close()
