import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/**
 * Options of Berth's field extensions, under `ui:options`.
 *
 * @public
 */
export type BerthFieldOptions = {
  /** Id of the offering that the template asks for. */
  offering?: string;
  /** Ids of the engines to choose from, the most wanted first. */
  engines?: string[];
  /**
   * Name of the form's field that holds the engine, where the offering follows
   * from that.
   */
  engineField?: string;
  /**
   * Name of the form's field that holds the id of the offering, where somebody
   * chooses among several.
   */
  offeringField?: string;
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
