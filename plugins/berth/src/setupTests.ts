import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine takes its time to render whole forms; a fault still shows.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

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
  /\[JSS\]/,
  // axe tries the canvas for colours, which jsdom has not.
  /HTMLCanvasElement/,
  // An answer that comes when the test has seen what it waited for.
  /not wrapped in act/,
];

/* eslint-disable no-console */
for (const level of ['error', 'warn'] as const) {
  const print = console[level];
  console[level] = (...args: unknown[]) => {
    if (!notOurs.some(pattern => pattern.test(String(args[0])))) {
      print(...args);
    }
  };
}
