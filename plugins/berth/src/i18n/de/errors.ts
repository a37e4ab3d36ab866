/** Why something did not work, and what helps. */
export const errors = {
  'error.retry': 'Erneut versuchen',
  'error.code': 'Code: {{code}}',
  'error.clusterSays': 'Der Cluster sagt:',
  'error.forbidden.title': 'Das dürfen Sie nicht: {{verb}}',
  'error.forbidden.help':
    'Es ist nichts kaputt. Wenn Sie es brauchen, fragen Sie, wem es gehört, oder Ihr Plattform-Team.',
  'error.not-found.title': 'Hier ist nichts: {{verb}}',
  'error.not-found.help':
    'Es gibt es nicht, nicht mehr, oder es ist nicht für Sie sichtbar.',
  'error.unreachable.title': 'Keine Antwort: {{verb}}',
  'error.unreachable.help':
    'Was antworten sollte, ist gerade nicht erreichbar. Nichts ist verloren; versuchen Sie es später erneut.',
  'error.conflict.title': 'So, wie es gerade steht, geht es nicht: {{verb}}',
  'error.conflict.help':
    'Etwas anderes steht im Weg. Sehen Sie sich den jetzigen Stand an und entscheiden Sie dann.',
  'error.invalid.title': 'Noch stimmt etwas nicht: {{verb}}',
  'error.invalid.help':
    'Berichtigen Sie, was oben genannt ist, und senden Sie es erneut.',
  'error.error.title': 'Das ging nicht: {{verb}}',
  'error.error.help':
    'Damit war nicht zu rechnen. Versuchen Sie es erneut; wenn es bleibt, nennen Sie Ihrem Plattform-Team den Code.',
  'verb.readTenants': 'Mandanten auflisten',
  'verb.readTenant': 'Mandanten {{tenant}} lesen',
  'verb.readClaims': 'Ansprüche von {{tenant}} auflisten',
  'verb.readClaim': 'diesen Anspruch lesen',
  'verb.readOfferings': 'auflisten, was sich anfordern lässt',
  'verb.readObjects': 'Objekte von {{name}} lesen',
  'verb.readCredentials': 'Zugangsdaten von {{name}} lesen',
  'verb.request': '{{offering}} für {{tenant}} anfordern',
  'verb.act': '{{action}} auf {{name}} ausführen',
  'verb.delete': '{{name}} löschen',
  'validation.required': 'Dies wird gebraucht.',
  'validation.nameNeeded': 'Ein Name wird gebraucht.',
  'validation.name':
    'Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, mit einem Buchstaben am Anfang und einem Buchstaben oder einer Ziffer am Ende.',
  'validation.dnsLabel':
    'Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, mit einem Buchstaben oder einer Ziffer am Anfang und am Ende.',
  'validation.taken':
    '{{name}} ist hier schon vergeben; wählen Sie einen anderen Namen.',
  'validation.bytes':
    'Schreiben Sie eine Zahl und eine Einheit, etwa 20Gi oder 1.5Ti (20Gb kennt Kubernetes nicht).',
  'validation.pattern': 'Dies hat nicht die Form {{pattern}}.',
  'validation.choice': 'Wählen Sie eines der Angebote.',
  'validation.text': 'Schreiben Sie einen Text.',
  'validation.number': 'Schreiben Sie eine Zahl.',
  'validation.integer': 'Schreiben Sie eine ganze Zahl.',
  'validation.list': 'Schreiben Sie eine Liste, durch Kommas getrennt.',
  'validation.yaml': 'Dies ist kein gültiges YAML.',
  'validation.between': 'Schreiben Sie eine Zahl von {{low}} bis {{high}}.',
  'validation.atLeast': 'Schreiben Sie {{low}} oder mehr.',
  'validation.atMost': 'Schreiben Sie {{high}} oder weniger.',
  'validation.tooShort_one': 'Schreiben Sie mindestens ein Zeichen.',
  'validation.tooShort_other': 'Schreiben Sie mindestens {{count}} Zeichen.',
  'validation.tooLong_one':
    'Dies hat {{length}} Zeichen und darf eines haben; kürzen Sie es.',
  'validation.tooLong_other':
    'Dies hat {{length}} Zeichen und darf {{count}} haben; kürzen Sie es.',
} as const;
