/** Functions: their revisions, and who gets how much of the traffic. */
export const functions = {
  'revisions.title': 'Revisionen',
  'revisions.pinned': 'Festgehalten: Neue Revisionen bekommen 0 %',
  'revisions.follow': 'Der neuesten folgen',
  'revisions.changed': 'Der Verkehr wird umgestellt',
  'revisions.verb': 'die Revisionen von {{name}} sehen',
  'revisions.changeVerb': 'den Verkehr von {{name}} umstellen',
  'revisions.none': 'Knative hat noch keine Revision angelegt.',
  'revisions.more_one': 'Eine ältere Revision bekommt keinen Verkehr.',
  'revisions.more_other':
    '{{count}} ältere Revisionen bekommen keinen Verkehr.',
  'revisions.column.name': 'Revision',
  'revisions.column.phase': 'Zustand',
  'revisions.column.instances': 'Instanzen',
  'revisions.column.traffic': 'Verkehr',
  'revisions.column.send': 'Ändern',
  'revisions.asleep': 'Schläft',
  'revisions.share': '{{percent}} %',
  'revisions.onItsWay': '{{wanted}} % gewünscht, {{actual}} % jetzt',
  'revisions.send': 'Verkehr schicken',
  'revisions.sendTo': 'Verkehr an {{name}} schicken',
};
