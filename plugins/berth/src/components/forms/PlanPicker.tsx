import type { Plan } from '@berth/backstage-plugin-berth-common';
import { Radio, RadioGroup } from '@backstage/ui';
import { useText } from '../../i18n';
import { resourceLine } from '../../model/resources';
import styles from './PlanPicker.module.css';

/** The sizes of an offering, each with what it gets. */
export function PlanPicker(props: {
  label: string;
  description?: string;
  plans: Plan[];
  value: string | undefined;
  onChange: (plan: string) => void;
  isDisabled?: boolean;
}) {
  const { label, plans, value, onChange, isDisabled } = props;
  const { t } = useText();
  return (
    <RadioGroup
      label={label}
      description={props.description}
      value={value ?? null}
      onChange={onChange}
      isDisabled={isDisabled}
      orientation="horizontal"
    >
      <div className={styles.options}>
        {plans.map(plan => (
          <Radio key={plan.id} value={plan.id} className={styles.plan}>
            <span className={styles.body}>
              <span className={styles.title}>{plan.title}</span>
              <span className={styles.resources}>
                {Object.entries(plan.resources).map(([name, quantity]) => (
                  <span key={name}>{resourceLine(name, quantity, t)}</span>
                ))}
              </span>
              <span className={styles.description}>{plan.description}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
