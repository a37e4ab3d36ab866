/** Texts that are used all over. */
export const common = {
  loading: 'Wird geladen …',
  'progress.label': 'Fortschritt',
  'progress.value': '{{done}} von {{total}}',
  'phase.Ready': 'Bereit',
  'phase.Provisioning': 'Im Aufbau',
  'phase.Requested': 'Angefordert',
  'phase.Waiting': 'Wartet',
  'phase.Suspended': 'Angehalten',
  'phase.Degraded': 'Eingeschränkt',
  'phase.Failed': 'Fehlgeschlagen',
  'phase.Refused': 'Abgelehnt',
  'phase.Deleting': 'Wird gelöscht',
  'phase.Gone': 'Gelöscht',
  'phase.Unknown': 'Unbekannt',
  'simulated.label': 'Simulierter Operator',
  'simulated.description':
    'Auf diesem Cluster antwortet kein echter Operator: Was Sie sehen, verhält sich wie das Echte und enthält keine Daten.',
  'stale.title':
    'Der Cluster {{cluster}} antwortet seit {{time}} nicht ({{ago}})',
  'stale.neverAnswered': 'Der Cluster {{cluster}} hat noch nicht geantwortet',
  'stale.description':
    'Was Sie von ihm sehen, hat er zuletzt gesagt. Berth versucht es weiter, und diese Seite zieht nach.',
  'stale.words': 'Der letzte Versuch ergab:',
  'stale.notRenewed':
    'Was Sie sehen, ist von {{time}} ({{ago}}) und ließ sich nicht erneuern',
  'copy.label': 'Kopieren',
  'copy.what': '{{what}} kopieren',
  'copy.copied': 'Kopiert',
  'copy.failed':
    'Nicht kopiert: Markieren Sie den Text und kopieren Sie ihn selbst',
  'dialog.cancel': 'Abbrechen',
  'filter.clear': 'Filter aufheben',
  'resource.cpu': '{{amount}} CPU',
  'resource.memory': '{{amount}} Arbeitsspeicher',
  'resource.storage': '{{amount}} Speicherplatz',
  'resource.gpu': '{{amount}} GPU',
} as const;
