import '@testing-library/jest-dom';

/**
 * What libraries around us say of themselves in every test: Material UI 4 of
 * strict mode, React Router of its next major version, React Aria of the
 * breadcrumbs of Backstage UI.
 */
const notOurs = [
  /findDOMNode is deprecated/,
  /React Router Future Flag Warning/,
  /<Focusable> child must/,
  /registered as IconComponent/,
];

for (const level of ['error', 'warn'] as const) {
  const print = console[level];
  // eslint-disable-next-line no-console
  console[level] = (...args: unknown[]) => {
    if (!notOurs.some(pattern => pattern.test(String(args[0])))) {
      print(...args);
    }
  };
}
