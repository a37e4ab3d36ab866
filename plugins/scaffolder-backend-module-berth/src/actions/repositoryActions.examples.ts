import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repoUrl = 'git.example.org?owner=payments&repo=orders';

/**
 * Examples of `berth:repository:check`.
 *
 * @internal
 */
export const repositoryCheckExamples: TemplateExample[] = [
  {
    description:
      'Find out whether a repository can be made, before anything is asked for',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'See whether the repository can be made',
          action: 'berth:repository:check',
          input: { repoUrl },
        },
      ],
    }),
  },
];

/**
 * Examples of `berth:repository:publish`.
 *
 * @internal
 */
export const repositoryPublishExamples: TemplateExample[] = [
  {
    description: 'Make a repository of the workspace, for its organization',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'berth:repository:publish',
          input: { repoUrl },
        },
      ],
    }),
  },
  {
    description: 'Make a repository of a folder, for everybody to read',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'berth:repository:publish',
          input: {
            repoUrl,
            description: 'What takes the orders',
            sourcePath: 'source',
            visibility: 'public',
          },
        },
      ],
    }),
  },
];
