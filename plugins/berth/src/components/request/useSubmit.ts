import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  OfferingDescription,
  stringifyClaimRef,
} from '@berth/backstage-plugin-berth-common';
import type { JsonValue } from '@backstage/types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { berthApiRef } from '../../api';
import { queryKeys } from '../../data';
import type { Place } from '../../model/places';
import {
  Choices,
  conventionalValues,
  templateValuesOf,
  TemplateValues,
} from '../../model/template';
import { useLinks } from '../useLinks';
import { justSent } from './justSent';
import { useIdempotencyKey } from './useIdempotencyKey';

/** What is asked for, with a place that leaves nothing open. */
export interface FullChoices extends Choices {
  place: Required<Place>;
}

/**
 * Sends a request by the offering's golden path, and shows its claim at once;
 * without a golden path it is sent to Berth directly.
 *
 * @internal
 */
export function useSubmit(offering: OfferingDescription) {
  const api = useApi(berthApiRef);
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const links = useLinks();
  const idempotency = useIdempotencyKey();
  const template = scaffolder ? offering.template : undefined;

  const form = useQuery({
    queryKey: ['template', template],
    queryFn: () => scaffolder!.getTemplateParameterSchema(template!),
    enabled: template !== undefined,
  });

  /** The template's parameters, and whether the short form fills them all. */
  const fillIn = (choices: Choices): TemplateValues =>
    form.data
      ? templateValuesOf(form.data.steps, choices)
      : {
          complete: true,
          values: conventionalValues(choices),
        };

  const start = async (
    choices: FullChoices,
    values: Record<string, JsonValue>,
  ): Promise<string | undefined> => {
    if (scaffolder && template) {
      const task = await scaffolder.scaffold({ templateRef: template, values });
      return task.taskId;
    }
    const body = {
      offering: offering.id,
      name: choices.name,
      ...choices.place,
      input: choices.input,
    };
    try {
      await api.createRequest(body, {
        idempotencyKey: idempotency.keyFor(body),
      });
    } catch (error) {
      idempotency.onError(error);
      throw error;
    }
    return undefined;
  };

  const submit = async (choices: FullChoices): Promise<void> => {
    const { values } = fillIn(choices);
    const taskId = await start(choices, values);
    queryClient.invalidateQueries({ queryKey: queryKeys.requestLists });
    const id = stringifyClaimRef({
      ...choices.place,
      ...(offering.clusterScoped && { namespace: '' }),
      offering: offering.id,
      name: choices.name,
    });
    navigate(links.claim(id, taskId), { state: justSent });
  };
  return { submit, fillIn, template };
}
