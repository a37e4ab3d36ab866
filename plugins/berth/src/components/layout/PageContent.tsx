import { Container, Flex } from '@backstage/ui';
import type { PropsWithChildren } from 'react';

/** What a page shows below its header, in one column with even distances. */
export function PageContent({ children }: PropsWithChildren<{}>) {
  return (
    <main>
      <Container>
        <Flex direction="column" gap="5">
          {children}
        </Flex>
      </Container>
    </main>
  );
}
