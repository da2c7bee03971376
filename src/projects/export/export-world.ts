import type {World} from '../../security-groups/world.ts';
import {exportJson} from './client-json.ts';
import type {Exported} from './exported.ts';
import {exportScript} from './shell-script.ts';
import {exportTerraform} from './terraform.ts';

export type {Exported} from './exported.ts';

/** The formats that a world can be exported in, the usual one first. */
export const exportFormats = ['openstack', 'terraform', 'json'] as const;

/** A format that a world can be exported in. */
export type ExportFormat = (typeof exportFormats)[number];

const writers: Readonly<Record<ExportFormat, (world: World) => Exported>> = {
  openstack: exportScript,
  terraform: exportTerraform,
  json: exportJson,
};

/**
 * Writes a world's groups, rules and memberships as a shell script of client commands, as
 * Terraform, or as the client's own JSON.
 */
export const exportWorld = (world: World, format: ExportFormat): Exported => writers[format](world);

/** Finds a format by its name; case does not matter. */
export const findFormat = (name: string): ExportFormat | undefined =>
  exportFormats.find(format => format === name.toLowerCase());
