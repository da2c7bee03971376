// Properties that name no seed of their own take this one, so that a run can be had again.
import fc from 'fast-check';

const {SEED} = process.env;
if (SEED) fc.configureGlobal({seed: Number(SEED)});
