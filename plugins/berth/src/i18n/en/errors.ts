/** Why something did not work, and what helps. */
export const errors = {
  error: {
    retry: 'Try again',
    code: 'Code: {{code}}',
    clusterSays: 'The cluster says:',
    forbidden: {
      title: 'You may not {{verb}}',
      help: 'Nothing is broken. If you need this, ask whoever owns it, or your platform team.',
    },
    'not-found': {
      title: 'There is nothing here to {{verb}}',
      help: 'It does not exist, no longer exists, or is not yours to see.',
    },
    unreachable: {
      title: 'Could not {{verb}}: no answer',
      help: 'What should answer cannot be reached right now. Nothing is lost; trying again later will do.',
    },
    conflict: {
      title: 'Could not {{verb}} as things are now',
      help: 'Something else is in the way. Have a look at the present state, then decide.',
    },
    invalid: {
      title: 'Could not {{verb}}: something is not right yet',
      help: 'Correct what is named above and send it again.',
    },
    error: {
      title: 'Could not {{verb}}',
      help: 'This was not expected. Try again; if it stays, tell your platform team the code.',
    },
  },
  verb: {
    readTenants: 'list tenants',
    readTenant: 'read tenant {{tenant}}',
    readClaims: 'list the claims of {{tenant}}',
    readClaim: 'read this claim',
    readOfferings: 'list what can be requested',
    readObjects: 'read the objects of {{name}}',
    readCredentials: 'read the credentials of {{name}}',
    request: 'request {{offering}} for {{tenant}}',
    act: 'run {{action}} on {{name}}',
    delete: 'delete {{name}}',
  },
  validation: {
    required: 'This is needed.',
    nameNeeded: 'A name is needed.',
    name: 'Use lower-case letters, digits and hyphens, beginning with a letter and ending with a letter or digit.',
    dnsLabel:
      'Use lower-case letters, digits and hyphens, beginning and ending with a letter or digit.',
    taken: '{{name}} is taken here already; choose another name.',
    bytes:
      'Write a number and a unit, such as 20Gi or 1.5Ti (20Gb is not one that Kubernetes knows).',
    pattern: 'This does not have the form {{pattern}}.',
    choice: 'Choose one of what is offered.',
    text: 'Write a text.',
    number: 'Write a number.',
    integer: 'Write a whole number.',
    list: 'Write a list, parted by commas.',
    yaml: 'This is no valid YAML.',
    between: 'Write a number from {{low}} to {{high}}.',
    atLeast: 'Write {{low}} or more.',
    atMost: 'Write {{high}} or less.',
    tooShort_one: 'Write at least one character.',
    tooShort_other: 'Write at least {{count}} characters.',
    tooLong_one: 'This has {{length}} characters and may have one; shorten it.',
    tooLong_other:
      'This has {{length}} characters and may have {{count}}; shorten it.',
  },
};
