import test from 'ava';
import {after, refusal, worldWith} from './a-world.ts';

const world = after(worldWith('web', 'app', 'twin', 'twin'), 'egress tcp/80 on web');
const create = 'security group rule create';

/** A line that is refused, and the word of it that the refusal is about. */
const cases: readonly (readonly [line: string, word: string | undefined])[] = [
  ['', undefined],
  ["server list 'x", undefined],
  ['egres tcp/80 on web', 'egres tcp/80 on web'],
  ['ingress', undefined],
  ['ingress tpc/80 on web', 'tpc/80'],
  ['ingress tcp/70000 on web', 'tcp/70000'],
  ['ingress tcp/90-80 on web', 'tcp/90-80'],
  ['ingress tcp/80 TO app on web', 'TO'],
  ['ingress tcp/80 from nobody on web', 'nobody'],
  ['ingress tcp/80 from 1.1.1.1/40 on web', '1.1.1.1/40'],
  ['ingress tcp/80 from group:nobody on web', 'group:nobody'],
  ['ingress tcp/80 on nobody', 'nobody'],
  ['ingress tcp/80 from any on public', 'public'],
  ['egress tcp/80 on web', undefined],
  [`${create} --protocol`, undefined],
  [`${create} web app`, 'app'],
  [`${create} --port=80 web`, '--port'],
  [`${create} --pr tcp web`, '--pr'],
  [`${create} --eg --ingr web`, '--ingr'],
  [`${create} -f xml web`, 'xml'],
  [`${create} --ethertype v6 web`, 'v6'],
  [`${create} --dst-port 80-90 web`, '80-90'],
  [`${create} --dst-port 80:x web`, '80:x'],
  [`${create} --dst-port 90:80 web`, '90:80'],
  [`${create} --protocol tcp --dst-port 1:70000 web`, '1:70000'],
  [`${create} --protocol icmp --icmp-type 256 web`, '256'],
  [`${create} --protocol icmp --icmp-type 8 --icmp-code 256 web`, '256'],
  [`${create} --icmp-type ping web`, 'ping'],
  [`${create} --protocol TCPP web`, 'TCPP'],
  [`${create} --remote-ip 1.1.1.1/40 web`, '1.1.1.1/40'],
  [`${create} --remote-ip ::/0 web`, '::/0'],
  [`${create} --remote-group nobody web`, 'nobody'],
  [`${create} twin`, 'twin'],
  ['security group rule delete 1 77', '77'],
  ['security group create Default', 'Default'],
  ['server add security group public web nobody', 'nobody'],
  ['server show nobody', 'nobody'],
  ['server list -c Nmae', 'Nmae'],
  ['server list --os-cloud', '--os-cloud'],
];

for (const [line, word] of cases) {
  test(`of '${line}' ${word === undefined ? 'no word' : `'${word}'`} is wrong`, t => {
    t.is(refusal(world, line).word, word);
  });
}
