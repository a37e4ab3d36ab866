import { useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import {
  asInputSchema,
  defaultsOf,
  fieldsOf,
  validateInput,
  type FieldProblem,
  type InputSchema,
  type InputValues,
} from '../../model/schema';
import { isSame } from './formatValue';
import type { PipelinePlace } from './place';
import type { KfpVersion, Run } from './types';
import { useClone, usePipelineChange, useVersion } from './usePipelines';

/** Now, by a cron expression, or again and again. */
export type When = 'now' | 'cron' | 'interval';

interface Fields {
  title: string;
  experiment: string;
  serviceAccount: string;
  when: When;
  cron: string;
  minutes: string;
}

const SERVICE_ACCOUNT = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** What of the former values a version takes, the rest being its defaults. */
function valuesFor(schema: InputSchema, before: InputValues): InputValues {
  const names = fieldsOf(schema).map(({ name }) => name);
  return {
    ...defaultsOf(schema),
    ...Object.fromEntries(
      Object.entries(before).filter(([name]) => names.includes(name)),
    ),
  };
}

/**
 * What a run is started with: as somebody fills it in, beginning with the
 * defaults of the version or with what another run had.
 *
 * @internal
 */
export function useRunForm(options: {
  place: PipelinePlace;
  pipelineId: string;
  versions: KfpVersion[];
  from: string | undefined;
}) {
  const { place, pipelineId, versions, from } = options;
  const { t, language } = useText();
  const announce = useAnnounce();
  const clone = useClone(place, from);
  const [chosenVersion, setChosenVersion] = useState<string>();
  const ready = !from || clone.data !== undefined;
  const versionId = ready
    ? chosenVersion ?? clone.data?.versionId ?? versions[0]?.id
    : undefined;
  const version = useVersion(place, pipelineId, versionId);
  const schema =
    version.data && asInputSchema(version.data.pipeline.inputSchema);
  const [typed, setTyped] = useState<{
    versionId: string | undefined;
    values: InputValues;
  }>();
  const [fields, setFields] = useState<Partial<Fields>>({});
  const [resets, setResets] = useState(0);
  const [tried, setTried] = useState(false);
  const { change, busy, error } = usePipelineChange(place);

  const before = schema && valuesFor(schema, clone.data?.values ?? {});
  const values = valuesOf();
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const [suggested] = useState(() => date.format(new Date()));
  const filled: Fields = {
    title: clone.data?.title
      ? t('runs.cloneOf', { title: clone.data.title })
      : `${place.name} ${suggested}`,
    experiment: clone.data?.experiment ?? '',
    serviceAccount: clone.data?.serviceAccount ?? '',
    when: 'now',
    cron: '',
    minutes: '60',
    ...fields,
  };

  const found: Array<{ field: string; text: string }> = [
    ...(filled.title.trim()
      ? []
      : [{ field: 'title', text: t('validation.required') }]),
    ...(filled.when === 'cron' && !/^\S+(\s+\S+){4,5}$/.test(filled.cron.trim())
      ? [{ field: 'cron', text: t('runs.fault.cron') }]
      : []),
    ...(filled.when === 'interval' && !(Number(filled.minutes) >= 1)
      ? [{ field: 'minutes', text: t('runs.fault.minutes') }]
      : []),
    ...(filled.serviceAccount && !SERVICE_ACCOUNT.test(filled.serviceAccount)
      ? [{ field: 'serviceAccount', text: t('runs.fault.serviceAccount') }]
      : []),
  ];
  const ofParameters: FieldProblem[] = schema
    ? validateInput(schema, values)
    : [];
  const isShown = ({ field }: { field: string }) =>
    tried || (typed !== undefined && field in typed.values);

  function valuesOf(): InputValues {
    if (!schema || !typed) {
      return before ?? {};
    }
    // What has been emptied stays empty; another version may ask for more.
    return typed.versionId === versionId
      ? typed.values
      : valuesFor(schema, typed.values);
  }
  const setValues = (changed: InputValues) =>
    setTyped({ versionId, values: changed });

  const send = async (): Promise<{ runId?: string } | undefined> => {
    setTried(true);
    if (found.length > 0 || ofParameters.length > 0 || busy || !schema) {
      return undefined;
    }
    const { title, experiment, serviceAccount, when } = filled;
    const body = {
      title: title.trim(),
      pipelineId,
      versionId,
      parameters: values,
      ...(experiment.trim() && { experiment: experiment.trim() }),
      ...(serviceAccount && { serviceAccount }),
    };
    if (when === 'now') {
      const run = await change<Run>('/runs', body);
      if (run) {
        announce(t('runs.started', { title: run.title }));
      }
      return run && { runId: run.id };
    }
    const made = await change<object>('/recurring-runs', {
      ...body,
      ...(when === 'cron'
        ? { cron: filled.cron.trim() }
        : { intervalSeconds: Math.round(Number(filled.minutes) * 60) }),
    });
    if (made) {
      announce(t('runs.scheduled', { title: body.title }));
    }
    return made && {};
  };

  return {
    ...filled,
    versionId,
    schema,
    values,
    resets,
    busy: busy !== undefined,
    sendError: error,
    loadError: clone.error ?? version.error,
    dropped: clone.data?.dropped ?? [],
    problems: tried ? found : found.filter(({ field }) => field in fields),
    parameterProblems: ofParameters.filter(isShown),
    /** What differs from the run that is begun anew. */
    changes:
      from && before
        ? Object.keys({ ...before, ...values })
            .filter(name => !isSame(before[name], values[name]))
            .map(name => ({ name, before: before[name], after: values[name] }))
        : [],
    set: <K extends keyof Fields>(name: K, value: Fields[K]) =>
      setFields(current => ({ ...current, [name]: value })),
    setVersion: setChosenVersion,
    setValues,
    reset: (name: string) => {
      setValues({ ...values, [name]: before?.[name] });
      setResets(count => count + 1);
    },
    send,
  };
}

/** @internal */
export type RunForm = ReturnType<typeof useRunForm>;
