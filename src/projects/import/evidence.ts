import type {Problem} from '../../result.ts';
import type {RuleRequest} from '../../security-groups/rule-request.ts';

/** How a document names a security group: by its id, or by its name alone. */
export type GroupName =
  | {readonly by: 'id'; readonly id: string}
  | {readonly by: 'name'; readonly name: string};

/** A security group that a document is about. What the document does not tell is absent. */
export type GroupSeen = {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly isStateful?: boolean;
  /**
   * Whether the document tells all rules of the group: those there are, those that Terraform's
   * configuration declares, or none.
   */
  readonly rules: 'listed' | 'declared' | 'not told';
};

/** A rule that a document is about. */
export type RuleSeen = {
  readonly file: string;
  readonly id: string;
  /** Its group's id; absent where the document does not tell. */
  readonly group?: string;
  readonly fields: RuleRequest;
  /**
   * Whether the fields are told exactly: the client's lists show an ICMP type or code of 0 as
   * nothing at all, so of such a rule they tell the widest reading only.
   */
  readonly isExact: boolean;
  /**
   * That no document shows it, and the platform is taken to have added it by itself; whether its
   * group is there yet.
   */
  readonly assumedOf?: 'new group' | 'existing group';
};

/** An interface of a server: its network by name or id, and its addresses as written. */
export type InterfaceSeen = {
  readonly network: string;
  readonly addresses: readonly string[];
};

/** A server that a document is about. */
export type ServerSeen = {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly interfaces: readonly InterfaceSeen[];
  /** Absent where the document does not tell. */
  readonly groups?: readonly GroupName[];
  /** Whether it is not made yet, so that no address is known. */
  readonly isPlanned: boolean;
};

/** A port that a document is about; it belongs to a server by that server's id or address. */
export type PortSeen = {
  readonly file: string;
  readonly id: string;
  readonly server?: string;
  readonly addresses: readonly string[];
  /** Absent where the document does not tell. */
  readonly groups?: readonly GroupName[];
};

/** A network's id and name. */
export type NetworkSeen = {readonly file: string; readonly id: string; readonly name: string};

/** A subnet: the id of its network, and its prefix as written. */
export type SubnetSeen = {readonly file: string; readonly network: string; readonly prefix: string};

/** Everything that documents say, before it is put together. */
export type Evidence = {
  readonly groups: readonly GroupSeen[];
  readonly rules: readonly RuleSeen[];
  readonly servers: readonly ServerSeen[];
  readonly ports: readonly PortSeen[];
  readonly networks: readonly NetworkSeen[];
  readonly subnets: readonly SubnetSeen[];
  /** Whether a document lists the rules of all groups of the project. */
  readonly hasAllRules: boolean;
  readonly project?: string;
  /** What is not told, or was assumed, and what would tell it. */
  readonly remarks: readonly Problem[];
};

/** Documents that say nothing. */
export const noEvidence: Evidence = {
  groups: [],
  rules: [],
  servers: [],
  ports: [],
  networks: [],
  subnets: [],
  hasAllRules: false,
  remarks: [],
};

/** What several documents say together. */
export const joinEvidence = (all: readonly Evidence[]): Evidence => {
  const project = all.find(each => each.project !== undefined)?.project;
  return {
    groups: all.flatMap(({groups}) => groups),
    rules: all.flatMap(({rules}) => rules),
    servers: all.flatMap(({servers}) => servers),
    ports: all.flatMap(({ports}) => ports),
    networks: all.flatMap(({networks}) => networks),
    subnets: all.flatMap(({subnets}) => subnets),
    hasAllRules: all.some(({hasAllRules}) => hasAllRules),
    ...(project === undefined ? {} : {project}),
    remarks: all.flatMap(({remarks}) => remarks),
  };
};
