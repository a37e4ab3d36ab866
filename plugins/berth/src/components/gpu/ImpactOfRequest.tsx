import type { Place } from '../../model/places';
import { GpuImpact } from './GpuImpact';
import { ideaOfRequest } from './ideas';

/** What a request for GPUs would mean; nothing for any other request. */
export function ImpactOfRequest(props: {
  offering: string;
  place: Place | undefined;
  input: Record<string, unknown>;
}) {
  const idea = ideaOfRequest(props);
  return idea ? <GpuImpact idea={idea} /> : null;
}
