// What is here runs from the checkout and is never built. The peer is a project
// of its own, with dependencies of its own.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ignorePatterns: ['/peer/**'],
  rules: {
    'no-restricted-syntax': 'off',
  },
});
