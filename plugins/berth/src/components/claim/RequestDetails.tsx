import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import { useOffering } from '../../data';
import { useText } from '../../i18n';
import { asInputSchema, fieldsOf } from '../../model/schema';
import { Details } from './Details';

/** Of a text that lies in a file, its beginning is enough. */
const MAX_SHOWN = 200;

function valueText(value: unknown): string {
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** What was asked for, in the words of the offering. */
export function RequestDetails({ request }: { request: ClaimRequest }) {
  const { t } = useText();
  const { data: offering } = useOffering(request.offering);
  const fields = fieldsOf(asInputSchema(offering?.inputSchema));
  const plan = offering?.plans.find(({ id }) => id === request.input.plan);
  const labelOf = (name: string) =>
    fields.find(field => field.name === name)?.label ?? name;
  const inputs = Object.entries(request.input).map(([name, value]) => ({
    label: labelOf(name),
    value: name === 'plan' && plan ? plan.title : valueText(value),
  }));
  return <Details title={t('claim.asked')} details={inputs} />;
}
