/** Berth's mark: a hull seen from above, in the slip that is kept for it. */
export const BerthMark = (props: { size?: number }) => {
  const { size = 28 } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M5 5v18a4 4 0 0 0 4 4h14a4 4 0 0 0 4-4V5"
        stroke="currentColor"
        strokeWidth="2.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M16 4c3.4 3.6 5 7.2 5 10.6V20.5a1.75 1.75 0 0 1-1.75 1.75h-6.5A1.75 1.75 0 0 1 11 20.5V14.6C11 11.2 12.6 7.6 16 4Z"
        fill="var(--berth-hull, #4fc3d9)"
      />
    </svg>
  );
};
