import { relatedBy } from '../relatedBy';
import type { StandIn } from '../StandIn';
import { StatusController, type RelatedKind } from '../StatusController';
import { nextOfPostgresql } from './next';
import type { Postgresql } from './types';

function belongingTo(apiVersion: string, kind: string): RelatedKind {
  return relatedBy({
    label: 'cluster-name',
    kind: { apiVersion, kind },
    labelSelector: 'application=spilo',
  });
}

/**
 * The stand-in for Zalando's postgres-operator.
 *
 * @internal
 */
export const zalandoPostgres: StandIn = {
  name: 'zalando-postgres',
  groups: { 'acid.zalan.do': "Zalando's postgres-operator" },
  manifest: 'zalando-postgres.yaml',
  controller: options =>
    StatusController.create<Postgresql>({
      standIn: options,
      name: 'postgres-operator',
      kind: { apiVersion: 'acid.zalan.do/v1', kind: 'postgresql' },
      related: [
        belongingTo('apps/v1', 'StatefulSet'),
        belongingTo('v1', 'Secret'),
      ],
      next: (database, related) => nextOfPostgresql(database, related),
    }),
};
