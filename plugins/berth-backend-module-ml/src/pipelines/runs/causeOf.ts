const blocked =
  /ImagePullBackOff|ErrImagePull|InvalidImageName|CreateContainerConfigError|CreateContainerError|Unschedulable|exceeded quota|FailedScheduling/;

const causes: Array<{ when: RegExp; say: (match: RegExpExecArray) => string }> =
  [
    {
      when: /(?:ImagePullBackOff|ErrImagePull)[^"]*"([^"]+)"/,
      say: ([, image]) =>
        `The image ${image} cannot be pulled, so that it does not start. Correct the image's name, or give the namespace access to it.`,
    },
    {
      when: /ImagePullBackOff|ErrImagePull/,
      say: () =>
        "Its image cannot be pulled, so that it does not start. Correct the image's name, or give the namespace access to it.",
    },
    {
      when: /InvalidImageName/,
      say: () =>
        'The name of its image is not valid. Correct it in the pipeline.',
    },
    {
      when: /CreateContainerConfigError|CreateContainerError/,
      say: () =>
        'Its container cannot be made, often since a Secret or ConfigMap that it names is not there.',
    },
    {
      when: /exceeded quota:? ?([^,]*)/,
      say: () =>
        "The namespace's quota has no room for it now. It starts when other work has ended, or with more quota.",
    },
    {
      when: /Unschedulable|FailedScheduling/,
      say: () =>
        'No node has room for it now. It starts as soon as one has, if one is large enough.',
    },
    {
      when: /OOMKilled|exit code 137/,
      say: () =>
        'It was ended for using more memory than it has. Give the task more memory in the pipeline.',
    },
    {
      when: /exit code (\d+)/,
      say: ([, code]) =>
        `Its program ended with exit code ${code}. What it wrote before is in the log of its pod.`,
    },
    {
      when: /[Dd]eadline ?[Ee]xceeded|activeDeadlineSeconds/,
      say: () => 'It took longer than it may.',
    },
    {
      when: /shutdown with strategy/,
      say: () => 'It was stopped with its run.',
    },
  ];

/**
 * What is known of why a task does not go on, as a sentence that says whose
 * turn it is; else the words that came with it.
 *
 * @internal
 */
export function causeOf(message: string): string {
  for (const { when, say } of causes) {
    const match = when.exec(message);
    if (match) {
      return say(match);
    }
  }
  return message.replace(/\s+/g, ' ').slice(0, 400);
}

/** Whether a message tells of a pod that cannot start as it is. */
export function keepsFromStarting(message: string | undefined): boolean {
  return blocked.test(message ?? '');
}
