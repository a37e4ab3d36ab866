/** GPUs: what there is, who has them, who waits, and how many one needs. */
export const gpu = {
  'gpu.title': 'GPUs',
  'gpu.description':
    'Was es auf allen Clustern gibt, wer es nutzt und wer darauf wartet.',
  'gpu.verb': 'GPUs ansehen',
  'gpu.asOf': 'Stand {{time}}',
  'gpu.notLookedAt': 'In Cluster {{cluster}} wurde noch nicht nachgesehen.',
  'gpu.problem':
    'In Cluster {{cluster}} ließ sich nicht nachsehen: {{problem}}',
  'gpu.kind.gpu': 'GPUs',
  'gpu.kind.named': 'GPUs ({{resource}})',
  'gpu.kind.slice': 'MIG-Teile {{profile}}',
  'gpu.kind.share': 'GPU-Anteile',
  'gpu.kind.class': 'Geräte von {{resource}}',
  'gpu.on': '{{what}} auf {{cluster}}',
  'gpu.pools.title': 'Was es gibt',
  'gpu.pools.empty': 'Es gibt keine GPUs',
  'gpu.pools.emptyHelp':
    'Kein Knoten der Cluster, die Berth beobachtet, hat welche zu vergeben.',
  'gpu.pools.free': '{{free}} von {{total}} frei',
  'gpu.pools.used': 'Genutzt',
  'gpu.pools.left': 'Frei',
  'gpu.pools.unavailable': 'Auf Knoten, die keine Pods annehmen',
  'gpu.pools.largest': 'Höchstens auf einem Knoten',
  'gpu.pools.nodes_one': '{{count}} Knoten',
  'gpu.pools.nodes_other': '{{count}} Knoten',
  'gpu.users.title': 'Wer sie nutzt und wer wartet',
  'gpu.users.none': 'Niemand nutzt sie oder wartet darauf.',
  'gpu.users.others': 'Andere',
  'gpu.users.used': '{{used}} genutzt',
  'gpu.users.usedOf': '{{used}} von {{quota}} genutzt',
  'gpu.users.unlimited': 'nichts begrenzt es',
  'gpu.users.waiting': 'wartet auf {{gpus}}',
  'gpu.users.queued_one': '{{count}} Job in der Warteschlange',
  'gpu.users.queued_other': '{{count}} Jobs in der Warteschlange',
  'gpu.users.promised': 'Zugesagt sind {{promised}} von {{total}}.',
  'gpu.users.overcommitted':
    'Zugesagt sind {{promised}} von {{total}}: Nicht alle können ihre zugleich haben.',
  'gpu.users.withoutQuota_one':
    '{{count}} Namespace nutzt sie ohne Kontingent.',
  'gpu.users.withoutQuota_other':
    '{{count}} Namespaces nutzen sie ohne Kontingent.',
  'gpu.card.quota': 'Haben',
  'gpu.card.unlimited': 'ohne Grenze',
  'gpu.card.used': 'Nutzen',
  'gpu.card.waiting': 'Erwartet',
  'gpu.card.free': 'Frei im Cluster',
  'gpu.card.freeOf': '{{free}} von {{total}}',
  'gpu.card.bar': '{{used}} von {{quota}} genutzt',
  'gpu.card.starts_one': 'Ein Job mit {{count}} GPU würde jetzt starten.',
  'gpu.card.starts_other': 'Ein Job mit {{count}} GPUs würde jetzt starten.',
  'gpu.card.startsNone': 'Kein Job würde jetzt starten.',
  'gpu.card.next.quota':
    'Einer mit {{gpus}} passte nicht in das, was Ihnen bleibt.',
  'gpu.card.next.free':
    'Einer mit {{gpus}} würde warten, bis so viele frei sind.',
  'gpu.card.next.node':
    'Einer mit {{gpus}} würde warten, bis so viele auf einem Knoten frei sind.',
  'gpu.card.ahead_one': '{{count}} Job wartet schon.',
  'gpu.card.ahead_other': '{{count}} Jobs warten schon.',
  'gpu.card.idle': 'Seit {{time}} hat niemand welche genutzt.',
  'gpu.card.queue': 'Warteschlange',
  'gpu.card.queueLine':
    '{{used}} von {{nominal}} genutzt, {{borrowed}} geliehen, {{pending}} wartend',
  'gpu.card.quotaOf': 'Kontingent',
  'gpu.card.overruled': 'ein anderes Kontingent erlaubt hier weniger',
  'gpu.card.limits': 'Was gilt',
  'gpu.card.ask': 'GPUs anfordern',
  'gpu.card.size': 'Wie viele brauche ich?',
  'gpu.card.fleet': 'Alle GPUs',
  'gpu.history.title': 'Verlauf',
  'gpu.history.range': 'Gezeigte Zeit',
  'gpu.history.hours24': '24 Stunden',
  'gpu.history.hours168': '7 Tage',
  'gpu.history.hours720': '30 Tage',
  'gpu.history.quota': 'Haben',
  'gpu.history.used': 'Nutzen',
  'gpu.history.waiting': 'Erwartet',
  'gpu.history.label': 'Verlauf von {{what}}: {{last}}',
  'gpu.history.point': '{{time}}: {{used}} genutzt, auf {{waiting}} gewartet',
  'gpu.history.pointOf':
    '{{time}}: {{used}} von {{quota}} genutzt, auf {{waiting}} gewartet',
  'gpu.history.begins':
    'Er beginnt jetzt: ein Blick in der Minute, und die Kurve wächst mit.',
  'gpu.history.table': 'Als Tabelle',
  'gpu.history.column.time': 'Zeit',
  'gpu.sizing.title': 'Wie viele brauche ich?',
  'gpu.sizing.dialog': 'Wie viele GPUs braucht ein Modell?',
  'gpu.sizing.billions': 'Parameter, in Milliarden',
  'gpu.sizing.precision': 'Genauigkeit',
  'gpu.sizing.mode': 'Wofür',
  'gpu.sizing.context': 'Kontext, in Tokens',
  'gpu.sizing.sequences': 'Sequenzen zugleich (Batch, Nutzer)',
  'gpu.sizing.kv': 'Genauigkeit des KV-Cache',
  'gpu.sizing.precision.fp32': '32 Bit',
  'gpu.sizing.precision.fp16': '16 Bit',
  'gpu.sizing.precision.fp8': '8 Bit',
  'gpu.sizing.precision.int4': '4 Bit',
  'gpu.sizing.mode.inference': 'Inferenz',
  'gpu.sizing.mode.training': 'Training',
  'gpu.sizing.mode.adapter': 'Ein Adapter (LoRA)',
  'gpu.sizing.impossible': 'Schreiben Sie eine Zahl größer als 0.',
  'gpu.sizing.total': '{{gigabytes}} GB GPU-Speicher',
  'gpu.sizing.parts': 'Wie das gerechnet ist',
  'gpu.sizing.part.weights': 'Gewichte',
  'gpu.sizing.part.gradients': 'Gradienten',
  'gpu.sizing.part.optimizer': 'Optimierer',
  'gpu.sizing.part.activations': 'Aktivierungen',
  'gpu.sizing.part.kvCache': 'KV-Cache',
  'gpu.sizing.gigabytes': '{{gigabytes}} GB',
  'gpu.sizing.source': 'Quelle: ',
  'gpu.sizing.rule':
    'Faustregel bei 16 Bit: {{calculation}} = {{gigabytes}} GB',
  'gpu.sizing.usable':
    'Von jeder GPU sind {{percent}} % gerechnet; der Rest ist für Treiber und Puffer.',
  'gpu.sizing.note.shape-assumed':
    'Schichten und Köpfe sind die eines veröffentlichten Modells dieser Größe.',
  'gpu.sizing.note.trained-in-16-bit':
    'Training hält Gewichte und Gradienten mit 16 Bit, wie die Genauigkeit auch sei.',
  'gpu.sizing.products': 'Was das braucht',
  'gpu.sizing.gpus_one': '{{count}} GPU',
  'gpu.sizing.gpus_other': '{{count}} GPUs',
  'gpu.sizing.suggested': '{{gpus}} nach Speicher',
  'gpu.sizing.here': 'Gibt es hier',
  'gpu.sizing.slice': 'MIG-Teil {{profile}}',
  'gpu.sizing.use': 'Anfordern: {{what}}',
  'gpu.impact.title': 'Was es bedeuten würde',
  'gpu.impact.enough': 'So viele sind jetzt frei: Niemand muss weichen.',
  'gpu.impact.missing': '{{missing}} davon sind jetzt nicht frei.',
  'gpu.impact.displaced': 'Weichen würden, sobald es verlangt wird:',
  'gpu.impact.displacedNow': 'Weichen würden sofort, weil andere schon warten:',
  'gpu.impact.mine': 'dies hier',
  'gpu.impact.borrowed': '{{who}}: {{gpus}}, die geliehen sind',
  'gpu.impact.borrowedAt':
    '{{who}}: {{gpus}}, die geliehen sind, mit Priorität {{priority}}',
  'gpu.impact.beyond': '{{who}}: {{gpus}}, dann über dem Kontingent',
  'gpu.impact.lower-priority': '{{who}}: {{gpus}}, mit Priorität {{priority}}',
  'gpu.impact.jobs_one': '{{count}} Job',
  'gpu.impact.jobs_other': '{{count}} Jobs',
  'gpu.impact.holders':
    'Haben sie jetzt und behalten sie, bis sie fertig sind:',
  'gpu.impact.holder': '{{who}}: {{gpus}}',
  'gpu.impact.unknown.title': 'Zu bedenken:',
  'gpu.impact.unknown.keeps-until-asked':
    'Ein kleineres Kontingent stoppt niemanden: Jobs laufen weiter, bis andere verlangen, was ihnen gehört.',
  'gpu.impact.unknown.keeps-running':
    'Was läuft, läuft zu Ende; Neues beginnt erst, wenn weniger genutzt wird.',
  'gpu.impact.unknown.nobody-reclaims':
    'Keine Queue darf hier zurücknehmen, was verliehen ist: Jobs laufen zu Ende.',
  'gpu.impact.unknown.not-reclaimable':
    'Diese Queue gibt nichts zurück: Ihre Jobs laufen zu Ende.',
  'gpu.impact.unknown.priority-to-come':
    'Es kommt auf die Priorität künftiger Jobs an: Nur niedrigere weichen.',
  'gpu.impact.unknown.borrowing-unlimited':
    'Sie darf unbegrenzt leihen; wie viel, lässt sich nicht sagen.',
  'gpu.impact.unknown.fair-sharing':
    'Gerechnet nach Priorität und Alter. Teilt Kueue nach fairen Anteilen, können andere zuerst weichen.',
  'gpu.impact.unknown.nested-cohorts':
    'In verschachtelten Cohorts verschont Kueue die, deren Teil bei dem Eigenen bleibt.',
  'gpu.impact.unknown.volcano-actions':
    'Volcano nimmt nur zurück, wenn sein Scheduler die Aktion reclaim hat; das ist von hier nicht zu sehen.',
  'gpu.impact.unknown.kai-protection':
    'Jobs, die nicht verdrängt werden dürfen oder erst kurz laufen, bleiben.',
  'gpu.impact.unknown.jobs-of-queue':
    'Welche Jobs einer Queue gehen, entscheidet ihr Scheduler.',
  'gpu.impact.unknown.device-preemption':
    'Kubernetes stoppt keinen Pod, um Geräte für einen anderen freizumachen.',
  'gpu.impact.unknown.device-selectors':
    'Welche Geräte die Klasse wählt, weiß man erst, wenn sie eines vergeben hat.',
  'gpu.impact.somebody': 'ein anderer Mandant',
  'gpu.impact.waits_one': 'Auf {{count}} würde gewartet.',
  'gpu.impact.waits_other': 'Auf {{count}} würde gewartet.',
  'gpu.impact.verb': 'sehen, was es bedeuten würde',
  'gpu.impact.passed': 'Erfüllt:',
  'gpu.impact.failed': 'Nicht erfüllt:',
  'gpu.impact.rule.in-use':
    '{{value}} in Gebrauch, von {{limit}}, die dann erlaubt sind',
  'gpu.impact.rule.capacity': '{{value}} erlaubt, von {{limit}}, die es gibt',
  'gpu.impact.rule.promised':
    '{{value}} allen zusammen zugesagt, von {{limit}}, die es gibt',
  'gpu.impact.rule.utilisation':
    'Zuletzt höchstens {{value}} % des Kontingents genutzt; mehr gibt es ab {{limit}} %',
  'gpu.impact.rule.other-quota':
    '{{value}} erlaubt; ein anderes Kontingent des Namespaces erlaubt {{limit}}',
};
