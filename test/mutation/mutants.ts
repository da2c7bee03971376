import type {Mutant} from './mutant.ts';
import {ofAddresses} from './mutants/addresses.ts';
import {ofComparison} from './mutants/comparison.ts';
import {ofFlows} from './mutants/flows.ts';
import {ofGates} from './mutants/gates.ts';
import {ofPolicies} from './mutants/policies.ts';
import {ofReports} from './mutants/reports.ts';
import {ofRouting} from './mutants/routing.ts';

/** Every slip that the suites must find. */
export const mutants: readonly Mutant[] = [
  ...ofAddresses,
  ...ofFlows,
  ...ofRouting,
  ...ofGates,
  ...ofPolicies,
  ...ofComparison,
  ...ofReports,
];
