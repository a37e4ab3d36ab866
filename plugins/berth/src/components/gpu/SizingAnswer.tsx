import type {
  GpuPool,
  SizedProduct,
  Sizing,
} from '@berth/backstage-plugin-berth-common';
import { gpuProductOf } from '@berth/backstage-plugin-berth-common';
import { Badge, Button, ButtonLink, Link, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import styles from './Sizing.module.css';

/** What a request for GPUs is filled in with. */
// A type and not an interface: it is the JSON of a form.
export type GpuWish = { gpus: number; resource: string };

/** How what has been reckoned is asked for: by a form, or at once. */
export interface AskFor {
  /** The address of a form that is filled in with it. */
  linkOf?: (wish: GpuWish) => string;
  onAsk?: (wish: GpuWish) => void;
}

/** Beyond these, a product is a click too far. */
const AT_MOST = 5;

/** What has been reckoned, and how. */
export function SizingAnswer(
  props: { sizing: Sizing; pools: GpuPool[] } & AskFor,
) {
  const { sizing, pools, ...ask } = props;
  const { t, language } = useText();
  const { parts, notes, ruleOfThumb, slice } = sizing;
  const inGigabytes = (amount: number) =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(
      amount,
    );
  const here = new Set(
    pools.flatMap(({ product }) => gpuProductOf(product ?? '')?.id ?? []),
  );
  const products = [...sizing.products]
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)))
    .slice(0, Math.max(AT_MOST, here.size));
  return (
    <div className={styles.answer}>
      <div role="status">
        <Text as="p" variant="title-small" weight="bold">
          {t('gpu.sizing.total', {
            gigabytes: inGigabytes(sizing.totalGigabytes),
          })}
        </Text>
        <Text as="p" color="secondary">
          {t('gpu.sizing.rule', {
            calculation: ruleOfThumb.calculation,
            gigabytes: inGigabytes(ruleOfThumb.gigabytes),
          })}
        </Text>
      </div>
      <div>
        <Text as="p" weight="bold">
          {t('gpu.sizing.products')}
        </Text>
        <ul className={styles.lines}>
          {slice && (
            <Line
              title={t('gpu.sizing.slice', { profile: slice.profile })}
              short={t('gpu.sizing.slice', { profile: slice.profile })}
              isHere={pools.some(({ resource }) => resource === slice.resource)}
              wish={{ gpus: 1, resource: slice.resource }}
              ask={ask}
            />
          )}
          {products.map(product => (
            <Product
              key={product.id}
              product={product}
              isHere={here.has(product.id)}
              ask={ask}
            />
          ))}
        </ul>
      </div>
      <div>
        <Text as="p" weight="bold">
          {t('gpu.sizing.parts')}
        </Text>
        <dl className={styles.parts}>
          {parts.map(part => (
            <div key={part.id}>
              <dt>
                {t(`gpu.sizing.part.${part.id}`)}:{' '}
                {t('gpu.sizing.gigabytes', {
                  gigabytes: inGigabytes(part.gigabytes),
                })}
              </dt>
              <dd>
                <code>{part.formula}</code>
                <code>{part.calculation}</code>
                <Text variant="body-small" color="secondary">
                  {t('gpu.sizing.source')}
                  <Link
                    href={part.source.url}
                    target="_blank"
                    rel="noopener noreferrer"
                    variant="body-small"
                  >
                    {part.source.title}
                  </Link>
                </Text>
              </dd>
            </div>
          ))}
        </dl>
        <Text as="p" variant="body-small" color="secondary">
          {[
            t('gpu.sizing.usable', {
              percent: Math.round(sizing.usableShare * 100),
            }),
            ...notes.map(note => t(`gpu.sizing.note.${note}`)),
          ].join(' ')}
        </Text>
      </div>
    </div>
  );
}

function Product(props: {
  product: SizedProduct;
  isHere: boolean;
  ask: AskFor;
}) {
  const { product, isHere, ask } = props;
  const { t } = useText();
  const { gpus, suggested, title } = product;
  const many = t('gpu.sizing.gpus', { count: suggested });
  return (
    <Line
      title={`${many} ${title}`}
      note={
        suggested === gpus
          ? undefined
          : `(${t('gpu.sizing.suggested', { gpus })})`
      }
      short={many}
      isHere={isHere}
      wish={{ gpus: suggested, resource: 'nvidia.com/gpu' }}
      ask={ask}
    />
  );
}

/** What could be asked for; what there is none of is only named. */
function Line(props: {
  title: string;
  note?: string;
  /** On the button, beside the title. */
  short: string;
  isHere: boolean;
  wish: GpuWish;
  ask: AskFor;
}) {
  const { title, note, short, isHere, wish, ask } = props;
  const { t } = useText();
  return (
    <li className={styles.line}>
      <Text>
        {title} {note}
      </Text>
      {isHere && <Badge size="small">{t('gpu.sizing.here')}</Badge>}
      <span className={styles.space} />
      {isHere && <Ask {...ask} wish={wish} what={title} short={short} />}
    </li>
  );
}

function Ask(props: AskFor & { wish: GpuWish; what: string; short: string }) {
  const { linkOf, onAsk, wish, what, short } = props;
  const { t } = useText();
  const button = {
    size: 'small',
    variant: 'secondary',
    'aria-label': t('gpu.sizing.use', { what }),
    children: t('gpu.sizing.use', { what: short }),
  } as const;
  if (onAsk) {
    return <Button {...button} onPress={() => onAsk(wish)} />;
  }
  return linkOf ? <ButtonLink {...button} href={linkOf(wish)} /> : null;
}
