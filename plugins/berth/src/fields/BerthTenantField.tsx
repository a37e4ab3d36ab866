import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Flex, Select } from '@backstage/ui';
import { LoadError, Loading } from '../components/feedback';
import { Folded } from '../components/forms';
import { PlaceField } from '../components/request/PlaceField';
import { useOffering, useTenants } from '../data';
import { useText } from '../i18n';
import { defaultPlace, orderTenants, Place, placesOf } from '../model/places';
import { FieldFrame } from './FieldFrame';
import type { BerthFieldProps } from './types';
import { useDefaultPlace } from './useDefaultPlace';
import { useFilledIn } from './useFilledIn';

/** Own tenants first, under a title of their own. */
function useOptions(tenants: Tenant[]) {
  const { t } = useText();
  const ordered = orderTenants(tenants);
  const optionsOf = (mine: boolean) =>
    ordered
      .filter(tenant => tenant.mine === mine)
      .map(({ name, title }) => ({ id: name, label: title }));
  return [
    { title: t('form.tenant.yours'), options: optionsOf(true) },
    { title: t('form.tenant.others'), options: optionsOf(false) },
  ].filter(section => section.options.length > 0);
}

function TenantSelect(props: BerthFieldProps<Place>) {
  const { formData, onChange, uiSchema, schema, disabled, required } = props;
  const { t } = useText();
  const tenants = useTenants();
  const offering = useOffering(uiSchema?.['ui:options']?.offering).data;
  const suggestion = useDefaultPlace(
    uiSchema?.['ui:options']?.offering,
    formData?.tenant,
  );
  const { tenant: name, cluster, namespace } = formData ?? {};
  useFilledIn({
    missing: !name || !cluster || !namespace,
    value: suggestion,
    onChange,
  });
  const options = useOptions(tenants.data ?? []);
  const tenant = tenants.data?.find(candidate => candidate.name === name);

  if (tenants.isPending) {
    return <Loading rows={1} height={56} />;
  }
  if (tenants.error && !tenants.data) {
    return (
      <LoadError
        error={tenants.error}
        verb={t('verb.readTenants')}
        onRetry={() => tenants.refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Select
        label={schema.title ?? t('form.tenant.label')}
        description={schema.description}
        isRequired={required}
        isDisabled={disabled}
        placeholder={
          options.length > 0 ? t('form.choose') : t('form.tenant.none')
        }
        options={options}
        value={name ?? null}
        onChange={key => {
          const chosen = tenants.data?.find(
            candidate => candidate.name === key,
          );
          if (chosen) {
            onChange(defaultPlace(chosen, offering) ?? { tenant: chosen.name });
          }
        }}
      />
      {tenant &&
        cluster &&
        namespace &&
        placesOf(tenant, offering).length > 1 && (
          <Folded title={t('form.advanced')}>
            <PlaceField
              tenant={tenant}
              offering={offering}
              value={{ tenant: tenant.name, cluster, namespace }}
              onChange={onChange}
              isDisabled={disabled}
            />
          </Folded>
        )}
    </Flex>
  );
}

/**
 * Where it goes: somebody's own tenant and its primary namespace, unless they
 * say otherwise. The value is `{tenant, cluster, namespace}`.
 *
 * @public
 */
export function BerthTenantField(props: BerthFieldProps<Place>) {
  return (
    <FieldFrame>
      <TenantSelect {...props} />
    </FieldFrame>
  );
}
