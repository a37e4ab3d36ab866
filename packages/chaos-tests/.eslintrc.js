// What is here is tests that other packages' test files define by calling it,
// and it runs from the checkout and is never built.
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    'jest/no-export': 'off',
    'jest/no-conditional-expect': 'off',
    'jest/expect-expect': 'off',
    'no-restricted-syntax': 'off',
  },
});
