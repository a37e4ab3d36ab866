/** Clusters of tenants: their kubeconfigs, and what runs inside them. */
export const clusters = {
  'kubeconfig.list': 'Kubeconfigs',
  'kubeconfig.download': 'Herunterladen',
  'kubeconfig.downloadWhat': 'Kubeconfig {{title}} herunterladen',
  'kubeconfig.copy': 'Kopieren',
  'kubeconfig.copyWhat': 'Kubeconfig {{title}} kopieren',
  'kubeconfig.downloaded': 'Kubeconfig {{title}} heruntergeladen',
  'kubeconfig.copied': 'Kubeconfig {{title}} kopiert',
  'kubeconfig.not-copied':
    'Kubeconfig {{title}} nicht kopiert: Der Browser erlaubt es nicht. Laden Sie sie stattdessen herunter.',
  'kubeconfig.expires': 'Gültig bis {{date}}',
  'kubeconfig.try': 'Mit kubectl ausprobieren',
  'kubeconfig.audited':
    'Jedes Herunterladen wird mit Ihrem Namen festgehalten. Geben Sie die Datei nicht weiter.',
  'kubeconfig.verb': 'die Kubeconfig von {{name}} lesen',
  'workloads.title': 'Workloads',
  'workloads.system': 'Auch die des Clusters selbst',
  'workloads.notNow':
    'Was darin läuft, wird gezeigt, solange der Cluster antwortet.',
  'workloads.verb': 'in {{name}} hineinsehen',
  'workloads.empty': 'Noch läuft nichts darin',
  'workloads.emptyHelp':
    'Laden Sie eine Kubeconfig herunter und legen Sie ein Deployment an; es erscheint hier nach Sekunden.',
  'workloads.truncated': 'Es gibt mehr, als hier steht.',
  'workloads.column.name': 'Name',
  'workloads.column.phase': 'Zustand',
  'workloads.column.ready': 'Bereit',
  'workloads.column.message': 'Meldung',
  'workloads.what': '{{kind}} in {{namespace}}',
  'workloads.readyOf': '{{ready}} von {{wanted}}',
  'contents.inside': 'Im Cluster:',
  'contents.outside': 'Im Wirtscluster:',
  'contents.nothing': 'Im Cluster wurde nichts angelegt.',
  'contents.unknown':
    'Was darin ist, ließ sich nicht auflisten und wird ebenfalls gelöscht.',
  'contents.count': '{{number}} {{kind}}',
  'contents.about': 'etwa {{number}} {{kind}}',
};
