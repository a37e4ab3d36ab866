/**
 * Databases run by operators, as Berth offerings.
 *
 * @packageDocumentation
 */

export { databasesFeature as default } from './feature';
export { offerings as databasesOfferings } from './offerings';
export { cloudNativePg } from './cloudnative-pg';
export { crunchyPostgres } from './crunchy';
export { zalandoPostgres } from './zalando';
export { perconaMongoDb } from './percona-mongodb';
export { perconaXtraDb } from './percona-xtradb';
export { perconaMySql } from './percona-mysql';
export { perconaPostgreSql } from './percona-postgresql';
