import type {Address} from '../../network/address.ts';
import type {ComputeHost, Instance} from '../../network/platform.ts';
import type {Direction} from '../../security-groups/rule.ts';
import type {ListedRule} from '../../security-groups/world.ts';
import type {Packet} from '../flows/flows.ts';
import type {Cause, Gate} from '../gates/cause.ts';
import type {End, Endpoint} from '../gates/endpoint.ts';
import type {HostService} from '../gates/host-service.ts';
import type {NearMiss} from '../gates/near-miss.ts';
import type {Route} from '../gates/routing.ts';

/** A gate that stops the packet, where it stands and why. */
export type Block = {
  readonly gate: Gate;
  readonly cause: Cause;
  /** Whose gate it is: of a way that does not lead on, the end that it does not lead from or to. */
  readonly at: Endpoint;
  /** The address at the other end, as this gate sees it. */
  readonly remote: Address | null;
  readonly nearest: NearMiss | null;
};

/** What the connection tracking of an end's compute host remembers, by which replies are known. */
export type Connection = {
  readonly host: ComputeHost;
  readonly source: Address;
  readonly destination: Address;
  /** The address that it puts in place of the source. */
  readonly translatedTo: Address | null;
};

/** One step of the way, passed or not. Every step is taken, to name every gate that blocks. */
export type Hop =
  | {
      readonly kind: 'interface';
      readonly end: End;
      readonly at: Endpoint;
      readonly address: Address;
      readonly stoppedBy: Cause | null;
    }
  | {readonly kind: 'tracked'; readonly instance: Instance; readonly direction: Direction}
  | {
      readonly kind: 'groups';
      readonly direction: Direction;
      readonly instance: Instance;
      readonly remote: Address;
      readonly rule: ListedRule | null;
    }
  | {
      readonly kind: 'routing';
      readonly from: Endpoint;
      readonly to: Endpoint;
      readonly route: Route;
    }
  | {
      readonly kind: 'nat';
      readonly host: ComputeHost;
      readonly source: Address;
      readonly seenAs: Address;
    }
  | {readonly kind: 'host'; readonly host: ComputeHost; readonly service: HostService | null}
  | {readonly kind: 'beyond'; readonly at: Endpoint; readonly end: End}
  | {readonly kind: 'delivered'; readonly at: Endpoint; readonly seenAs: Address}
  | {
      readonly kind: 'connection';
      readonly from: Endpoint;
      readonly packet: Packet;
      readonly entries: readonly Connection[];
    }
  | {
      readonly kind: 'reply';
      readonly from: Endpoint;
      readonly to: Endpoint;
      /** The host that turns the address back, where it was translated on the way out. */
      readonly translatedBy: ComputeHost | null;
    };
