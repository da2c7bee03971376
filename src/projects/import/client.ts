import {failure, problem, type Result, success} from '../../result.ts';
import {readGroupList, readGroupShow, readRuleList, readRuleShow} from './client-rules.ts';
import {
  readNetworkList,
  readNetworkShow,
  readPortList,
  readPortShow,
  readServerList,
  readServerShow,
  readSubnetList,
  readSubnetShow,
} from './client-servers.ts';
import {type Evidence, joinEvidence, noEvidence} from './evidence.ts';
import type {JsonDocument} from './json-documents.ts';
import {whereIs} from './shape.ts';

type Kind<Read> = {
  /** Fields that only documents of this kind have. */
  readonly fields: readonly string[];
  readonly read: Read;
};

/** The lists of the client, recognised by their columns. */
const lists: readonly Kind<
  (document: JsonDocument, rows: readonly unknown[]) => Result<Evidence>
>[] = [
  {fields: ['IP Protocol'], read: readRuleList},
  {fields: ['Port Range'], read: readRuleList},
  {fields: ['Name', 'Networks'], read: readServerList},
  {fields: ['Fixed IP Addresses'], read: readPortList},
  {fields: ['Network', 'Subnet'], read: readSubnetList},
  {fields: ['Name', 'Subnets'], read: readNetworkList},
  {fields: ['ID', 'Name', 'Description'], read: readGroupList},
];

/** The records of the client, recognised by their fields. */
const records: readonly Kind<(document: JsonDocument) => Result<Evidence>>[] = [
  {fields: ['name', 'rules'], read: readGroupShow},
  {fields: ['direction', 'ether_type'], read: readRuleShow},
  {fields: ['direction', 'ethertype'], read: readRuleShow},
  {fields: ['fixed_ips'], read: readPortShow},
  {fields: ['name', 'addresses', 'status'], read: readServerShow},
  {fields: ['name', 'addresses', 'security_groups'], read: readServerShow},
  {fields: ['network_id', 'cidr'], read: readSubnetShow},
  {fields: ['name', 'subnets'], read: readNetworkShow},
];

const has = (value: unknown, fields: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && fields.every(field => Object.hasOwn(value, field));

const unknown = (document: JsonDocument) =>
  failure(
    problem(
      `${whereIs(document)}: This JSON is nothing the lab can read.`,
      'Give what openstack security group rule list, security group list or show, server list or show, port list --long, subnet list or network list print with -f json, or terraform show -json; leave the rest out.',
    ),
  );

/** Reads records that stand in a list, as when someone joined the output of several commands. */
const readRecords = (document: JsonDocument, rows: readonly unknown[]): Result<Evidence> => {
  const all: Evidence[] = [];
  for (const value of rows) {
    const evidence = readRecord({...document, value});
    if (!evidence.ok) return evidence;
    all.push(evidence.value);
  }
  return success(joinEvidence(all));
};

const readRecord = (document: JsonDocument): Result<Evidence> => {
  const kind = records.find(({fields}) => has(document.value, fields));
  return kind ? kind.read(document) : unknown(document);
};

/**
 * Reads what the real client prints with `-f json`: a list, a record, or records in a list. It
 * recognises them by their fields.
 */
export const readClientDocument = (document: JsonDocument): Result<Evidence> => {
  const {value} = document;
  if (!Array.isArray(value)) return readRecord(document);
  const rows: readonly unknown[] = value;
  if (rows.length === 0) {
    const remark = problem(
      `${whereIs(document)} is an empty list, and does not say of what.`,
      'If there should be something in it, fetch it anew with the right project.',
    );
    return success({...noEvidence, remarks: [remark]});
  }
  const kind = lists.find(({fields}) => has(rows[0], fields));
  return kind ? kind.read(document, rows) : readRecords(document, rows);
};
