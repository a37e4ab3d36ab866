import type { StandIn } from '../StandIn';
import { perconaMongoDb } from './mongodb';
import { perconaMySql } from './mysql';
import { perconaPostgreSql } from './postgresql';
import { perconaXtraDb } from './xtradb';

/**
 * The stand-ins for Percona's operators.
 *
 * @internal
 */
export const perconaStandIns: StandIn[] = [
  perconaMongoDb,
  perconaXtraDb,
  perconaMySql,
  perconaPostgreSql,
];
