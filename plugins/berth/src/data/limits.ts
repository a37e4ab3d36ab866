/** As many as the backend gives at once. */
export const PAGE = 500;

/** Somebody waits in front of the page for what is bound to come. */
export const EXPECTED_SOON = 2000;
