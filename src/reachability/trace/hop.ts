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

/** A gate that stops a packet: where it is, and why it stops the packet. */
export type Block = {
  readonly gate: Gate;
  readonly cause: Cause;
  /**
   * The end that the gate belongs to. If routing stops the packet, it is the end that no route
   * leads from or to.
   */
  readonly at: Endpoint;
  /** The address of the other end, as this gate sees it. */
  readonly remote: Address | null;
  readonly nearest: NearMiss | null;
};

/** An entry in the connection tracking of an end's compute host, which recognises replies by it. */
export type Connection = {
  readonly host: ComputeHost;
  readonly source: Address;
  readonly destination: Address;
  /** The address that replaces the source; null when nothing is translated. */
  readonly translatedTo: Address | null;
};

/**
 * One step of a packet's way, passed or not. The trace takes every step, so that it names every
 * gate that blocks.
 */
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
      /**
       * The host that restores the original address of the reply, if it was translated on the way
       * out.
       */
      readonly translatedBy: ComputeHost | null;
    };
