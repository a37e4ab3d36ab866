export * from './BerthLayout';
export * from './HeadingLevel';
export * from './PageContent';
export * from './PageHeading';
export * from './Section';
export * from './usePageTitle';
