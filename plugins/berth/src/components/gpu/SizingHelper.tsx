import type {
  GpuPool,
  Precision,
  SizingInput,
  SizingMode,
} from '@berth/backstage-plugin-berth-common';
import { precisions, sizeGpus } from '@berth/backstage-plugin-berth-common';
import { Select, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../i18n';
import styles from './Sizing.module.css';
import { SizingAnswer, type AskFor } from './SizingAnswer';

const modes: SizingMode[] = ['inference', 'training', 'adapter'];

/** As somebody types them: not every text is a number. */
interface Typed {
  billions: string;
  contextLength: string;
  sequences: string;
}

const numbers = ['billions', 'contextLength', 'sequences'] as const;

const labels = {
  billions: 'gpu.sizing.billions',
  contextLength: 'gpu.sizing.context',
  sequences: 'gpu.sizing.sequences',
} as const;

function isPossible(text: string): boolean {
  return Number(text) > 0 && Number(text) < 1e9;
}

/** How many GPUs a model needs, with the formulas and where they are from. */
export function SizingHelper(props: { pools: GpuPool[] } & AskFor) {
  const { pools, ...ask } = props;
  const { t } = useText();
  const [typed, setTyped] = useState<Typed>({
    billions: '70',
    contextLength: '8192',
    sequences: '1',
  });
  const [precision, setPrecision] = useState<Precision>('fp16');
  const [kvPrecision, setKvPrecision] = useState<Precision>('fp16');
  const [mode, setMode] = useState<SizingMode>('inference');
  const possible = numbers.every(name => isPossible(typed[name]));
  const input: SizingInput = {
    billions: Number(typed.billions),
    contextLength: Number(typed.contextLength),
    sequences: Number(typed.sequences),
    precision,
    kvPrecision,
    mode,
  };
  const precisionOptions = precisions.map(id => ({
    id,
    label: t(`gpu.sizing.precision.${id}`),
  }));
  return (
    <div className={styles.sizing}>
      <div className={styles.fields}>
        {numbers.map(name => (
          <TextField
            key={name}
            label={t(labels[name])}
            inputMode="decimal"
            value={typed[name]}
            onChange={text => setTyped({ ...typed, [name]: text })}
            validationBehavior="aria"
            validate={text =>
              isPossible(text) ? undefined : t('gpu.sizing.impossible')
            }
          />
        ))}
        <Select
          label={t('gpu.sizing.precision')}
          options={precisionOptions}
          value={precision}
          onChange={key => setPrecision(key as Precision)}
        />
        <Select
          label={t('gpu.sizing.mode')}
          options={modes.map(id => ({
            id,
            label: t(`gpu.sizing.mode.${id}`),
          }))}
          value={mode}
          onChange={key => setMode(key as SizingMode)}
        />
        {mode === 'inference' && (
          <Select
            label={t('gpu.sizing.kv')}
            options={precisionOptions}
            value={kvPrecision}
            onChange={key => setKvPrecision(key as Precision)}
          />
        )}
      </div>
      {possible && (
        <SizingAnswer sizing={sizeGpus(input)} pools={pools} {...ask} />
      )}
    </div>
  );
}
