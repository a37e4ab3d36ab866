import { Offering } from '@berth/backstage-plugin-berth-node';
import { cloudNativePg } from './cloudnative-pg';
import { crunchyPostgres } from './crunchy';
import { zalandoPostgres } from './zalando';
import { perconaMySql } from './percona-mysql';
import { perconaPostgreSql } from './percona-postgresql';
import { perconaMongoDb } from './percona-mongodb';
import { perconaXtraDb } from './percona-xtradb';

/**
 * All offerings of this package: what its feature installs, and what Berth's
 * offline commands (`yarn offerings`, `yarn manifests`) list.
 *
 * @public
 */
export const offerings: Offering[] = [
  cloudNativePg,
  zalandoPostgres,
  crunchyPostgres,
  perconaMongoDb,
  perconaXtraDb,
  perconaMySql,
  perconaPostgreSql,
];
