import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { parse } from 'yaml';

/**
 * The document that says what the REST API takes and answers. It is shipped
 * with the package and read once, at start-up.
 *
 * @internal
 */
export function readOpenApiDocument(): OpenAPIV3.DocumentV3 {
  const file = resolvePackagePath(
    '@berth/backstage-plugin-berth-backend',
    'src/schema/openapi.yaml',
  );
  return parse(readFileSync(file, 'utf8'));
}
