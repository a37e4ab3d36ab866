/** Texts that are used all over. */
export const common = {
  loading: 'Loading…',
  progress: {
    label: 'Progress',
    value: '{{done}} of {{total}}',
  },
  phase: {
    Ready: 'Ready',
    Provisioning: 'Provisioning',
    Requested: 'Requested',
    Waiting: 'Waiting',
    Suspended: 'Suspended',
    Degraded: 'Degraded',
    Failed: 'Failed',
    Refused: 'Refused',
    Deleting: 'Deleting',
    Gone: 'Deleted',
    Unknown: 'Unknown',
  },
  simulated: {
    label: 'Simulated operator',
    description:
      'No real operator answers on this cluster: what you see behaves like the real thing and holds no data.',
  },
  stale: {
    title: 'Cluster {{cluster}} has not answered since {{time}} ({{ago}})',
    neverAnswered: 'Cluster {{cluster}} has not answered yet',
    description:
      'What you see of it is what it said last. Berth keeps trying, and this page follows.',
    words: 'The last attempt said:',
    notRenewed:
      'What you see is from {{time}} ({{ago}}) and could not be renewed',
  },
  copy: {
    label: 'Copy',
    what: 'Copy {{what}}',
    copied: 'Copied',
    failed: 'Not copied: select the text and copy it yourself',
  },
  dialog: {
    cancel: 'Cancel',
  },
  filter: {
    clear: 'Clear the filter',
  },
  resource: {
    cpu: '{{amount}} CPU',
    memory: '{{amount}} memory',
    storage: '{{amount}} storage',
    gpu: '{{amount}} GPU',
  },
};
