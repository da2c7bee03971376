import test from 'ava';
import type {Instance} from '../../src/network/platform.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const world = after(worldWith('web', 'app', 'default'), 'server add security group public web');

const server = (in_: World, name: string): Instance => {
  const found = in_.platform.instances.find(each => each.name === name);
  if (!found) throw new Error(`no instance ${name}`);
  return found;
};

const column = (in_: World, line: string): readonly unknown[] => {
  const {output} = answer(in_, line);
  return output.kind === 'table' ? output.rows.map(({cells}) => cells[0]?.value) : [];
};

test('a new instance gets an address of each version of IP, and the groups it is given', t => {
  const made = after(
    world,
    'server create --network default --security-group app --security-group web db',
  );
  t.deepEqual(server(made, 'db').addresses as readonly string[], ['10.65.42.4', '2a0a:bcc0:40::4']);
  t.deepEqual(made.memberships[server(made, 'db').id], [
    group(made, 'app').id,
    group(made, 'web').id,
  ]);
  t.is(server(made, 'db').host, 'compute1');
});

test('without a group it has the default group, and --nic is as good as --network', t => {
  const made = after(world, 'server create --nic net-id=public db');
  t.deepEqual(made.memberships[server(made, 'db').id], [group(made, 'default').id]);
  t.deepEqual(after(world, 'server create --network public db'), made);
});

test('an instance can be started without any group', t => {
  const made = after(world, 'server create --network public --no-security-group db');
  t.deepEqual(made.memberships[server(made, 'db').id], []);
});

test('in a platform of one network it need not be named', t => {
  const {platform} = world;
  const one = {...world, platform: {...platform, networks: platform.networks.slice(0, 1)}};
  t.is(server(after(one, 'server create db'), 'db').network, 'public');
  for (const option of ['--nic auto', '--auto-network']) {
    t.is(server(after(one, `server create ${option} db`), 'db').network, 'public');
  }
});

test('deleted and created again it has another address, and another id', t => {
  const seen = new Set<string>([server(world, 'public').addresses[0] ?? '']);
  const ids = new Set<string>([server(world, 'public').id]);
  let now = world;
  for (let round = 0; round < 5; round += 1) {
    now = after(now, 'server delete public', 'server create --network public public');
    const {id, addresses} = server(now, 'public');
    t.false(seen.has(addresses[0] ?? ''));
    t.false(ids.has(id));
    seen.add(addresses[0] ?? '');
    ids.add(id);
  }
  t.is(server(now, 'public').addresses[0] as string, '185.189.28.61');
});

test('a deleted instance leaves nothing behind but its released address', t => {
  const gone = after(world, 'server delete public');
  t.deepEqual(gone.memberships, {});
  t.deepEqual(gone.platform.released as readonly string[], ['185.189.28.56']);
  t.is(refusal(gone, 'server show public').says, 'No Server found for public');
  t.true(answer(gone, 'security group delete web').world.groups.every(({name}) => name !== 'web'));
});

test('several are deleted or none', t => {
  t.is(after(world, 'server delete public default').platform.instances.length, 0);
  t.is(refusal(world, 'server delete public nope').says, 'No Server found for nope');
  t.is(refusal(world, 'server delete public public').says, 'No Server found for public');
});

test('names need not be unique, and then the id is asked for', t => {
  const two = after(world, 'server create --network public public');
  const {says, remedy} = refusal(two, 'server show public');
  t.is(says, "More than one Server exists with the name 'public'.");
  for (const {id} of two.platform.instances.filter(({name}) => name === 'public')) {
    t.true(remedy.includes(id));
    t.is(answer(two, `server show ${id}`).world, two);
  }
});

test('a rebuild changes nothing', t => {
  t.is(answer(world, 'server rebuild public').world, world);
});

