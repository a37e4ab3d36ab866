import { Text } from '@backstage/ui';
import { useText } from '../../i18n';
import {
  FieldProblem,
  fieldsOf,
  InputSchema,
  InputValues,
} from '../../model/schema';
import { FieldControl } from './FieldControl';
import styles from './SchemaForm.module.css';

/**
 * The fields of a schema. `only` narrows them to these; `problems` are shown
 * where they belong.
 */
export function SchemaForm(props: {
  schema: InputSchema;
  value: InputValues;
  onChange: (value: InputValues) => void;
  problems: FieldProblem[];
  only?: string[];
  isDisabled?: boolean;
  /** Path of this part inside of the whole input. */
  path?: string;
}) {
  const { schema, value, onChange, problems, only, isDisabled, path } = props;
  const { say } = useText();
  const fields = fieldsOf(schema).filter(
    ({ name }) => !only || only.includes(name),
  );

  const set = (name: string, fieldValue: unknown) => {
    const { [name]: _old, ...rest } = value;
    onChange(fieldValue === undefined ? rest : { ...rest, [name]: fieldValue });
  };
  return (
    <div className={styles.fields}>
      {fields.map(field => {
        const fieldPath = path ? `${path}.${field.name}` : field.name;
        const found = problems.find(problem => problem.field === fieldPath);
        if (field.control === 'group') {
          return (
            <fieldset key={field.name} className={styles.group}>
              <Text as="legend" weight="bold">
                {field.label}
              </Text>
              <SchemaForm
                schema={field.schema}
                value={(value[field.name] ?? {}) as InputValues}
                onChange={group => set(field.name, group)}
                problems={problems}
                isDisabled={isDisabled}
                path={fieldPath}
              />
            </fieldset>
          );
        }
        return (
          <FieldControl
            key={field.name}
            field={field}
            value={value[field.name]}
            problem={found && say(found.problem)}
            onChange={fieldValue => set(field.name, fieldValue)}
            isDisabled={isDisabled}
          />
        );
      })}
    </div>
  );
}
