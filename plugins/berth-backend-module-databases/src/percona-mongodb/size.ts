/**
 * What the agent beside each instance gets that makes its backups.
 *
 * @internal
 */
export const BACKUP_AGENT = { cpu: '100m', memory: '256Mi' };
