import {
  GPU_RESOURCE_PATTERN,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';

/** More is a reason to talk before. */
const MAX_GPUS = 4096;

const DATE = /^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const DATE_HELP = 'Write a day as year-month-day, such as 2026-12-31.';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A number of GPUs, or of slices of them.
 *
 * @internal
 */
export function gpus(zod: typeof z, min = 0) {
  const help = `A whole number between ${min} and ${MAX_GPUS}.`;
  return zod.int(help).min(min, help).max(MAX_GPUS, help);
}

/**
 * The extended resource by which pods ask for GPUs.
 *
 * @internal
 */
export function resource(zod: typeof z) {
  return zod
    .string()
    .max(63)
    .regex(
      new RegExp(GPU_RESOURCE_PATTERN),
      "Write the name that pods use, without 'requests.': nvidia.com/gpu, nvidia.com/gpu.shared, a MIG profile such as nvidia.com/mig-1g.10gb, amd.com/gpu.",
    );
}

/**
 * The last day on which a claim is needed.
 *
 * @internal
 */
export function until(zod: typeof z) {
  return zod
    .string()
    .regex(DATE, DATE_HELP)
    .describe(
      'The last day on which you need it, such as 2026-12-31 (UTC). It is shown to everybody; nothing is taken away by itself.',
    )
    .meta({ title: 'Until' });
}

/**
 * What a claim is for.
 *
 * @internal
 */
export function reason(zod: typeof z) {
  return zod
    .string()
    .max(500, 'At most 500 characters.')
    .describe('What it is for, for whoever decides.')
    .meta({ title: 'Reason' });
}

/**
 * The name of a cluster-scoped object that is there already.
 *
 * @internal
 */
export function objectName(zod: typeof z, what: string) {
  return zod
    .string()
    .max(253)
    .regex(SUBDOMAIN, `This is no name of a ${what}.`);
}

/**
 * What is wrong with a day that has the right form; undefined when nothing is.
 *
 * @internal
 */
export function checkDay(day: string | undefined): FieldError[] {
  return day === undefined || endOfDay(day) !== undefined
    ? []
    : [{ field: 'until', message: `There is no ${day} in the calendar.` }];
}

/**
 * The last second of a day, as RFC 3339 writes it; undefined for a day that
 * there is not.
 *
 * @internal
 */
export function endOfDay(day: string): string | undefined {
  const time = new Date(`${day}T23:59:59Z`);
  const isReal =
    !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
  return isReal ? `${day}T23:59:59Z` : undefined;
}
