import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Select } from '@backstage/ui';
import { useText } from '../i18n';
import { FieldFrame } from './FieldFrame';
import type { BerthFieldProps } from './types';
import { useFilledIn } from './useFilledIn';

const NONE = 'none';

/** The forges that a template can publish to, as the configuration has them. */
function useForges(): string[] {
  return (
    useApi(configApiRef)
      .getOptionalConfigArray('integrations.gitea')
      ?.map(forge => forge.getString('host')) ?? []
  );
}

function ForgeSelect(props: BerthFieldProps<string>) {
  const { formData, onChange, schema, disabled } = props;
  const { t } = useText();
  const forges = useForges();
  useFilledIn({
    missing: formData === undefined,
    value: forges[0],
    onChange,
  });
  if (forges.length === 0) {
    return <Alert status="info" icon title={t('form.forge.missing')} />;
  }
  return (
    <Select
      label={schema.title ?? t('form.forge.label')}
      description={schema.description}
      isDisabled={disabled}
      options={[
        ...forges.map(host => ({
          id: host,
          label: t('form.forge.at', { host }),
        })),
        { id: NONE, label: t('form.forge.no') },
      ]}
      value={formData || (formData === '' ? NONE : null)}
      onChange={key => onChange(key === NONE ? '' : String(key))}
    />
  );
}

/**
 * Where a repository is made: one of the portal's Git forges, the first unless
 * somebody chooses otherwise, or nowhere. Where the portal has none, the field
 * says so. The value is the forge's host, as `publish:gitea` takes it, and
 * empty for nowhere.
 *
 * @public
 */
export function BerthForgeField(props: BerthFieldProps<string>) {
  return (
    <FieldFrame>
      <ForgeSelect {...props} />
    </FieldFrame>
  );
}
