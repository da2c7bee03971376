import type {Problem} from '../../result.ts';
import type {RuleRequest} from '../../security-groups/rule-request.ts';

/** How a document names a security group: by its id, or by its name alone. */
export type GroupName =
  | {readonly by: 'id'; readonly id: string}
  | {readonly by: 'name'; readonly name: string};

/** What a document says about a security group. Fields that it does not tell are absent. */
export type GroupSeen = {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly isStateful?: boolean;
  /**
   * Which rules of the group the document tells: all that exist, those that Terraform's
   * configuration declares, or none.
   */
  readonly rules: 'listed' | 'declared' | 'not told';
};

/** What a document says about a rule. */
export type RuleSeen = {
  readonly file: string;
  readonly id: string;
  /** The id of its group; absent if the document does not tell it. */
  readonly group?: string;
  readonly fields: RuleRequest;
  /**
   * Whether the fields are exact. The client's lists do not show an ICMP type or code of 0, so
   * their row means the widest rule it can be.
   */
  readonly isExact: boolean;
  /**
   * Present if no document shows the rule, and the platform is assumed to add it by itself. It says
   * whether the group exists yet.
   */
  readonly assumedOf?: 'new group' | 'existing group';
};

/** An interface of a server: the name or id of its network, and its addresses as written. */
export type InterfaceSeen = {
  readonly network: string;
  readonly addresses: readonly string[];
};

/** What a document says about a server. */
export type ServerSeen = {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly interfaces: readonly InterfaceSeen[];
  /** The groups; absent if the document does not tell them. */
  readonly groups?: readonly GroupName[];
  /** Whether the server does not exist yet, so that it has no known address. */
  readonly isPlanned: boolean;
};

/** What a document says about a port. It belongs to a server by the server's id or address. */
export type PortSeen = {
  readonly file: string;
  readonly id: string;
  readonly server?: string;
  readonly addresses: readonly string[];
  /** The groups; absent if the document does not tell them. */
  readonly groups?: readonly GroupName[];
};

/** What a document says about a network: its id and name. */
export type NetworkSeen = {readonly file: string; readonly id: string; readonly name: string};

/** What a document says about a subnet: the id of its network, and its prefix as written. */
export type SubnetSeen = {readonly file: string; readonly network: string; readonly prefix: string};

/** Everything that some documents say, before it is put together. */
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
  /** Remarks on what is not known or was assumed, and which document would tell it. */
  readonly remarks: readonly Problem[];
};

/** The evidence of no document. */
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

/** Joins the evidence of several documents. */
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
