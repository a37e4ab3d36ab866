module.exports = {
  root: true,
  overrides: [
    {
      // Not `no-restricted-imports`, which each package's own configuration
      // sets and which would therefore win over this one.
      files: ['plugins/**/*.{ts,tsx}', 'packages/app/**/*.{ts,tsx}'],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['@material-ui/*'],
                message:
                  'Use @backstage/ui, and @mui/material 5 only for what it lacks.',
              },
            ],
          },
        ],
      },
    },
  ],
};
