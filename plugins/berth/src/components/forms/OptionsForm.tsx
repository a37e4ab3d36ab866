import { useText } from '../../i18n';
import {
  FieldProblem,
  fieldsOf,
  InputSchema,
  InputValues,
} from '../../model/schema';
import { Folded } from './Folded';
import { SchemaForm } from './SchemaForm';

/** What an offering asks for, with what most people leave alone folded away. */
export function OptionsForm(props: {
  schema: InputSchema;
  /** The fields that are folded away. */
  advanced: string[];
  /** The fields that are asked for here; all by default. */
  only?: string[];
  /** All that is wrong, where not all of it is shown yet. */
  faults?: FieldProblem[];
  value: InputValues;
  onChange: (value: InputValues) => void;
  problems: FieldProblem[];
  isDisabled?: boolean;
}) {
  const { advanced, only, faults = props.problems, ...form } = props;
  const { t } = useText();
  const names = fieldsOf(form.schema)
    .map(({ name }) => name)
    .filter(name => !only || only.includes(name));
  const folded = names.filter(name => advanced.includes(name));
  const open = names.filter(name => !advanced.includes(name));
  // What is wrong must not be hidden.
  const faultInside = faults.some(({ field }) =>
    folded.includes(field.split('.')[0]),
  );
  return (
    <>
      {open.length > 0 && <SchemaForm {...form} only={open} />}
      {folded.length > 0 && (
        <Folded title={t('form.advanced')} open={faultInside}>
          <SchemaForm {...form} only={folded} />
        </Folded>
      )}
    </>
  );
}
