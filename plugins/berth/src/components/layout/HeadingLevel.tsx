import { createContext, PropsWithChildren, useContext } from 'react';

type Level = 2 | 3 | 4 | 5;

const LevelContext = createContext<Level>(2);

/** The heading that a part has at the place where it is shown. */
export function useHeading(): 'h2' | 'h3' | 'h4' | 'h5' {
  return `h${useContext(LevelContext)}`;
}

/** Everything below has headings one level deeper. */
export function Deeper({ children }: PropsWithChildren<{}>) {
  const level = useContext(LevelContext);
  return (
    <LevelContext.Provider value={Math.min(5, level + 1) as Level}>
      {children}
    </LevelContext.Provider>
  );
}
