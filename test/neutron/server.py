"""Neutron on loopback for the tests: Debian's own, with SQLite, without authentication or agents.

Prints the port it listens on when it is ready, and ends when its standard input ends, so it never
outlives who started it; what it wrote is gone then. A URL begins with the name of a project, /lesson-1/v2.0/security-groups,
which stands for the token of somebody who is a member of that project and of no other.

It also answers, at the same URL, the few requests that the client makes of Nova to give an
instance a group. These are done as Nova does them, on the instance's ports in Neutron; an
instance is whatever a port names as its device.
"""
import atexit
import os
import shutil
import signal
import sys
import tempfile
import threading
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.util import shift_path_info

# The tables of groups come first: what is loaded next asks at once which tables have descriptions.
from neutron.db.models import securitygroup  # noqa: F401, isort: skip
from neutron.api import extensions
from neutron.api.v2 import router
from neutron.common import config
from neutron.db.migration.models import head
from neutron.pecan_wsgi import app as pecan_app
from neutron_lib import context
from neutron_lib.db import api as db_api
from oslo_config import cfg
from oslo_db import options
from webob import Request, Response

# A database in memory has one connection, and Neutron's transactions would undo each other there.
memory = '/dev/shm' if os.path.isdir('/dev/shm') else None
folder = tempfile.mkdtemp(prefix='safespring-lab-neutron-', dir=memory)
atexit.register(shutil.rmtree, folder, ignore_errors=True)


def leave(*_):
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


signal.signal(signal.SIGINT, leave)
signal.signal(signal.SIGTERM, leave)
threading.Thread(target=lambda: leave(sys.stdin.read()), daemon=True).start()
# Neutron logs on standard output, where only the port is to be read.
ready = os.fdopen(os.dup(1), 'w')
os.dup2(2, 1)

config.register_common_config_options()
config.init([], default_config_files=[os.path.join(os.path.dirname(__file__), 'neutron.conf')])
config.setup_logging()
config.set_config_defaults()
options.set_defaults(cfg.CONF, connection=f'sqlite:///{folder}/neutron.sqlite')
head.get_metadata().create_all(db_api.CONTEXT_WRITER.get_engine())
neutron = extensions.plugin_aware_extension_middleware_factory({})(router.APIRouter.factory({}))
versions = pecan_app.versions_factory({})


def member_of(project):
    return context.Context(user_id='tester', project_id=project, roles=['member', 'reader'])


class Nova:
    """What the client asks of Nova about the groups of one project's instances."""

    def __init__(self, project):
        self.project = project

    def ask(self, path, body=None):
        request = Request.blank(path, method='PUT' if body else 'GET', content_type='application/json')
        request.environ['neutron.context'] = member_of(self.project)
        if body:
            request.json = body
        return request.get_response(neutron)

    def missing(self, what):
        return 404, {'itemNotFound': {'code': 404, 'message': f'{what} could not be found.'}}

    def change(self, port, name, is_added):
        groups = self.ask('/security-groups').json['security_groups']
        ids = [group['id'] for group in groups if name in (group['id'], group['name'])]
        if len(ids) != 1:
            return self.missing(f'Security group {name}')
        before = port['security_groups']
        if not is_added and ids[0] not in before:
            return self.missing(f'Security group {name} of the instance {port["device_id"]}')
        after = before + ids if is_added else [group for group in before if group != ids[0]]
        answer = self.ask(f'/ports/{port["id"]}', {'port': {'security_groups': after}})
        if answer.status_int >= 400:
            return 400, {'badRequest': {'code': 400, 'message': answer.json['NeutronError']['message']}}
        return 202, None

    def answer(self, request):
        kind, *rest = request.path_info.strip('/').split('/')
        if kind == 'os-security-groups':
            groups = self.ask('/security-groups').json['security_groups']
            named = [group for group in groups if group['id'] in rest]
            if rest:
                return (200, {'security_group': named[0]}) if named else self.missing(rest[0])
            return 200, {'security_groups': groups}
        ports = {port['device_id']: port for port in self.ask('/ports').json['ports']}
        servers = [{'id': id, 'name': port['name']} for id, port in ports.items()]
        if not rest:
            [name] = parse_qs(request.query_string)['name']
            return 200, {'servers': [server for server in servers if server['name'] == name]}
        if rest[0] not in ports:
            return self.missing(f'Instance {rest[0]}')
        if len(rest) == 1:
            [server] = [server for server in servers if server['id'] == rest[0]]
            return 200, {'server': server}
        [(action, wanted)] = request.json.items()
        return self.change(ports[rest[0]], wanted['name'], action == 'addSecurityGroup')


def application(environ, start_response):
    project = shift_path_info(environ)
    path = environ['PATH_INFO']
    if path.startswith('/v2.0/'):
        shift_path_info(environ)
        environ['neutron.context'] = member_of(project)
        return neutron(environ, start_response)
    if path.startswith(('/servers', '/os-security-groups')):
        status, body = Nova(project).answer(Request(environ))
        response = Response(status=status, json=body) if body else Response(status=status)
        return response(environ, start_response)
    return versions(environ, start_response)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


# Several lessons ask at once, and are answered one after the other.
WSGIServer.request_queue_size = 64
server = make_server('127.0.0.1', 0, application, handler_class=Quiet)
print(server.server_port, file=ready, flush=True)
server.serve_forever()
