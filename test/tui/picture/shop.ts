import {readWorldFile} from '../../../src/projects/world-file/world-file.ts';
import type {World} from '../../../src/security-groups/world.ts';

const text = `
project: shop
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/23, internet: direct}]}
  - {name: default-v4-nat, site: sto1, pools: [{prefix: 10.65.0.0/17, internet: translated}]}
  - {name: private, site: sto1, pools: [{prefix: 10.65.128.0/17, internet: none}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
  - {name: compute-2, site: sto1, addresses: [203.0.113.12]}
instances:
  - {name: jump, network: public, host: compute-1, addresses: [185.189.28.9], security-groups: [jump]}
  - {name: web-1, network: public, host: compute-1, addresses: [185.189.28.11], security-groups: [web, managed]}
  - {name: web-2, network: public, host: compute-2, addresses: [185.189.28.12], security-groups: [web, managed]}
  - {name: app-1, network: default-v4-nat, host: compute-1, addresses: [10.65.42.21], security-groups: [app, managed]}
  - {name: app-2, network: default-v4-nat, host: compute-2, addresses: [10.65.42.22], security-groups: [app, managed]}
  - {name: db, network: private, host: compute-1, addresses: [10.65.145.31], security-groups: [db, managed]}
internet:
  - {name: 1.1.1.1, address: 1.1.1.1, role: server}
  - {name: visitor, address: 198.51.100.23, role: visitor}
security-groups:
  - {name: jump, rules: [ingress tcp/22 from 198.51.100.23, egress tcp/22 to group:managed]}
  - {name: managed, rules: [ingress tcp/22 from group:jump]}
  - {name: web, rules: [ingress tcp/443 from any, egress tcp/8080 to group:app]}
  - {name: app, rules: [ingress tcp/8080 from group:web, egress tcp/5432 to group:db, egress tcp/443 to any]}
  - {name: db, rules: [ingress tcp/5432 from group:app]}
`;

const read = (): World => {
  const world = readWorldFile({name: 'shop.yaml', text});
  if (!world.ok) throw new Error(JSON.stringify(world.error));
  return world.value;
};

/** A shop of three tiers and a jump host: six instances, most of them in two groups. */
export const shop = read();
