import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { Select, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { Place, placesOf } from '../../model/places';

const keyOf = (place: Required<Place>) => `${place.cluster}/${place.namespace}`;

/** Where it goes: said where there is one place, chosen where there are more. */
export function PlaceField(props: {
  tenant: Tenant;
  offering?: OfferingDescription;
  value: Required<Place>;
  onChange: (place: Required<Place>) => void;
  isDisabled?: boolean;
}) {
  const { tenant, offering, value, onChange, isDisabled } = props;
  const { t } = useText();
  const places = placesOf(tenant, offering);
  if (places.length < 2) {
    return (
      <Text as="p" color="secondary">
        {t('request.goesTo', {
          tenant: tenant.title,
          namespace: value.namespace,
          cluster: value.cluster,
        })}
      </Text>
    );
  }
  return (
    <Select
      label={t('form.place.label')}
      options={places.map(place => ({
        id: keyOf(place),
        label: t('form.place.option', {
          namespace: place.namespace,
          cluster: place.cluster,
        }),
      }))}
      value={keyOf(value)}
      onChange={key =>
        onChange(places.find(place => keyOf(place) === key) ?? value)
      }
      isDisabled={isDisabled}
    />
  );
}