test('an interface too many is attached, and taken away again', t => {
  const spoilt = after(world, 'server add network public default');
  t.deepEqual(server(spoilt, 'public').second?.addresses as readonly string[], [
    '10.65.42.4',
    '2a0a:bcc0:40::4',
  ]);
  t.deepEqual(spoilt.memberships, world.memberships);
  t.regex(refusal(spoilt, 'server add network public default').says, /two interfaces already/);
  const mended = after(spoilt, 'server remove network public default');
  t.deepEqual(server(mended, 'public'), server(world, 'public'));
  t.deepEqual(
    after(mended, 'server add network public default').platform.instances[0]?.second?.addresses
      .length,
    2,
  );
  t.not(
    server(after(mended, 'server add network public default'), 'public').second?.addresses[0],
    server(spoilt, 'public').second?.addresses[0],
  );
});

test('the first interface may go, and the second is then its own', t => {
  const moved = after(
    world,
    'server add network public default',
    'server remove network public public',
  );
  t.like(server(moved, 'public'), {network: 'default', second: undefined});
  t.is(server(moved, 'public').addresses[0] as string, '10.65.42.4');
});

test('two networks at its start make two interfaces, and harm', t => {
  const {world: made, remarks} = answer(
    world,
    'server create --network public --network default --flavor f --image i db',
  );
  t.is(server(made, 'db').second?.network, 'default');
  t.regex(remarks.join('\n'), /two default gateways/);
  t.is(
    refusal(world, 'server create --network public --network public --network public db').exit,
    1,
  );
});

test('two interfaces in one network are told apart by their ports', t => {
  const two = after(world, 'server add network public public');
  const [first, second] = column(two, 'port list --server public -c ID');
  t.regex(refusal(two, 'server remove network public public').remedy, new RegExp(`${second}`));
  const left = after(two, `server remove port public ${second}`);
  t.deepEqual(column(left, 'port list --server public -c ID'), [first]);
  t.deepEqual(server(left, 'public'), server(world, 'public'));
});

test('a port of another instance cannot be taken away or added', t => {
  const [port] = column(world, 'port list --server default -c ID');
  t.regex(refusal(world, `server remove port public ${port}`).says, /is one of default/);
  t.is(
    refusal(world, `server add port public ${port}`).says,
    `ConflictException: 409, Port ${port} is still in use.`,
  );
});

test('a port is listed for every interface, and chosen by what it belongs to', t => {
  const spoilt = after(world, 'server add network public default');
  t.is(column(spoilt, 'port list').length, 3);
  t.is(column(spoilt, 'port list --server public').length, 2);
  t.is(column(spoilt, 'port list --network default').length, 2);
  t.is(column(spoilt, 'port list --security-group web').length, 2);
  t.is(column(spoilt, 'port list --fixed-ip ip-address=10.65.42.4').length, 1);
  t.is(column(spoilt, 'port list --fixed-ip ip-address=10.65.42.5').length, 0);
  t.is(column(spoilt, 'port list --host compute1 --device-owner compute:nova').length, 3);
  t.is(column(spoilt, 'port list --name x').length, 0);
  t.is(new Set(column(spoilt, 'port list')).size, 3);
});

test('a port keeps its id through a rebuild, and shows where it belongs', t => {
  const [port] = column(world, 'port list --server public');
  t.deepEqual(column(after(world, 'server rebuild public'), 'port list --server public'), [port]);
  const {output} = answer(world, `port show ${port}`);
  const fields = output.kind === 'record' ? new Map(output.fields) : new Map();
  t.is(fields.get('device_id')?.value, server(world, 'public').id);
  t.deepEqual(fields.get('security_group_ids')?.value, [group(world, 'web').id]);
  t.regex(fields.get('fixed_ips')?.text ?? '', /^ip_address='185\.189\.28\.56', subnet_id='/);
});

test('subnets and networks name each other', t => {
  const [publicId] = column(world, 'network list --name public');
  t.deepEqual(column(world, `network show ${publicId}`), []);
  t.is(column(world, 'subnet list').length, 3);
  t.is(column(world, `subnet list --network ${publicId}`).length, 1);
  t.is(column(world, 'subnet list --ip-version 6').length, 1);
  t.is(column(world, 'subnet list --no-dhcp').length, 0);
  t.deepEqual(column(world, 'subnet list --network default -c Subnet'), [
    '10.65.0.0/17',
    '2a0a:bcc0:40::/64',
  ]);
  t.is(refusal(world, 'subnet list --network nope').says, 'No Network found for nope');
});
