import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/**
 * Options of Berth's field extensions, under `ui:options`.
 *
 * @public
 */
export type BerthFieldOptions = {
  /** Id of the offering that the template asks for. */
  offering?: string;
};

/**
 * What Berth's field extensions are given by a form.
 *
 * @public
 */
export type BerthFieldProps<TValue> = FieldExtensionComponentProps<
  TValue,
  BerthFieldOptions
>;
